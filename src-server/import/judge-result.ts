import type { CryptoSuite } from '../../src-crypto/suite';
import { utf8 } from '../../src-crypto/text';
import { fromHex, toHex } from '../../src-shared/basics/bytes-text';
import { canonicalJson } from '../../src-shared/basics/canonical-json';
import { type ItemId, Sha256Hex } from '../../src-shared/basics/ids';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { PackageCandidate } from '../../src-shared/contracts/package/package-content';
import type { ItemKey } from '../../src-shared/domain/item/item-key';
import { generatePaper } from '../../src-shared/domain/paper/generate-paper';
import type { Paper } from '../../src-shared/domain/paper/paper';
import { paperSeedText } from '../../src-shared/domain/paper/paper-seed';
import type { AttemptResult } from '../../src-shared/domain/record/attempt-result';
import { keysOfPaper } from '../../src-shared/domain/scoring/keys-of-paper';
import { scoreAttempt } from '../../src-shared/domain/scoring/score-attempt';
import type { ExamSession } from '../registry/exam-sessions';
import type { QuarantineReason } from './quarantine-reason';

export type Judgement = {
  /** `mismatch`: the station's own total or verdict is another one; the centre's stands (TS-7). */
  readonly status: 'confirmed' | 'mismatch';
  /** With the full points of voided questions (TS-8). */
  readonly total: number;
  readonly isPass: boolean;
  readonly scorerVersion: string;
  /** The questions of this paper that are voided, in its order. */
  readonly voidedItemIds: readonly ItemId[];
  /** All questions of this paper, in its order. */
  readonly itemIds: readonly ItemId[];
};

/**
 * The centre's own score of a result (TS-7): nothing the station concluded is believed. The seed must be the one that
 * the session's key gives this candidate (TS-23), the paper is made again from bank, blueprint and seed, and the
 * answers are scored by the same pure code that the station uses. `voided`: questions found faulty (TS-8); the
 * station's claim is held against the score without them, because it could not know of any.
 */
export function judgeResult(
  suite: CryptoSuite,
  session: ExamSession,
  result: AttemptResult,
  voided: ReadonlySet<ItemId>,
): Result<Judgement, QuarantineReason> {
  const keys = keysOfResult(suite, session, result);
  if (!keys.ok) return keys;
  const answers = new Map(result.answers.map(({ itemId, chosen }) => [itemId, chosen]));
  if (answers.size !== result.answers.length) return err('answer-twice');
  const { passMark } = session.policy;
  const asSat = scoreAttempt({ keys: keys.value, answers, passMark });
  if (!asSat.ok) return err('answer-not-of-paper');
  const isSame = result.claimed.total === asSat.value.total && result.claimed.isPass === asSat.value.isPass;

  const score = scoreAttempt({ keys: withVoided(keys.value, voided), answers, passMark });
  if (!score.ok) return err('answer-not-of-paper');
  const { total, isPass, scorerVersion } = score.value;
  const itemIds = keys.value.map((key) => key.itemId);
  const voidedItemIds = itemIds.filter((itemId) => voided.has(itemId));
  return ok({
    status: isSame ? 'confirmed' : 'mismatch',
    ...{ total, isPass, scorerVersion, voidedItemIds, itemIds },
  });
}

/** TS-8: these keys give the full points of every voided question. */
export function withVoided(keys: readonly ItemKey[], voided: ReadonlySet<ItemId>): readonly ItemKey[] {
  return keys.map((key) => (voided.has(key.itemId) ? { ...key, isVoided: true } : key));
}

/** The keys of the paper that this result answers, none of them voided, once the result proved to belong to it. */
export function keysOfResult(
  suite: CryptoSuite,
  session: ExamSession,
  result: AttemptResult,
): Result<readonly ItemKey[], QuarantineReason> {
  const candidate = session.candidates.get(result.candidateId);
  if (candidate === undefined) return err('unknown-candidate');
  if (candidate.attemptNo !== result.attemptNo) return err('other-attempt-number');
  if (session.isDemonstration !== result.isDemonstration) return err('demonstration-mixed-with-real');
  if (session.bankVersion !== result.bankVersion) return err('other-bank');
  if (session.policy.policyVersion !== result.policyVersion) return err('other-policy');

  const paper = rebuildPaper(suite, session, candidate, result);
  if (!paper.ok) return paper;
  const keys = keysOfPaper(paper.value, session.items);
  return keys.ok ? ok(keys.value) : err('paper-impossible');
}

function rebuildPaper(
  suite: CryptoSuite,
  session: ExamSession,
  candidate: PackageCandidate,
  result: AttemptResult,
): Result<Paper, QuarantineReason> {
  const seed = seedOf(suite, session, result);
  const claimed = fromHex(result.seedHex);
  if (claimed === undefined || !suite.isEqual(seed, claimed)) return err('seed-wrong');
  const made = makePaper(suite, session, candidate, result);
  if (!made.ok) return made;
  return made.value.paperHash === result.paperHash ? ok(made.value.paper) : err('paper-differs');
}

type PaperName = Pick<AttemptResult, 'candidateId' | 'attemptNo' | 'blueprintVersion'>;
export type MadePaper = {
  readonly paper: Paper;
  readonly paperHash: Sha256Hex;
  readonly seed: Uint8Array;
};

/** The paper of each session that was made last: a tight result is put together with it and then judged by it. */
const madeLast = new WeakMap<ExamSession, { readonly name: string; readonly made: MadePaper }>();

/**
 * The paper that this candidate of the session sits, made again from bank, blueprint and session key (TS-23). Asked for
 * twice in a row it is made once: a published session never changes, and making a paper is most of judging a result.
 */
export function makePaper(
  suite: CryptoSuite,
  session: ExamSession,
  candidate: PackageCandidate,
  name: PaperName,
): Result<MadePaper, QuarantineReason> {
  const asked = canonicalJson([
    candidate.candidateId,
    name.candidateId,
    name.attemptNo,
    name.blueprintVersion,
  ]);
  const last = madeLast.get(session);
  if (last?.name === asked) return ok(last.made);
  const index = session.indexFor(candidate.post, name.blueprintVersion);
  if (index === undefined) return err('other-blueprint');
  if (!index.ok) return err('paper-impossible');
  const seed = seedOf(suite, session, name);
  const { earlierItemIds = [] } = candidate;
  const paper = generatePaper({ index: index.value, seed, earlierItemIds });
  if (!paper.ok) return err('paper-impossible');
  const paperHash = Sha256Hex.parse(toHex(suite.sha256(utf8(canonicalJson(paper.value)))));
  const made = { paper: paper.value, paperHash, seed };
  madeLast.set(session, { name: asked, made });
  return ok(made);
}

function seedOf(suite: CryptoSuite, session: ExamSession, name: Omit<PaperName, 'blueprintVersion'>) {
  return suite.hmacSha256(session.sessionKey, utf8(paperSeedText(name.candidateId, name.attemptNo)));
}
