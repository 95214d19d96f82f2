import { suiteB } from '../../src-crypto/suite-b';
import { packTightBody } from '../../src-crypto/tight-body';
import type { SessionPublication } from '../../src-server/registry/session-publication';
import { fromHex } from '../../src-shared/basics/bytes-text';
import type { Instant } from '../../src-shared/basics/instant';
import { generatePaper } from '../../src-shared/domain/paper/generate-paper';
import type { AttemptResult } from '../../src-shared/domain/record/attempt-result';
import type { KnownOfResult } from '../../src-shared/domain/record/tight-result';
import { keysOfPaper } from '../../src-shared/domain/scoring/keys-of-paper';

/** What the station that sat this session knows beside the result. */
export function knownOf(publication: SessionPublication, result: AttemptResult, at: Instant): KnownOfResult {
  const candidate = publication.candidates.find((one) => one.candidateId === result.candidateId);
  const [blueprint] = publication.blueprints;
  const seed = fromHex(result.seedHex);
  if (candidate === undefined || blueprint === undefined || seed === undefined) throw new Error('no sitting');
  const paper = generatePaper({ bank: publication.bank, blueprint, seed });
  const keys = paper.ok ? keysOfPaper(paper.value, publication.bank.items) : paper;
  if (!keys.ok) throw new Error('no paper');
  return {
    stationId: result.stationId,
    at,
    attemptNo: candidate.attemptNo,
    seat: candidate.seat,
    accommodation: candidate.accommodation,
    bankVersion: publication.bank.bankVersion,
    blueprintVersion: blueprint.blueprintVersion,
    policyVersion: publication.policy.policyVersion,
    isDemonstration: publication.isDemonstration,
    seedHex: result.seedHex,
    paperHash: result.paperHash,
    keys: keys.value,
  };
}

/** A result's body as a station makes it. `at`: the record's own time. */
export function buildTightBody(
  publication: SessionPublication,
  result: AttemptResult,
  at: Instant,
): Uint8Array {
  return packTightBody(suiteB, result, knownOf(publication, result, at));
}
