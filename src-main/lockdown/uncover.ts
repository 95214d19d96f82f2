import { ok } from '../../src-shared/basics/result';
import type { AttemptEvent } from '../../src-shared/domain/attempt/attempt-event';
import { type GrantAuthority, incidentKindOf, mayGrant } from '../../src-shared/domain/attempt/grant-rules';
import type { GrantCause } from '../../src-shared/domain/attempt/ledger-entry';
import { gapBetween } from '../../src-shared/domain/attempt/time-ledger';
import type { Signature } from '../../src-shared/domain/staff/signature';
import type { CodeUse } from '../../src-shared/domain/staff-code/staff-code';
import { about, besideOf, type Done, type Started } from '../exam/console-acting';
import { type Desk, record } from '../exam/desk';
import { noteIncident } from '../exam/note-incident';
import type { OpenSession } from '../exam/station-memory';
import type { Cover } from './lockdown-memory';

/** What staff decided about a covered paper, whoever's word opens it. */
export type Uncovering = {
  readonly minutes: number;
  readonly cause: GrantCause;
  readonly note: string;
  readonly by: readonly Signature[];
  readonly authority: GrantAuthority;
  readonly code?: CodeUse;
};

/**
 * Opens a covered paper again. Minutes are given for a fault only (RM-10), and the covered time stands in the record
 * either way. The grant comes first: a stop between the two lines leaves a code spent together with its minutes.
 */
export async function uncover(
  desk: Desk,
  session: OpenSession,
  state: Started,
  cover: Cover,
  wish: Uncovering,
): Done {
  const { minutes, cause, note, authority, by } = wish;
  const kind = minutes > 0 ? incidentKindOf(cause) : 'other';
  if (minutes > 0) {
    const may = mayGrant(state.ledger, session.opened.content.policy, { minutes, fault: kind, authority });
    if (!may.ok) return may;
  }
  const at = desk.now();
  const staff = by.map((one) => one.staffId);
  const code = wish.code === undefined ? {} : { code: wish.code };
  const coveredSeconds = Math.round(gapBetween(cover.at, at).gapMs / 1000);
  const byCode = wish.code === undefined ? {} : { authority: 'code' };
  const facts = { because: cover.because, coveredSeconds, minutes, ...byCode };
  const noted = await noteIncident(desk, { ...about(state), kind, text: note, by: staff, facts });
  if (!noted.ok) return noted;
  const { attemptId } = state;
  const granted: AttemptEvent = {
    kind: 'granted',
    attemptId,
    at,
    minutes,
    cause,
    scope: 'own',
    faultId: noted.value.incidentId,
    note,
    by: staff,
    isByCode: wish.code !== undefined,
    ...code,
  };
  const uncovered: AttemptEvent = { kind: 'uncovered', attemptId, at, by: staff, ...code };
  const events = minutes > 0 ? [granted, uncovered] : [uncovered];
  const done = await record(desk, session, state, events, besideOf(desk, state, 'unlock', by, note));
  if (!done.ok) return done;
  desk.memory.lockdown.cover = undefined;
  desk.memory.lockdown.warning = undefined;
  desk.changed();
  return ok({});
}
