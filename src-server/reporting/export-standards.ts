import { and, eq } from 'drizzle-orm';
import { ReceivedRecord } from '../../src-shared/domain/record/record-envelope';
import { scoreAttempt } from '../../src-shared/domain/scoring/score-attempt';
import { audit } from '../accounts/audit';
import { keysOfResult } from '../import/judge-result';
import { openResult } from '../import/open-result';
import type { ProjectionContext } from '../import/project-records';
import { inbox, results } from '../store/schema';
import { voidedItemsOf } from '../voiding/voided-items';
import type { Officer } from '../web/officer';
import { qtiResult } from './qti-result';
import { resultsToReport } from './reported-results';
import { xapiStatement } from './xapi-statement';

type File = {
  readonly fileName: string;
  readonly base64: string;
  readonly lines: number;
  readonly isCut: boolean;
};

/** A session's statements as a file, for a store that is not on the line. */
export async function exportStatements(
  { database, now }: ProjectionContext,
  by: Officer,
  sessionId: string,
  baseUrl: string,
): Promise<File> {
  const statements = (await resultsToReport(database, sessionId)).map((one) => xapiStatement(one, baseUrl));
  const detail = { lines: statements.length };
  await audit(database, { ...by, action: 'export-xapi', subject: sessionId, outcome: 'json', detail }, now());
  return {
    fileName: `xapi-${sessionId}.json`,
    base64: Buffer.from(JSON.stringify(statements, null, 1), 'utf8').toString('base64'),
    lines: statements.length,
    isCut: false,
  };
}

/** One result as QTI Results Reporting; undefined when there is none, it is on hold, or its record can't be opened. */
export async function exportQti(
  context: ProjectionContext,
  by: Officer,
  attemptId: string,
  baseUrl: string,
): Promise<File | undefined> {
  const { database, centre } = context;
  const [row] = await database
    .select({ result: results, envelope: inbox.envelope })
    .from(results)
    .innerJoin(
      inbox,
      and(eq(inbox.stationId, results.stationId), eq(inbox.epoch, results.epoch), eq(inbox.seq, results.seq)),
    )
    .where(and(eq(results.attemptId, attemptId), eq(results.isHeld, false)));
  const session = row && (await context.sessions.find(row.result.sessionId));
  if (row === undefined || session === undefined) return undefined;
  const opened = await openResult(context, ReceivedRecord.parse(JSON.parse(row.envelope)));
  if (!opened.ok) return undefined;
  const keys = keysOfResult(centre.suite, session, opened.value);
  if (!keys.ok) return undefined;
  const voided = await voidedItemsOf(database, session.bankVersion);
  const judged = keys.value.map((key) => (voided.has(key.itemId) ? { ...key, isVoided: true } : key));
  const answers = new Map(opened.value.answers.map(({ itemId, chosen }) => [itemId, chosen]));
  const score = scoreAttempt({ keys: judged, answers, passMark: session.policy.passMark });
  if (!score.ok) return undefined;
  const items = score.value.items.map(({ itemId, points }) => ({
    itemId,
    points,
    isMultiple: judged.find((key) => key.itemId === itemId)?.type === 'multiple',
  }));
  const { total, isPass } = row.result;
  const xml = qtiResult(opened.value, { total, isPass, baseUrl }, items);
  await audit(database, { ...by, action: 'export-qti', subject: attemptId, outcome: 'xml' }, context.now());
  return {
    fileName: `qti-result-${attemptId}.xml`,
    base64: Buffer.from(xml, 'utf8').toString('base64'),
    lines: 1,
    isCut: false,
  };
}
