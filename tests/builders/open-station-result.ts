import { openRecord } from '../../src-crypto/record-seal';
import type { CryptoSuite, KeyPair } from '../../src-crypto/suite';
import { suiteB } from '../../src-crypto/suite-b';
import { utf8 } from '../../src-crypto/text';
import { openTightBody } from '../../src-crypto/tight-body';
import { fromBase64Url, toHex } from '../../src-shared/basics/bytes-text';
import { canonicalJson } from '../../src-shared/basics/canonical-json';
import { Sha256Hex } from '../../src-shared/basics/ids';
import type { PackageContent } from '../../src-shared/contracts/package/package-content';
import { paperOfCandidate } from '../../src-shared/domain/paper/paper-of-candidate';
import { paperSeedText } from '../../src-shared/domain/paper/paper-seed';
import { AttemptResult } from '../../src-shared/domain/record/attempt-result';
import type { RecordEnvelope } from '../../src-shared/domain/record/record-envelope';
import { readTightHead } from '../../src-shared/domain/record/tight-result';
import { keysOfPaper } from '../../src-shared/domain/scoring/keys-of-paper';

/** A result that a station sealed, put together as a centre does that has the content of its session. */
export function openStationResult(
  content: PackageContent,
  envelope: RecordEnvelope,
  centreBoxKeys: KeyPair,
  suite: CryptoSuite = suiteB,
): AttemptResult {
  const body = openRecord(suite, envelope, centreBoxKeys);
  if (body === undefined) throw new Error('no body that this centre can read');
  if (body.kind === 'text') return AttemptResult.parse(JSON.parse(body.text));
  const candidateId = readTightHead(body.part, envelope.at)?.candidateId;
  const candidate = content.candidates.find((one) => one.candidateId === candidateId);
  const sessionKey = fromBase64Url(content.sessionKey);
  if (candidate === undefined || sessionKey === undefined) throw new Error('a result of no candidate');
  const seed = suite.hmacSha256(sessionKey, utf8(paperSeedText(candidate.candidateId, candidate.attemptNo)));
  const paper = paperOfCandidate(content, candidate.candidateId, seed);
  const keys = paper.ok ? keysOfPaper(paper.value, content.bank.items) : paper;
  if (!paper.ok || !keys.ok) throw new Error('no paper');
  const { attemptNo, seat, accommodation } = candidate;
  const { blueprintVersion } = paper.value;
  const whole = openTightBody(suite, body.part, {
    stationId: envelope.stationId,
    at: envelope.at,
    attemptNo,
    seat,
    accommodation,
    bankVersion: content.bank.bankVersion,
    blueprintVersion,
    policyVersion: content.policy.policyVersion,
    isDemonstration: content.isDemonstration,
    seedHex: toHex(seed),
    paperHash: Sha256Hex.parse(toHex(suite.sha256(utf8(canonicalJson(paper.value))))),
    keys: keys.value,
  });
  if (whole === undefined) throw new Error('the parts make another result');
  return whole;
}
