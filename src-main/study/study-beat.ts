import type { AttemptId } from '../../src-shared/basics/ids';
import { gapBetween } from '../../src-shared/domain/attempt/time-ledger';
import type { StudyEvent } from '../../src-shared/domain/study/study-event';
import { isSignedIn, type Sitting } from '../../src-shared/domain/study/study-state';
import type { Desk } from '../exam/desk';
import { studyCover } from '../lockdown/lockdown-memory';
import { planCheck, settleErrand } from './settle-errand';
import { openClass, recordStudy } from './study-desk';

/** About once a second: minutes go on disk, checks are called by the dice, and who did not come is written down. */
export async function beatStudy(desk: Desk): Promise<void> {
  await settleErrand(desk);
  const open = openClass(desk.memory);
  if (open === undefined || open.state.isPaused) return;
  const sittings = [...open.state.sittings.values()].filter(isSignedIn);
  if (sittings.length === 0) return;
  const at = desk.now();
  const { policy } = open.rules;
  const events: StudyEvent[] = [];
  const covered = studyCover(desk.memory)?.attemptId;
  for (const sitting of sittings) {
    const { sittingId, stage } = sitting;
    // Nobody is asked, or found missing, whose page is covered: a proctor is on the way.
    if (sittingId === covered) continue;
    if (stage.kind === 'present') {
      const dueAtMonoMs = desk.memory.study.dueAtMonoMs.get(sittingId);
      if (dueAtMonoMs === undefined) planCheck(desk, open, sittingId);
      else if (at.monoMs >= dueAtMonoMs) events.push({ kind: 'asked', at, sittingId });
    }
    if (stage.kind === 'asked' && isTooLate(desk, sitting, policy.checkAnswerSeconds * 1000)) {
      events.push({ kind: 'missed', at, sittingId });
    }
  }
  const isTickDue = gapBetween(open.state.lastTickAt, at).gapMs >= policy.tickSeconds * 1000;
  // A check or a miss is counted up to this very moment.
  if (isTickDue || events.length > 0) events.unshift({ kind: 'ticked', at });
  if (events.length === 0) return;
  const written = await recordStudy(desk, open.session, events);
  if (!written.ok) return;
  for (const event of events) if (event.kind === 'asked') forget(desk, event.sittingId);
  desk.changed();
}

function forget(desk: Desk, sittingId: AttemptId): void {
  desk.memory.study.dueAtMonoMs.delete(sittingId);
}

/** Somebody who is being looked at now has come; twice the time is the end of that. */
function isTooLate(desk: Desk, { stage, candidateId }: Sitting, withinMs: number): boolean {
  if (stage.kind !== 'asked') return false;
  const isComing = desk.memory.study.errand?.candidateId === candidateId;
  return gapBetween(stage.since, desk.now()).gapMs > (isComing ? 2 * withinMs : withinMs);
}
