import type { AttemptId } from '../../src-shared/basics/ids';
import { ok } from '../../src-shared/basics/result';
import type { IpcRequest, IpcResponse } from '../../src-shared/contracts/ipc/channels';
import type { IncidentId } from '../../src-shared/domain/incident/incident';
import { atMost, gradeSignal } from '../../src-shared/domain/lockdown/grade-signal';
import type { LockdownSignal } from '../../src-shared/domain/lockdown/lockdown-signal';
import { signalFacts } from '../../src-shared/domain/lockdown/signal-facts';
import { tallySignal } from '../../src-shared/domain/lockdown/signal-tally';
import type { Consequence } from '../../src-shared/domain/policy/lockdown-policy';
import { hardwareMark } from '../../src-shared/domain/readiness/judge-hardware';
import type { DisplaySeen } from '../../src-shared/domain/readiness/machine-measurement';
import type { Sitting } from '../../src-shared/domain/study/study-state';
import { ABOUT_NOBODY, about } from '../exam/console-acting';
import type { Desk } from '../exam/desk';
import { noteIncident } from '../exam/note-incident';
import type { StationMemory } from '../exam/station-memory';
import { openClass } from '../study/study-desk';

/**
 * Something that a locked station noticed: graded, written into the room's record (RM-14), then acted on. A disk that
 * refuses the line does not keep the paper from being covered.
 */
export async function noteSignal(
  desk: Desk,
  signal: LockdownSignal,
  displays: readonly DisplaySeen[] = [],
): Promise<void> {
  const { session, lockdown } = desk.memory;
  if (session === undefined || !lockdown.isOn) return;
  const policy = session.opened.content.policy.lockdown;
  const counted = tallySignal(lockdown.tally, signal, desk.now().monoMs, policy);
  lockdown.tally = counted.tally;
  const graded = gradeSignal(signal, policy, {
    isKnownHardware: isKnown(desk.memory, displays),
    warnings: warningsOf(desk.memory),
  });
  const sitting = sittingAtSeat(desk.memory);
  const isStudy = sitting !== undefined && policy.duringStudy !== 'off';
  const consequence = isStudy ? atMost(graded, policy.duringStudy) : graded;
  // A second display that was pulled out and put in again must still cover, though its line is too soon.
  if (!counted.isNoted && consequence !== 'cover') return;
  if (!counted.isNoted && isCoveredFor(desk.memory)) return;
  const subject = subjectOf(desk.memory, sitting);
  const repeats = counted.repeats === 0 ? {} : { repeats: counted.repeats };
  const facts = { ...signalFacts(signal), consequence, ...repeats };
  const noted = await noteIncident(desk, { ...subject, kind: signal.kind, text: '', by: [], facts });
  if (!noted.ok) desk.log('lockdown-incident-not-written', { kind: signal.kind });
  followUp(desk, signal.kind, consequence, noted.ok ? noted.value.incidentId : undefined);
}

/** What the page saw and main can not. A page that says so all the time fills no disk: see `tallySignal`. */
export async function noteFromPage(
  desk: Desk,
  notice: IpcRequest<'lockdown:noticed'>['notice'],
): Promise<IpcResponse<'lockdown:noticed'>> {
  await noteSignal(desk, notice);
  return ok({});
}

/** What the policy wants after an incident of the lockdown that is in the record. */
export function followUp(
  desk: Desk,
  kind: LockdownSignal['kind'],
  consequence: Consequence,
  incidentId: IncidentId | undefined,
): void {
  const { lockdown, isSuspended } = desk.memory;
  const attemptId = openPageOf(desk.memory);
  if (consequence === 'log' || attemptId === undefined) return;
  if (consequence === 'warn') {
    lockdown.warning = { attemptId, kind, count: warningsOf(desk.memory) + 1 };
  } else if (!isSuspended && !isCoveredFor(desk.memory)) {
    lockdown.cover = { attemptId, because: kind, incidentId, at: desk.now() };
  }
  desk.changed();
}

/** Whose paper or page of a class is on the screen. A pause covers the questions already, and its end is a proctor's. */
function openPageOf(memory: StationMemory): AttemptId | undefined {
  const { current } = memory;
  if (current === undefined) return sittingAtSeat(memory)?.sittingId;
  return current.kind === 'started' && current.ledger.pause === undefined ? current.attemptId : undefined;
}

/** A cover that somebody else left behind, whose exam was ended under it, covers nobody. */
function isCoveredFor(memory: StationMemory): boolean {
  const { cover } = memory.lockdown;
  return cover !== undefined && cover.attemptId === openPageOf(memory);
}

function sittingAtSeat(memory: StationMemory): Sitting | undefined {
  const { atSeat } = memory.study;
  if (memory.current !== undefined || atSeat === undefined) return undefined;
  return openClass(memory)?.state.sittings.get(atSeat);
}

function subjectOf({ current }: StationMemory, sitting: Sitting | undefined) {
  if (current !== undefined) return about(current);
  return sitting === undefined ? ABOUT_NOBODY : { ...ABOUT_NOBODY, candidateId: sitting.candidateId };
}

function warningsOf(memory: StationMemory): number {
  const { warning } = memory.lockdown;
  const page = memory.current?.attemptId ?? memory.study.atSeat;
  return warning !== undefined && warning.attemptId === page ? warning.count : 0;
}

/** The displays are those of the newest signed sheet, or were waived on an earlier one (idea 11). */
function isKnown({ readiness }: StationMemory, displays: readonly DisplaySeen[]): boolean {
  if (displays.length === 0) return false;
  const mark = hardwareMark('displays', displays);
  const signed = readiness.latest?.sheet.inventory.displays;
  return readiness.known.has(mark) || (signed !== undefined && hardwareMark('displays', signed) === mark);
}
