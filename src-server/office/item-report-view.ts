import { ItemId } from '../../src-shared/basics/ids';
import type { ItemReportView } from '../../src-shared/contracts/web/items';
import type { FlaggedItem } from '../../src-shared/domain/statistics/session-statistics';
import type { ImportContext } from '../import/import-batch';
import { makeItemReport } from '../reports/item-report';
import { effectOf } from '../voiding/void-item';

/** The report of a session's questions as the page shows it; undefined when no such session is published here. */
export async function itemReportView(
  context: ImportContext,
  sessionId: string,
): Promise<ItemReportView | undefined> {
  const report = await makeItemReport(context, sessionId);
  if (report === undefined) return undefined;
  const { session, bankVersion, statistics, topicNames } = report;
  const { n, passed, mean, median, lowest, highest } = statistics.totals;
  const voided = [];
  for (const { itemId, reason, voidedAtMs } of report.voidedItems) {
    const effect = await effectOf(context.database, bankVersion, itemId);
    voided.push({ itemId: ItemId.parse(itemId), reason, atMs: voidedAtMs, effect });
  }
  return {
    sessionId: session.sessionId,
    title: session.title,
    isDemonstration: report.isDemonstration,
    bankVersion,
    passMark: report.passMark,
    candidates: report.candidates,
    results: n,
    passed,
    leftOut: report.leftOut,
    ...(mean === undefined ? {} : { mean }),
    ...(median === undefined ? {} : { median }),
    ...(lowest === undefined ? {} : { lowest }),
    ...(highest === undefined ? {} : { highest }),
    alphas: statistics.alphas.map(({ part, alpha }) =>
      alpha.kind === 'defined' ? { part, value: alpha.value } : { part, because: alpha.because },
    ),
    items: statistics.items.map((one) => lineOf(one, topicNames)),
    voided,
  };
}

function lineOf(
  { item, n, difficulty, discrimination, options, omitted, flags }: FlaggedItem,
  topicNames: ReadonlyMap<string, string>,
): ItemReportView['items'][number] {
  return {
    itemId: item.itemId,
    block: item.block,
    type: item.type,
    topic: topicNames.get(item.topic) ?? item.topic,
    n,
    difficulty,
    ...(discrimination === undefined ? {} : { discrimination }),
    options: options.map(({ optionId, isKey, share }) => ({ optionId, isKey, share })),
    omitted: omitted.share,
    flags: [...flags],
    isVoided: item.isVoided,
  };
}
