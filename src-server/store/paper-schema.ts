import { integer, pgTable, text } from 'drizzle-orm/pg-core';
import { results } from './schema';

/**
 * Which questions the paper of a standing result held, by their numbers in its bank version (`questionNumbers`), so that
 * voiding one need not draw every paper again (TS-8). Written with the result once its paper proved to be that one; a
 * result from before this table has no row until it is scored again, and is then looked at the long way.
 */
export const resultPapers = pgTable('result_papers', {
  attemptId: text('attempt_id')
    .primaryKey()
    .references(() => results.attemptId),
  questionNos: integer('question_nos').array().notNull(),
});
