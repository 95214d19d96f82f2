import { z } from 'zod';
import { canonicalJson, type Json } from '../../src-shared/basics/canonical-json';
import {
  AttemptId,
  CandidateId,
  Epoch,
  ItemId,
  OptionId,
  PackageId,
  SessionId,
  Sha256Hex,
  StaffId,
} from '../../src-shared/basics/ids';
import { Instant } from '../../src-shared/basics/instant';
import { BatchReceipt } from '../../src-shared/contracts/sync/records';
import { AttemptEvent } from '../../src-shared/domain/attempt/attempt-event';
import { DeletionReport } from '../../src-shared/domain/evidence/deletion-report';
import { EvidenceEnd, EvidenceItem, EvidenceKind } from '../../src-shared/domain/evidence/evidence';
import { Incident } from '../../src-shared/domain/incident/incident';
import { MoveHead } from '../../src-shared/domain/move/sealed-move';
import { SignedReadinessSheet } from '../../src-shared/domain/readiness/readiness-sheet';
import { RecordEnvelope } from '../../src-shared/domain/record/record-envelope';
import { ClosingSignature } from '../../src-shared/domain/session-close/closing-signatures';
import { StaffCodeOrder } from '../../src-shared/domain/staff-code/staff-code';
import { StudyEvent } from '../../src-shared/domain/study/study-event';

export const ConsoleAction = z.enum([
  'start-room',
  'pause',
  'end-pause',
  'resume',
  'extend',
  'force-submit',
  'stop',
  'mark-conduct',
  'verify-identity',
  'unlock',
]);
export type ConsoleAction = z.infer<typeof ConsoleAction>;

const ActionState = z.object({ state: z.string(), remainingMs: z.number().int().optional() }).readonly();
export type ActionState = z.infer<typeof ActionState>;

