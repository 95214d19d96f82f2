import { html } from '../../src-shared/basics/html';
import type { SessionCounts } from './list-session-counts';
import { pageFrame } from './page-frame';
import type { ReportQuery } from './report-query';
import { textsIn } from './report-texts';

/** The list of sessions, each with a link to the report of its questions. */
export function sessionsPage(sessions: readonly SessionCounts[], query: ReportQuery): string {
  const texts = textsIn(query.lang);
  const numbers = [
    texts.candidates,
    texts.results,
    texts.passed,
    texts.mismatched,
    texts.aside,
    texts.voidedCount,
  ];
  const rows = sessions.map((one) => {
    const { session } = one;
    const link = `/reports/sessions/${encodeURIComponent(session.sessionId)}/items?lang=${query.lang}`;
    const mark = one.isDemonstration ? '演示 / 样例' : '';
    const counts = [one.candidates, one.results, one.passed, one.mismatched, one.aside, one.voided];
    return html`<tr><th scope="row"><a href="${link}">${session.sessionId}</a> <span class="demonstration-mark">${mark}</span></th><td>${session.title}</td><td class="date">${session.date}</td><td>${session.site.name} / ${session.room.name}</td><td>${one.bankVersion}</td>${counts.map((count) => html`<td class="number">${count}</td>`)}</tr>
`;
  });
  const table = html`<table class="sessions"><thead><tr><th scope="col" colspan="2">${texts.session}</th><th scope="col">${texts.date}</th><th scope="col">${texts.place}</th><th scope="col">${texts.bank}</th>${numbers.map((name) => html`<th scope="col" class="number">${name}</th>`)}</tr></thead><tbody>
${rows}</tbody></table>`;
  return pageFrame(query, {
    title: texts.sessions,
    isDemonstration: sessions.length > 0 && sessions.every((one) => one.isDemonstration),
    body: sessions.length === 0 ? html`<p>${texts.noSessions}</p>` : table,
  });
}

export function noSuchSessionPage(query: ReportQuery): string {
  const title = textsIn(query.lang).noSuchSession;
  return pageFrame(query, { title, isDemonstration: false, up: '/reports/sessions', body: html`` });
}
