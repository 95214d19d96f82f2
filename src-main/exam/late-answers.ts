import type { AttemptId } from '../../src-shared/basics/ids';
import { err, type Result } from '../../src-shared/basics/result';
import type { IpcRequest, IpcResponse } from '../../src-shared/contracts/ipc/channels';
import type { IncidentDraft } from '../../src-shared/domain/incident/incident';
import type { LateAnswer } from '../../src-shared/domain/record/late-answer';
import type { AppendProblem } from '../journal/append-queue';
import type { JournalEntry } from '../journal/journal-entry';
import { type Desk, notWritten } from './desk';
import { nextRecord } from './next-record';
import { incidentOf } from './note-incident';
import type { LateWrite } from './seat-memory';

/** RM-12: a write at a seat that was left. It is refused, kept, and told to the centre, where it counts for nothing. */
export async function refuseLateWrite(
  desk: Desk,
  request: IpcRequest<'exam:answer'>,
): Promise<IpcResponse<'exam:answer'> | undefined> {
  const { attemptId, itemId, chosen } = request;
  const seat = desk.memory.seats.left.get(attemptId);
  if (seat === undefined) return undefined;
  const { seatEpoch } = seat.left.from;
  desk.log('late-write', { attemptId, seatEpoch });
  const write: LateWrite = { at: desk.now(), seatEpoch, itemId, chosen };
  const entry: JournalEntry = { kind: 'late-write', attemptId, ...write };
  const written = await appendAll(desk, [entry, ...tellCentre(desk, attemptId, write)]);
  if (!written.ok) return err(notWritten(written.error));
  desk.changed();
  return err({ kind: 'seat-left' });
}

/** What came while no session was open, or whose telling a stop had cut off: told when the session opens again. */
export async function tellLateAnswers(desk: Desk): Promise<void> {
  for (const [attemptId, { untold }] of desk.memory.seats.left) {
    for (const write of [...untold]) {
      const entries = tellCentre(desk, attemptId, write);
      if (entries.length === 0) continue;
      const written = await appendAll(desk, entries);
      if (!written.ok) return desk.log('late-answer-not-told', { attemptId });
    }
  }
}

async function appendAll(
  desk: Desk,
  entries: readonly JournalEntry[],
): Promise<Result<readonly number[], AppendProblem>> {
  const written = await desk.append(entries);
  if (written.ok && entries.some((entry) => entry.kind === 'record')) desk.wakeSync();
  return written;
}

/** The record, and behind it the line of the room's record that marks it as told. Nothing outside its own session. */
function tellCentre(desk: Desk, attemptId: AttemptId, write: LateWrite): readonly JournalEntry[] {
  const { session, identity, seats } = desk.memory;
  const seatLeft = seats.left.get(attemptId);
  if (session === undefined || identity === undefined || seatLeft === undefined) return [];
  const { content } = session.opened;
  const { sessionId } = content.session;
  const { seat, candidateId } = seatLeft.of;
  if (seatLeft.of.sessionId !== sessionId) return [];
  const facts = { seatEpoch: write.seatEpoch, toStation: seatLeft.left.toStationId };
  const about = { attemptId, candidateId, seat, text: '', by: [], evidence: [], facts };
  const draft: IncidentDraft = { kind: 'late-answer', ...about };
  const incident = { ...incidentOf(desk, sessionId, draft), at: write.at };
  const { packageId, isDemonstration } = content;
  const body: LateAnswer = {
    kind: 'late-answer',
    stationId: identity.stationId,
    sessionId,
    packageId,
    incident,
    seatEpoch: write.seatEpoch,
    itemId: write.itemId,
    chosen: write.chosen,
    isDemonstration,
  };
  const at = desk.now();
  const envelope = nextRecord(desk, identity, 'late-answer', body, at);
  return [
    { kind: 'record', at, envelope },
    { kind: 'incident', at, incident },
  ];
}
