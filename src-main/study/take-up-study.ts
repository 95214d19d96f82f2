import { replayStudy } from '../../src-shared/domain/study/reduce-study';
import { isSignedIn } from '../../src-shared/domain/study/study-state';
import type { Desk } from '../exam/desk';
import type { OpenSession } from '../exam/station-memory';
import { hoursEntries } from './hours-entry';
import { openClass, recordStudy, rulesOf } from './study-desk';

/**
 * A class that was open when the station stopped goes on with the minutes that were on disk; everybody is to be seen
 * again before more are added. A record that a torn write left out is made now.
 */
export async function takeUpStudy(desk: Desk, session: OpenSession): Promise<void> {
  const { study } = desk.memory;
  const rules = rulesOf(session);
  const first = study.events[0];
  const isOurs =
    first?.kind === 'class-opened' && first.sessionId === session.opened.content.session.sessionId;
  study.state = undefined;
  if (rules === undefined || !isOurs) return;
  study.state = replayStudy(study.events, rules);
  const open = openClass(desk.memory);
  if (open === undefined) return;
  const sittings = [...open.state.sittings.values()];
  const missing = sittings.filter(
    (one) => one.stage.kind === 'signed-out' && !desk.outbox.hasRecordOf(one.sittingId),
  );
  const entries = hoursEntries(desk, open, open.state, missing);
  if (entries.length > 0) await desk.append(entries);
  if (!sittings.some(isSignedIn)) return;
  const cut = await recordStudy(desk, session, [{ kind: 'interrupted', at: desk.now() }]);
  if (!cut.ok) desk.log('study-interruption-not-written', { problem: cut.error.kind });
  const [only] = sittings.filter(isSignedIn);
  study.atSeat = open.course.mode === 'self-study' ? only?.sittingId : undefined;
}
