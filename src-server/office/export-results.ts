import { shanghaiDate } from '../../src-shared/basics/instant';
import { EXPORT_LINES } from '../../src-shared/contracts/web/results';
import type { WebAnswer, WebBody } from '../../src-shared/contracts/web/web-routes';
import type { AccountContext } from '../accounts/account-context';
import { audit } from '../accounts/audit';
import type { Officer } from '../web/officer';
import { resultsCsv } from './results-csv';
import { resultsPdf } from './results-pdf';
import { searchResults } from './search-results';

/** What was searched for as a file, with names; who took how many is in the audit log. */
export async function exportResults(
  context: AccountContext,
  by: Officer,
  { search, form }: WebBody<'exportResults'>,
): Promise<WebAnswer<'exportResults'>> {
  const { database, now } = context;
  const most = EXPORT_LINES[form];
  const found = await searchResults(database, search, undefined, most + 1);
  const kept = found.slice(0, most);
  const nowMs = now();
  const { sessionId } = search;
  const bytes =
    form === 'csv'
      ? Buffer.from(resultsCsv(kept), 'utf8')
      : await resultsPdf(kept, {
          title: sessionId === undefined ? '测试成绩表' : `测试成绩表 ${sessionId}`,
          madeAtMs: nowMs,
        });
  const entry = {
    ...by,
    action: 'export-results',
    subject: sessionId ?? 'all-sessions',
    outcome: form,
    detail: { lines: kept.length },
  };
  await audit(database, entry, nowMs);
  const isSample = kept.some(({ line }) => line.isDemonstration);
  return {
    fileName: `${isSample ? '样例-' : ''}成绩-${sessionId ?? shanghaiDate(nowMs)}.${form}`,
    base64: bytes.toString('base64'),
    lines: kept.length,
    isCut: found.length > most,
  };
}
