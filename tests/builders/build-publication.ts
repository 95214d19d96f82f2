import { suiteB } from '../../src-crypto/suite-b';
import { utf8 } from '../../src-crypto/text';
import { SessionPublication } from '../../src-server/registry/session-publication';
import { fromBase64Url, toBase64Url, toHex } from '../../src-shared/basics/bytes-text';
import { canonicalJson } from '../../src-shared/basics/canonical-json';
import type { OptionId, StationId } from '../../src-shared/basics/ids';
import { generatePaper } from '../../src-shared/domain/paper/generate-paper';
import { paperSeedText } from '../../src-shared/domain/paper/paper-seed';
import { AttemptResult } from '../../src-shared/domain/record/attempt-result';
import { keysOfPaper } from '../../src-shared/domain/scoring/keys-of-paper';
import { SCORER_VERSION, scoreAttempt } from '../../src-shared/domain/scoring/score-attempt';
import { buildBank } from './build-bank';
import { buildBlueprint } from './build-blueprint';
import { buildPolicy } from './build-policy';

/** One single question, answered rightly: 1 point (TS-5). */
const ONE_RIGHT_ANSWER = {
  name: '样例',
  keys: [{ itemId: 'X-1', type: 'single', optionIds: ['a', 'b'], key: ['a'], isVoided: false }],
  answers: [{ itemId: 'X-1', chosen: ['a'] }],
  passMark: 1,
  expected: { total: 1, isPass: true },
};

/** A demonstration session of `seats` candidates as the centre publishes it; parsed, so nonsense is refused. */
export function buildPublication(sessionId: string, seats = 4, bankVersion = '样例-1'): SessionPublication {
  const blueprint = buildBlueprint();
  return SessionPublication.parse({
    packageId: `P-${sessionId}`,
    isDemonstration: true,
    session: {
      sessionId,
      title: '样例场次',
      site: { code: '9901', name: '演示考点' },
      room: { no: '01', name: '演示考场' },
      date: '2026-03-10',
      startsAtMs: Date.UTC(2026, 2, 10, 1),
      endsAtMs: Date.UTC(2026, 2, 10, 3),
    },
    policy: buildPolicy(),
    candidates: Array.from({ length: seats }, (_, at) => ({
      candidateId: `${sessionId}-C${at + 1}`,
      admissionNo: `990126031010100${at + 1}`,
      document: { type: 'passport', number: `E9900000${at + 1}` },
      displayName: `样例考生${at + 1}`,
      post: blueprint.post,
      seat: at + 1,
      attemptNo: 1,
      photo: { sha256: 'ab'.repeat(32), version: 1 },
    })),
    bank: buildBank({ blueprint, bankVersion, perCell: 5 }),
    blueprints: [blueprint],
    scoring: { scorerVersion: SCORER_VERSION, vectors: [ONE_RIGHT_ANSWER] },
    sessionKey: toBase64Url(new Uint8Array(32).fill(7)),
  });
}

/** What the station of a candidate would send: everything answered right but the first `wrong` single questions. */
export function buildResult(
  publication: SessionPublication,
  stationId: StationId,
  seat: number,
  { wrong = 0, changes = {} }: { readonly wrong?: number; readonly changes?: object } = {},
): AttemptResult {
  const candidate = publication.candidates.find((one) => one.seat === seat);
  const [blueprint] = publication.blueprints;
  const sessionKey = fromBase64Url(publication.sessionKey);
  if (candidate === undefined || blueprint === undefined || sessionKey === undefined) {
    throw new Error(`nobody sits at seat ${seat}`);
  }
  const seed = suiteB.hmacSha256(sessionKey, utf8(paperSeedText(candidate.candidateId, candidate.attemptNo)));
  const paper = generatePaper({ bank: publication.bank, blueprint, seed });
  if (!paper.ok) throw new Error('the bank is too small');
  const keys = keysOfPaper(paper.value, publication.bank.items);
  if (!keys.ok) throw new Error('the bank is another one');
  const answers = keys.value.map(({ itemId, key, optionIds }, at) => ({
    itemId,
    chosen: at < wrong ? optionIds.filter((id: OptionId) => !key.includes(id)).slice(0, 1) : key,
  }));
  const score = scoreAttempt({
    keys: keys.value,
    answers: new Map(answers.map(({ itemId, chosen }) => [itemId, chosen])),
    passMark: publication.policy.passMark,
  });
  if (!score.ok) throw new Error('the answers are malformed');
  const { total, isPass, scorerVersion } = score.value;
  const startMs = publication.session.startsAtMs;
  return AttemptResult.parse({
    kind: 'attempt-result',
    stationId,
    attemptId: toHex(suiteB.sha256(utf8(`${publication.session.sessionId} ${seat}`))).slice(0, 32),
    candidateId: candidate.candidateId,
    attemptNo: candidate.attemptNo,
    sessionId: publication.session.sessionId,
    packageId: publication.packageId,
    seat,
    bankVersion: publication.bank.bankVersion,
    blueprintVersion: blueprint.blueprintVersion,
    policyVersion: publication.policy.policyVersion,
    seedHex: toHex(seed),
    paperHash: toHex(suiteB.sha256(utf8(canonicalJson(paper.value)))),
    identityPath: { kind: 'face', distanceMilli: 300, tries: 1 },
    startedAt: { wallMs: startMs, monoMs: 1000, bootId: 'boot' },
    submittedAt: { wallMs: startMs + 3_600_000, monoMs: 3_601_000, bootId: 'boot' },
    submitCause: 'candidate',
    time: { durationMs: 7_200_000, usedMs: 3_600_000, gapsMs: 0, pausedMs: 0, grantsMs: 0, ledger: [] },
    conduct: [],
    answers,
    claimed: { scorerVersion, total, isPass },
    isDemonstration: publication.isDemonstration,
    ...changes,
  });
}
