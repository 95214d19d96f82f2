import { err, ok, type Result } from '../../src-shared/basics/result';
import type { ConsoleProblem } from '../../src-shared/contracts/ipc/console-problems';
import { acting } from '../exam/console-acting';
import { type Desk, NOT_NOW, notWritten } from '../exam/desk';

/**
 * Locks the station down: at the start of an exam, and of a class where the policy wants it. It is locked in memory
 * even when the disk refuses the note of it: the exam must not go on unlocked for want of a line.
 */
export async function enterLockdown(desk: Desk): Promise<void> {
  const { session, lockdown } = desk.memory;
  if (session === undefined || lockdown.isOn || !session.opened.content.policy.lockdown.isOn) return;
  lockdown.isOn = true;
  const { sessionId } = session.opened.content.session;
  const written = await desk.append([{ kind: 'lockdown', at: desk.now(), isOn: true, by: [], sessionId }]);
  desk.log('lockdown', { isOn: true, isWritten: written.ok });
}

/** Only a proctor at the console ends it, and never while a paper is open (features 8). */
export async function leaveLockdown(desk: Desk): Promise<Result<Record<string, never>, ConsoleProblem>> {
  const who = acting(desk);
  if (!who.ok) return who;
  const { lockdown, current } = desk.memory;
  if (!lockdown.isOn || current?.kind === 'started' || current?.kind === 'submitted') return err(NOT_NOW);
  const { sessionId } = who.value.session.opened.content.session;
  const by = [who.value.by.staffId];
  const written = await desk.append([{ kind: 'lockdown', at: desk.now(), isOn: false, by, sessionId }]);
  if (!written.ok) return err(notWritten(written.error));
  lockdown.isOn = false;
  desk.log('lockdown', { isOn: false });
  desk.changed();
  return ok({});
}
