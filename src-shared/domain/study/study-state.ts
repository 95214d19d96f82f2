import type { AttemptId, CandidateId, PackageId, SessionId } from '../../basics/ids';
import type { Instant } from '../../basics/instant';
import type { StudyClock } from './study-clock';
import type { NoCredit, PresenceProof, QuizAnswers } from './study-event';

/** Where somebody who signed in is now. */
export type SittingStage =
  /** Seen, and time runs. */
  | { readonly kind: 'present' }
  /** A check was called; time runs, and counts once they are seen. */
  | { readonly kind: 'asked'; readonly since: Instant }
  /** Not there when asked, or the station was down: nothing runs until they are seen. */
  | { readonly kind: 'away'; readonly because: 'missed' | 'absent' | 'interrupted' }
  | {
      readonly kind: 'signed-out';
      readonly at: Instant;
      readonly proof: PresenceProof | undefined;
      readonly tenths: number;
      readonly none: NoCredit | undefined;
    };

export type QuizState = {
  readonly triesUsed: number;
  readonly last:
    | { readonly points: number; readonly outOf: number; readonly answers: QuizAnswers }
    | undefined;
  readonly passedAt: Instant | undefined;
};

/** One sitting of one person: from a sign-in to its sign-out. */
export type Sitting = {
  readonly sittingId: AttemptId;
  readonly candidateId: CandidateId;
  readonly entryNo: number;
  readonly signedInAt: Instant;
  readonly proof: PresenceProof;
  readonly lastProof: PresenceProof;
  readonly lastProofAt: Instant;
  readonly stage: SittingStage;
  readonly clock: StudyClock;
  /** When the planned minutes were full; cleared if minutes are lost again. */
  readonly fullAt: Instant | undefined;
  readonly checks: { readonly asked: number; readonly missed: number };
  readonly quiz: QuizState;
};

/** One class that is open at this station. */
export type StudyState = {
  readonly sessionId: SessionId;
  readonly packageId: PackageId;
  readonly courseId: string;
  readonly openedAt: Instant;
  readonly lastTickAt: Instant;
  readonly isPaused: boolean;
  readonly isClosed: boolean;
  /** In the order of their sign-ins; those who left included. */
  readonly sittings: ReadonlyMap<AttemptId, Sitting>;
};

export function isSignedIn({ stage }: Sitting): boolean {
  return stage.kind !== 'signed-out';
}

/** The sitting of this person that is not over. */
export function sittingOf(state: StudyState, candidateId: CandidateId): Sitting | undefined {
  return [...state.sittings.values()].find((one) => one.candidateId === candidateId && isSignedIn(one));
}
