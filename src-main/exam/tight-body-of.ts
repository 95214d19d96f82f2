import { packTightBody } from '../../src-crypto/tight-body';
import type { Instant } from '../../src-shared/basics/instant';
import { paperOfCandidate } from '../../src-shared/domain/paper/paper-of-candidate';
import type { AttemptResult } from '../../src-shared/domain/record/attempt-result';
import { keysOfPaper } from '../../src-shared/domain/scoring/keys-of-paper';
import type { Desk } from './desk';
import type { OpenSession } from './station-memory';

/**
 * The body of a result's record without what the centre makes again from the session (0043); undefined when the paper
 * cannot be made here, and then the result goes whole.
 */
export function tightBodyOf(
  desk: Desk,
  session: OpenSession,
  result: AttemptResult,
  at: Instant,
): Uint8Array | undefined {
  const { content } = session.opened;
  const candidate = content.candidates.find((one) => one.candidateId === result.candidateId);
  const paper = paperOfCandidate(content, result.candidateId, Buffer.from(result.seedHex, 'hex'));
  const keys = paper.ok ? keysOfPaper(paper.value, content.bank.items) : undefined;
  if (candidate === undefined || !keys?.ok) return undefined;
  const { stationId, bankVersion, blueprintVersion, seedHex, paperHash } = result;
  return packTightBody(desk.suite, result, {
    stationId,
    at,
    attemptNo: candidate.attemptNo,
    seat: candidate.seat,
    accommodation: candidate.accommodation,
    bankVersion,
    blueprintVersion,
    policyVersion: content.policy.policyVersion,
    isDemonstration: content.isDemonstration,
    seedHex,
    paperHash,
    keys: keys.value,
  });
}
