import { and, eq } from 'drizzle-orm';
import type { ItemId } from '../../src-shared/basics/ids';
import type { Item } from '../../src-shared/domain/item/item';
import type { ItemKey } from '../../src-shared/domain/item/item-key';
import { scoredItems } from '../../src-shared/domain/item/items-of-bank';
import { POINTS } from '../../src-shared/domain/paper/blueprint';
import { ReceivedRecord } from '../../src-shared/domain/record/record-envelope';
import { scoreAttempt } from '../../src-shared/domain/scoring/score-attempt';
import type { Sitting, StatisticsItem } from '../../src-shared/domain/statistics/responses';
import { breathe } from '../import/breathe';
import { keysOfResult } from '../import/judge-result';
import { type OpeningContext, openResult } from '../import/open-result';
import type { ExamSession } from '../registry/exam-sessions';
import type { Database } from '../store/database';
import { inbox, results } from '../store/schema';

export type SessionSittings = {
  readonly sittings: readonly Sitting[];
  /** Stored results whose record could not be read again; they are in no figure. */
  readonly leftOut: number;
};

/**
 * Every counted result of a session with the points of each question, without saying whose it is. Papers are made
 * again from the records in the inbox, by the code that judged them.
 */
export async function sittingsOfSession(
  context: OpeningContext & { readonly database: Database },
  session: ExamSession,
  voided: ReadonlySet<ItemId>,
): Promise<SessionSittings> {
  const rows = await context.database
    .select({ envelope: inbox.envelope, total: results.total, isPass: results.isPass })
    .from(results)
    .innerJoin(
      inbox,
      and(eq(inbox.stationId, results.stationId), eq(inbox.epoch, results.epoch), eq(inbox.seq, results.seq)),
    )
    .where(eq(results.sessionId, session.sessionId));
  const items = statisticsItems(session.items, voided);
  const sittings: Sitting[] = [];
  for (const [at, { envelope, total, isPass }] of rows.entries()) {
    await breathe(at);
    const responses = await responsesOf(context, session, items, envelope);
    if (responses !== undefined) sittings.push({ total, isPass, responses });
  }
  return { sittings, leftOut: rows.length - sittings.length };
}

async function responsesOf(
  context: OpeningContext,
  session: ExamSession,
  items: ReadonlyMap<ItemId, StatisticsItem>,
  envelope: string,
): Promise<Sitting['responses'] | undefined> {
  const opened = await openResult(context, ReceivedRecord.parse(JSON.parse(envelope)));
  if (!opened.ok) return undefined;
  const keys = keysOfResult(context.centre.suite, session, opened.value);
  if (!keys.ok) return undefined;
  const answers = new Map(opened.value.answers.map(({ itemId, chosen }) => [itemId, chosen]));
  const score = scoreAttempt({ keys: keys.value, answers, passMark: session.policy.passMark });
  if (!score.ok) return undefined;
  return score.value.items.flatMap(({ itemId, points }) => {
    const item = items.get(itemId);
    return item === undefined ? [] : [{ item, points, chosen: answers.get(itemId) ?? [] }];
  });
}

function statisticsItems(
  bank: readonly Item[],
  voided: ReadonlySet<ItemId>,
): ReadonlyMap<ItemId, StatisticsItem> {
  const items = bank.flatMap((item) =>
    scoredItems(item).map(({ id, type, options, key }): StatisticsItem => {
      const optionIds: ItemKey['optionIds'] = options.map((option) => option.id);
      return {
        itemId: id,
        type,
        block: item.type,
        topic: item.topic,
        fullPoints: POINTS[type],
        optionIds,
        key,
        isVoided: voided.has(id),
      };
    }),
  );
  return new Map(items.map((item) => [item.itemId, item]));
}
