import { err, ok, type Result } from '../../src-shared/basics/result';
import type { IpcRequest } from '../../src-shared/contracts/ipc/channels';
import type { OpenSessionProblem } from '../../src-shared/contracts/ipc/problems';
import type { AttemptEvent } from '../../src-shared/domain/attempt/attempt-event';
import { replayAttempt } from '../../src-shared/domain/attempt/reduce-attempt';
import { consentTextOf } from '../../src-shared/domain/presence/consent-texts';
import { scoringDifferences } from '../../src-shared/domain/scoring/golden-vectors';
import { takeUpStudy } from '../study/take-up-study';
import { type Desk, NOT_NOW, notWritten, record } from './desk';
import { finishAttempt } from './finish-attempt';
import { judgeProgram, waiverEntry } from './judge-program';
import { tellLateAnswers } from './late-answers';
import { noteJournalDamage } from './note-journal-damage';
import { noPhotoChecks } from './photo-checks';
import { withReleasedKey } from './released-key';
import { checkStaff, lockedOutSeconds, noteFailedSignIn } from './staff-sign-in';
import type { OpenSession } from './station-memory';
import { isGuess, passphraseOf, unseal } from './unseal-session';
import { holdReserve } from './watch-disk';

/**
 * A proctor opens the session: the passphrase together with this station's key opens the package, then the staff
 * number and password are checked against the verifiers inside it. Until then no item text exists in clear.
 */
export async function openSession(
  desk: Desk,
  request: IpcRequest<'session:open'>,
): Promise<Result<Record<string, never>, OpenSessionProblem>> {
  const { memory } = desk;
  const { identity, package: checked } = memory;
  if (identity === undefined || checked === undefined || memory.session !== undefined) return err(NOT_NOW);
  if (memory.updateStaged !== undefined) return err({ kind: 'update-waiting', version: memory.updateStaged });
  const seconds = lockedOutSeconds(memory.failedSignIns, request.staffId, desk.now());
  if (seconds > 0) return err({ kind: 'locked-out', seconds });

  const keyed = withReleasedKey(desk, request);
  if (keyed === undefined) return err({ kind: 'key-not-here' });
  const opened = await unseal(desk, identity, checked, keyed);
  if (!opened.ok) {
    if (isGuess(opened.error)) await noteFailedSignIn(desk, request.staffId, 'passphrase');
    return err({ kind: 'bad-package', problem: opened.error });
  }
  const differences = scoringDifferences(opened.value.content.scoring);
  if (differences.length > 0) {
    opened.value.close();
    desk.log('scorer-differs', { count: differences.length });
    return err({ kind: 'scorer-differs', detail: differences.join(', ').slice(0, 300) });
  }
  const waiver = await judgeProgram(desk, opened.value.content, request.waiver);
  if (!waiver.ok) {
    opened.value.close();
    return waiver;
  }
  const staff = await checkStaff(desk.suite, opened.value.content, request.staffId, request.password);
  if (!staff.ok) {
    opened.value.close();
    await noteFailedSignIn(desk, request.staffId, 'session');
    return err({ kind: 'unknown-staff-or-wrong-password' });
  }
  const { consentTextVersion } = opened.value.content.policy;
  if (consentTextOf(consentTextVersion) === undefined) {
    // Nobody is to agree to one text and have another written down (LW-1).
    opened.value.close();
    return err({ kind: 'consent-text-unknown', version: consentTextVersion });
  }
  // The space for answers is taken before the first of them is given.
  if ((await holdReserve(desk)) === 'no-room') {
    opened.value.close();
    desk.log('disk-reserve-missing');
    return err({ kind: 'not-written', isDiskFull: true });
  }
  const { session, packageId } = opened.value.content;
  const written = await desk.append([
    {
      kind: 'session-opened',
      at: desk.now(),
      sessionId: session.sessionId,
      packageId,
      staffId: staff.value.staffId,
    },
    ...(waiver.value === undefined
      ? []
      : [waiverEntry(desk, opened.value.content, staff.value, waiver.value)]),
  ]);
  if (!written.ok) {
    opened.value.close();
    return err(notWritten(written.error));
  }
  desk.keyAhead.wipe();
  memory.releasedKey = undefined;
  memory.photoChecks = noPhotoChecks();
  memory.session = { opened: opened.value, openedBy: staff.value.staffId };
  desk.log('session-opened', { sessionId: session.sessionId });
  await noteJournalDamage(desk);
  await takeUpAttempts(desk, memory.session);
  await takeUpStudy(desk, memory.session);
  await tellLateAnswers(desk);
  desk.changed();
  return ok({});
}

/** The passphrase has been typed, the rest has not: what takes long begins. Says nothing of whether it is right. */
export async function prepareSession(
  desk: Desk,
  request: IpcRequest<'session:prepare'>,
): Promise<Record<string, never>> {
  const { identity, package: checked, session } = desk.memory;
  if (identity === undefined || checked === undefined || session !== undefined) return {};
  const passphrase = await passphraseOf(checked, request);
  if (passphrase.ok) desk.keyAhead.begin(checked, passphrase.value, desk.now().monoMs);
  return {};
}

/** Brings every attempt that the journal knows and that is not over to where the rules leave it. */
async function takeUpAttempts(desk: Desk, session: OpenSession): Promise<void> {
  const { memory } = desk;
  const { policy, packageId } = session.opened.content;
  for (const [attemptId, events] of [...memory.events]) {
    const isOfThisPackage = events[0]?.kind === 'identified' && events[0].packageId === packageId;
    if (!isOfThisPackage) continue;
    const replayed = replayAttempt(events, policy);
    if (!replayed.ok || replayed.value === undefined) {
      desk.log('attempt-not-replayable', { attemptId });
      continue;
    }
    const state = replayed.value;
    memory.current = state;
    if (state.kind === 'moved-out') return;
    if (state.kind === 'started') {
      memory.isSuspended = true;
      memory.suspendedBy = 'restart';
      return;
    }
    if (state.kind === 'submitted' || state.kind === 'scored') {
      const finished = await finishAttempt(desk, session, state);
      if (!finished.ok) desk.log('finish-failed', { attemptId, problem: finished.error.kind });
      return;
    }
    const abandoned: AttemptEvent = { kind: 'check-in-abandoned', attemptId, at: desk.now() };
    await record(desk, session, state, [abandoned]);
    memory.current = undefined;
  }
}
