import type {
  AttemptId,
  CandidateId,
  ItemId,
  OptionId,
  PackageId,
  SessionId,
  Sha256Hex,
  StaffId,
} from '../../basics/ids';
import type { Instant } from '../../basics/instant';
import type { ChallengeVerdict } from '../presence/challenge-verdict';
import type { FaceVerdict } from '../presence/face-measurement';
import type { MovementOutcome } from '../presence/movement-outcome';
import type { PresenceTally } from '../presence/presence-tally';
import type { ScoreConfirmation } from '../session-close/session-closing';
import type { Accommodation } from './accommodation';
import type { ManualReason, SubmitCause } from './attempt-event';
import type { ConductMark } from './conduct';
import type { StaffEnding } from './ending';
import type { SeatLeft, SeatMove } from './seat-move';
import type { TimeLedger } from './time-ledger';

export type AttemptIdentity = {
  readonly attemptId: AttemptId;
  readonly candidateId: CandidateId;
  readonly sessionId: SessionId;
  readonly packageId: PackageId;
  readonly seat: number;
  readonly attemptNo: number;
};

/** How the person was recognised; equal in outcome (RM-5, LW-3). */
export type IdentityPath =
  | {
      readonly kind: 'face';
      readonly distanceMilli: number;
      readonly tries: number;
      readonly movements?: MovementOutcome;
    }
  | {
      readonly kind: 'manual';
      readonly reason: ManualReason;
      readonly staff: readonly [StaffId, StaffId];
      readonly movements?: MovementOutcome;
    };

export type AnswerSheet = ReadonlyMap<ItemId, readonly OptionId[]>;

/** `failedTries` counts like those of the check-in; `staff`: only they can still say who it is. */
export type Recheck =
  | { readonly kind: 'none'; readonly failedTries: number; readonly lastVerdict: FaceVerdict | undefined }
  | { readonly kind: 'staff' }
  | { readonly kind: 'passed'; readonly at: Instant };

type Sitting = AttemptIdentity & {
  readonly identityPath: IdentityPath;
  readonly startedAt: Instant;
  readonly seedHex: string;
  readonly paperHash: Sha256Hex;
  readonly policyVersion: string;
  readonly answers: AnswerSheet;
  readonly flaggedNumbers: ReadonlySet<number>;
  readonly currentNumber: number;
  readonly presence: PresenceTally;
  /** The face consent was taken back after the check-in: no more looks (LW-2). */
  readonly hasWithdrawnConsent: boolean;
  /** Machines it has been moved between, in order (RM-12). */
  readonly moves: readonly SeatMove[];
  readonly accommodation: Accommodation | undefined;
  /** What came of the looks since the attempt last stood still (RM-11). */
  readonly recheck: Recheck;
  readonly conduct: readonly ConductMark[];
  readonly ledger: TimeLedger;
};

/** RM state machine of section 7, as far as one station sees it. */
export type AttemptState =
  /** Document or admission number matched the roster; face consent not yet asked. */
  | ({ readonly kind: 'identified' } & AttemptIdentity)
  /** Consent to the face check was given; tries are being used. */
  | ({
      readonly kind: 'verifying-face';
      readonly triesUsed: number;
      readonly lastVerdict: FaceVerdict | undefined;
    } & AttemptIdentity)
  /** The face matches; movements are being asked for, so that a picture of it does not (policy `liveness`). */
  | ({
      readonly kind: 'challenged';
      readonly distanceMilli: number;
      readonly tries: number;
      readonly challengesUsed: number;
      readonly lastVerdict: ChallengeVerdict | undefined;
      /** Of the last challenge that was judged, and how many there were. */
      readonly movements: MovementOutcome;
    } & AttemptIdentity)
  /** The face path was refused or used up: two staff decide. */
  | ({
      readonly kind: 'verifying-manually';
      readonly because: 'refused' | 'photo-unusable' | 'tries-used-up' | 'challenge-failed';
      /** Movements that had been asked for before; absent where none were. */
      readonly movements?: MovementOutcome;
    } & AttemptIdentity)
  /** Identity is settled; the paper has not been shown. */
  | ({
      readonly kind: 'ready';
      readonly identityPath: IdentityPath;
      readonly hasWithdrawnConsent: boolean;
    } & AttemptIdentity)
  /** The check-in was given up before the start: no test record (PH-4). */
  | ({ readonly kind: 'abandoned' } & AttemptIdentity)
  /** The paper has been shown and the clock runs. From here on there is a test record. */
  | ({ readonly kind: 'started' } & Sitting)
  /** RM-12: it has left for another machine. Nothing is written here any more but what comes late. */
  | ({
      readonly kind: 'moved-out';
      readonly left: SeatLeft;
      readonly leftAt: Instant;
      readonly isSeatFree: boolean;
    } & Sitting)
  /** Answers are closed. */
  | ({
      readonly kind: 'submitted';
      readonly submittedAt: Instant;
      readonly cause: SubmitCause;
      readonly ending: StaffEnding | undefined;
    } & Sitting)
  /** The station's score is on disk; the centre's re-score is final (TS-7). */
  | ({
      readonly kind: 'scored';
      readonly submittedAt: Instant;
      readonly cause: SubmitCause;
      readonly ending: StaffEnding | undefined;
      readonly total: number;
      readonly isPass: boolean;
      readonly scorerVersion: string;
      /** RM-15: what the person said of the score. */
      readonly confirmation: ScoreConfirmation;
      /** The person has seen the score and left the seat. */
      readonly hasLeft: boolean;
    } & Sitting);