/** Everything this station writes into its journal. */
export const JournalEntry = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('attempt-event'), event: AttemptEvent }).readonly(),
  /** CE-10: what happened in a class. */
  z.object({ kind: z.literal('study-event'), event: StudyEvent }).readonly(),
  z
    .object({
      kind: z.literal('session-opened'),
      at: Instant,
      sessionId: SessionId,
      packageId: PackageId,
      staffId: z.string(),
    })
    .readonly(),
  z
    .object({ kind: z.literal('sign-in-failed'), at: Instant, staffId: z.string(), where: z.string() })
    .readonly(),
  /** One line of the room's record (RM-14). */
  z.object({ kind: z.literal('incident'), at: Instant, incident: Incident }).readonly(),
  /**
   * What staff did at the console of this seat, beside the event it made: who, why, and the clock before and after.
   * `remainingMs` is absent where no clock runs.
   */
  z
    .object({
      kind: z.literal('console-action'),
      at: Instant,
      action: ConsoleAction,
      by: z.array(StaffId).max(2).readonly(),
      note: z.string().max(500),
      attemptId: AttemptId.optional(),
      before: ActionState,
      after: ActionState,
    })
    .readonly(),
  /** RM-4: when this room starts, as staff said here. */
  z
    .object({
      kind: z.literal('room-start-set'),
      at: Instant,
      sessionId: SessionId,
      startsAtMs: z.number().int(),
      by: z.array(StaffId).min(1).max(2).readonly(),
      note: z.string().max(500),
    })
    .readonly(),
  /** The station was locked down, or a proctor ended it. `by` is nobody's when an exam's start did it. */
  z
    .object({
      kind: z.literal('lockdown'),
      at: Instant,
      sessionId: SessionId,
      isOn: z.boolean(),
      by: z.array(StaffId).max(2).readonly(),
    })
    .readonly(),
  /** A single-use code was made here for a seat of the room; the code itself is not kept. */
  z
    .object({
      kind: z.literal('code-made'),
      at: Instant,
      by: StaffId,
      order: StaffCodeOrder,
      request: z.number().int().nonnegative(),
      note: z.string().max(500),
    })
    .readonly(),
  z.object({ kind: z.literal('console-signed-in'), at: Instant, staffId: StaffId }).readonly(),
  /** `idle`: nobody touched the console for the policy's minutes. */
  z
    .object({
      kind: z.literal('console-signed-out'),
      at: Instant,
      staffId: StaffId,
      because: z.enum(['left', 'idle']),
    })
    .readonly(),
  /**
   * A record for the centre, final and signed; it stays here until a signed receipt covers it, and after. The attempt
   * whose result it is, when it is one.
   */
  z
    .object({
      kind: z.literal('record'),
      at: Instant,
      attemptId: AttemptId.optional(),
      envelope: RecordEnvelope,
      /** The result as text for a QR code, sealed to the centre. */
      compact: z.string().max(8000).optional(),
    })
    .readonly(),
  z
    .object({
      kind: z.literal('batch-sent'),
      at: Instant,
      epoch: Epoch,
      fromRecordSeq: z.number().int(),
      throughRecordSeq: z.number().int(),
    })
    .readonly(),
  z
    .object({
      kind: z.literal('receipt'),
      at: Instant,
      answer: BatchReceipt,
      /** Centre's clock less this station's, ms; entries of older versions have none. Orders and refuses nothing. */
      clockOffsetMs: z.number().int().optional(),
    })
    .readonly(),
  z
    .object({
      kind: z.literal('record-needs-person'),
      at: Instant,
      epoch: Epoch,
      recordSeq: z.number().int(),
      reason: z.string().max(200),
    })
    .readonly(),
  /** A sealed picture lies in the evidence folder. */
  z.object({ kind: z.literal('evidence-kept'), at: Instant, item: EvidenceItem }).readonly(),
  /** A picture that the policy wanted was not kept: none came in time, or the disk had no room for it. */
  z
    .object({
      kind: z.literal('evidence-dropped'),
      at: Instant,
      evidenceKind: EvidenceKind,
      attemptId: AttemptId,
      incidentId: z.string().optional(),
      why: z.enum(['no-picture', 'disk-full']),
    })
    .readonly(),
  /** The centre has all of a sealed picture; it stays here until its day all the same. */
  z.object({ kind: z.literal('evidence-sent'), at: Instant, sha256: Sha256Hex }).readonly(),
  z.object({ kind: z.literal('evidence-gone'), at: Instant, sha256: Sha256Hex, why: EvidenceEnd }).readonly(),
  /** The package file was overwritten and removed: its key slot and its photographs are gone from this station. */
  z
    .object({
      kind: z.literal('package-erased'),
      at: Instant,
      packageId: PackageId,
      why: z.enum(['acknowledged', 'hours-at-most']),
      unacknowledgedRecords: z.number().int().nonnegative(),
      unfinishedAttempts: z.number().int().nonnegative(),
    })
    .readonly(),
  z.object({ kind: z.literal('deletion-report'), at: Instant, report: DeletionReport }).readonly(),
  /** RM-12: an answer that came at a seat the attempt had left. It counts for nothing and is kept. */
  z
    .object({
      kind: z.literal('late-write'),
      at: Instant,
      attemptId: AttemptId,
      seatEpoch: z.number().int().positive(),
      itemId: ItemId,
      chosen: z.array(OptionId).max(6).readonly(),
    })
    .readonly(),
  /** RM-12: a move file was taken in; its head, so that the centre can say who signed it. */
  z.object({ kind: z.literal('move-taken'), at: Instant, head: MoveHead, by: StaffId }).readonly(),
  /** RM-12, both copies: another machine's copy of an attempt that is here already, whole. */
  z
    .object({
      kind: z.literal('copy-kept'),
      at: Instant,
      attemptId: AttemptId,
      head: MoveHead,
      events: z.array(AttemptEvent).readonly(),
    })
    .readonly(),
  /** RM-15: where those on the list were who did not sit here, as staff said; the last word counts. */
  z
    .object({
      kind: z.literal('closing-placed'),
      at: Instant,
      sessionId: SessionId,
      absent: z.array(CandidateId).max(500).readonly(),
      elsewhere: z.array(CandidateId).max(500).readonly(),
      by: StaffId,
    })
    .readonly(),
  /** RM-15: one of the three signatures under this station's part of the session. */
  z
    .object({ kind: z.literal('closing-signed'), sessionId: SessionId, signature: ClosingSignature })
    .readonly(),
  /** Feature 17: what this machine could do, signed; its inventory tells later checks what is known hardware. */
  z.object({ kind: z.literal('readiness'), at: Instant, signed: SignedReadinessSheet }).readonly(),
  /** A mock exam was sat to its end: how fast its saves were. Never an answer, never a person. */
  z
    .object({
      kind: z.literal('rehearsal'),
      at: Instant,
      saves: z.number().int().nonnegative(),
      medianMicros: z.number().int().nonnegative(),
      p95Micros: z.number().int().nonnegative(),
    })
    .readonly(),
  /** An entry that holds answers, under its attempt's key (see `seal-entry`); unreadable once that key is erased. */
  z.object({ kind: z.literal('sealed'), attemptId: AttemptId, box: z.string() }).readonly(),
  /** Something about the journal itself that a person should hear of. */
  z
    .object({
      kind: z.literal('journal-repaired'),
      at: Instant,
      what: z.string(),
      file: z.string(),
      atOffset: z.number().int().optional(),
      /** Sequences of acknowledged records that can't be read any more, both included. */
      lostFrom: z.number().int().optional(),
      lostThrough: z.number().int().optional(),
    })
    .readonly(),
]);
export type JournalEntry = z.infer<typeof JournalEntry>;
export type JournalEntryOf<K extends JournalEntry['kind']> = Extract<JournalEntry, { readonly kind: K }>;

export function encodeEntry(entry: JournalEntry): Uint8Array {
  return new TextEncoder().encode(canonicalJson(entry as Json));
}

/** The entry, or undefined when a sound record holds something this version does not know; it is passed over, never cut. */
export function decodeEntry(payload: Uint8Array): JournalEntry | undefined {
  try {
    const parsed = JournalEntry.safeParse(
      JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload)),
    );
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
