import { utf8 } from '../../src-crypto/text';
import { toHex } from '../../src-shared/basics/bytes-text';
import { canonicalJson } from '../../src-shared/basics/canonical-json';
import { Sha256Hex } from '../../src-shared/basics/ids';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { StartProblem } from '../../src-shared/contracts/ipc/problems';
import type { AttemptState } from '../../src-shared/domain/attempt/attempt-state';
import { toCandidatePaper } from '../../src-shared/domain/paper/candidate-paper';
import type { Paper } from '../../src-shared/domain/paper/paper';
import { paperOfCandidate } from '../../src-shared/domain/paper/paper-of-candidate';
import { paperSeedText } from '../../src-shared/domain/paper/paper-seed';
import type { Desk } from './desk';
import type { OpenSession, Sitting } from './station-memory';

type MadePaper = { readonly paper: Paper; readonly hash: Sha256Hex };

/** TS-23: the same candidate and attempt have the same paper on any machine that opened this package. */
export function makePaper(
  desk: Desk,
  session: OpenSession,
  attempt: AttemptState,
): Result<MadePaper, StartProblem> {
  const { content } = session.opened;
  const key = Buffer.from(content.sessionKey, 'base64url');
  const seed = desk.suite.hmacSha256(key, utf8(paperSeedText(attempt.candidateId, attempt.attemptNo)));
  const paper = paperOfCandidate(content, attempt.candidateId, seed);
  if (!paper.ok) return err({ kind: 'paper-impossible', detail: paper.error.kind });
  const hash = Sha256Hex.parse(toHex(desk.suite.sha256(utf8(canonicalJson(paper.value)))));
  return ok({ paper: paper.value, hash });
}

/** The paper as this seat shows it. */
export function seatPaper(session: OpenSession, attempt: AttemptState, made: MadePaper): Sitting {
  const { bank, isDemonstration } = session.opened.content;
  const candidatePaper = toCandidatePaper(made.paper, bank.items, isDemonstration);
  const forms = candidatePaper.questions
    .flatMap((question) => (question.kind === 'choice' ? [question.item] : question.items))
    .map(({ id, type, options }) => ({ itemId: id, type, optionIds: options.map((option) => option.id) }));
  return { attemptId: attempt.attemptId, paper: made.paper, candidatePaper, forms };
}
