import type { CandidateId } from '../../basics/ids';

/**
 * The text whose HMAC under the session key is the seed of a candidate's paper (TS-23). Neither part can hold the
 * bar between them, so two different attempts never share a text.
 */
export function paperSeedText(candidateId: CandidateId, attemptNo: number): string {
  return `paper-seed/1|${candidateId}|${attemptNo}`;
}
