import { err, ok, type Result } from '../../src-shared/basics/result';
import { AttemptResult } from '../../src-shared/domain/record/attempt-result';
import { ReceivedRecord } from '../../src-shared/domain/record/record-envelope';
import { type Judgement, judgeResult } from '../import/judge-result';
import { type NotOpened, openResult } from '../import/open-result';
import type { ProjectionContext } from '../import/project-records';
import type { QuarantineReason } from '../import/quarantine-reason';

/** What a stored result was made from: its record, or the picture that came before it. */
export type Source = { readonly envelope: string | null; readonly compact: unknown };

/**
 * The result as the station sent it. Its record stands above the picture of it, though the two say the same. Neither is
 * there when both have been kept long enough; the score stands then, and nothing is left to make it again from.
 */
export async function sourceOf(
  context: ProjectionContext,
  { envelope, compact }: Source,
): Promise<Result<AttemptResult, NotOpened>> {
  if (envelope !== null) return openResult(context, ReceivedRecord.parse(JSON.parse(envelope)));
  return compact === null ? err({ reason: 'body-unreadable' }) : ok(AttemptResult.parse(compact));
}

/** The score that the record of a stored result gives now. */
export async function judgeAgain(
  context: ProjectionContext,
  opened: Result<AttemptResult, NotOpened>,
  voided: Parameters<typeof judgeResult>[3],
): Promise<Result<Judgement, QuarantineReason>> {
  if (!opened.ok) return err(opened.error.reason);
  const session = await context.sessions.find(opened.value.sessionId);
  if (session === undefined) throw new Error('a stored result of no session');
  const judged = judgeResult(context.centre.suite, session, opened.value, voided);
  return judged.ok ? ok(judged.value) : judged;
}
