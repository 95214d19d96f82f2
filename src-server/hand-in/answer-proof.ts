import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { proveAnswer } from '../../src-crypto/receipt-slip';
import { AttemptId } from '../../src-shared/basics/ids';
import { scoredItemIds } from '../../src-shared/domain/paper/candidate-paper';
import { type AnswerProof, HandedAnswer } from '../../src-shared/domain/receipt/receipt';
import type { ImportContext } from '../import/import-batch';
import { makePaper } from '../import/judge-result';
import { results } from '../store/schema';

/** Shows what one question of an attempt was answered with as it was handed in; undefined for what is not stored. */
export async function answerProof(
  context: ImportContext,
  attemptId: string,
  itemId: string,
): Promise<AnswerProof | undefined> {
  const [row] = await context.database.select().from(results).where(eq(results.attemptId, attemptId));
  const session = row && (await context.sessions.find(row.sessionId));
  const candidate = session?.candidates.get(row?.candidateId ?? '');
  if (row === undefined || session === undefined || candidate === undefined) return undefined;
  const { candidateId } = candidate;
  const paper = session
    .blueprintsOf(candidate.post)
    .map((blueprintVersion) =>
      makePaper(context.centre.suite, session, candidate, {
        candidateId,
        attemptNo: row.attemptNo,
        blueprintVersion,
      }),
    )
    .find((made) => made.ok && made.value.paperHash === row.paperHash);
  if (!paper?.ok) return undefined;
  const chosenOf = new Map(
    z
      .array(HandedAnswer)
      .parse(row.answers)
      .map((one) => [one.itemId, one.chosen]),
  );
  const answers = scoredItemIds(paper.value.paper).map((id) => ({
    itemId: id,
    chosen: chosenOf.get(id) ?? [],
  }));
  const handed = { answers, sessionKey: session.sessionKey, attemptId: AttemptId.parse(attemptId) };
  return proveAnswer(context.centre.suite, handed, itemId);
}
