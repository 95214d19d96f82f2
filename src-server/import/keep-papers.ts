import { sql } from 'drizzle-orm';
import type { Transaction } from '../store/database';
import { resultPapers } from '../store/paper-schema';

export type KeptPaper = { readonly attemptId: string; readonly questionNos: readonly number[] };

/** Keeps which questions the papers of standing results held; a result that takes another's place brings its own paper. */
export async function keepPapers(tx: Transaction, papers: readonly KeptPaper[]): Promise<void> {
  if (papers.length === 0) return;
  await tx
    .insert(resultPapers)
    .values(papers.map(({ attemptId, questionNos }) => ({ attemptId, questionNos: [...questionNos] })))
    .onConflictDoUpdate({
      target: resultPapers.attemptId,
      set: { questionNos: sql`excluded.question_nos` },
    });
}
