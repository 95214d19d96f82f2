import { type Html, html, NOTHING } from '../../src-shared/basics/html';
import { shanghaiDateTime } from '../../src-shared/basics/instant';
import { ALPHA_MINIMUM_SITTINGS } from '../../src-shared/domain/statistics/alpha';
import { FLAG_MINIMUM_N } from '../../src-shared/domain/statistics/item-flags';
import { HISTOGRAM_STEP } from '../../src-shared/domain/statistics/totals';
import { histogram, topicBars } from './bar-plots';
import { decimal, percent } from './figures';
import type { ItemReport } from './item-report';
import { itemTable } from './item-table';
import { pageFrame } from './page-frame';
import type { ReportQuery } from './report-query';
import { type Texts, textsIn } from './report-texts';
import { scatterPlot } from './scatter-plot';

/** The report of a session's questions as a page. */
export function itemsPage(report: ItemReport, query: ReportQuery): string {
  const texts = textsIn(query.lang);
  const { session, statistics } = report;
  const hasResults = statistics.totals.n > 0;
  return pageFrame(query, {
    title: `${texts.items} · ${session.title}`,
    isDemonstration: report.isDemonstration,
    up: '/reports/sessions',
    body: html`<p class="confidential">${texts.confidential}</p>
${facts(report, texts)}
${report.leftOut > 0 ? html`<p class="warning">${texts.leftOut(report.leftOut)}</p>` : NOTHING}
${hasResults && statistics.totals.n < ALPHA_MINIMUM_SITTINGS ? html`<p class="warning">${texts.fewSittings}</p>` : NOTHING}
${voidedList(report, texts)}
${hasResults ? figures(report, query, texts) : html`<p>${texts.noResults}</p>`}`,
  });
}

function facts(
  { session, bankVersion, candidates, passMark, statistics, madeAtMs }: ItemReport,
  texts: Texts,
) {
  const { totals, items } = statistics;
  const passed = totals.n === 0 ? '–' : `${totals.passed} (${percent(totals.passed / totals.n)})`;
  const rows: readonly (readonly [string, string])[] = [
    [texts.session, session.sessionId],
    [texts.place, `${session.site.name} / ${session.room.name}`],
    [texts.date, session.date],
    [texts.bank, bankVersion],
    [texts.candidates, String(candidates)],
    [texts.results, String(totals.n)],
    [texts.passed, passed],
    [texts.passMark, String(passMark)],
    [texts.mean, decimal(totals.mean, 1)],
    [texts.deviation, decimal(totals.standardDeviation, 1)],
    [texts.median, decimal(totals.median, 1)],
    [texts.range, `${totals.lowest ?? '–'} – ${totals.highest ?? '–'}`],
    [texts.flagged, `${items.filter((one) => one.flags.length > 0).length} / ${items.length}`],
    [texts.made, shanghaiDateTime(madeAtMs)],
  ];
  return html`<dl class="facts">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function voidedList({ voidedItems }: ItemReport, texts: Texts): Html {
  if (voidedItems.length === 0) return NOTHING;
  return html`<section class="voided-list"><h2>${texts.voidedTitle}</h2><ul>${voidedItems.map(
    ({ itemId, reason, voidedAtMs }) =>
      html`<li><b>${itemId}</b> ${reason} <span class="when">${shanghaiDateTime(voidedAtMs)}</span></li>`,
  )}</ul></section>`;
}

function figures(report: ItemReport, query: ReportQuery, texts: Texts): Html {
  const { statistics, topicNames, passMark } = report;
  const points = statistics.items.flatMap(({ item, n, difficulty, discrimination, flags }) =>
    n < FLAG_MINIMUM_N['too-hard'] || discrimination === undefined
      ? []
      : [{ label: item.itemId, x: difficulty, y: discrimination, isMarked: flags.length > 0 }],
  );
  const bars = statistics.topics.map(({ topic, meanShare, n }) => ({
    name: topicNames.get(topic) ?? topic,
    share: meanShare,
    note: `n=${n}`,
  }));
  return html`<div class="plots">
<section><h2>${texts.scatter}</h2>${scatterPlot(points, { plot: texts.scatter, x: texts.difficulty, y: texts.discrimination })}<p class="note">${texts.scatterNote}</p></section>
<div>
<section><h2>${texts.histogram}</h2>${histogram(statistics.totals.histogram, HISTOGRAM_STEP, passMark, { plot: texts.histogram, x: texts.total, y: texts.people, mark: texts.passMark })}</section>
<section><h2>${texts.topics}</h2>${topicBars(bars, texts.topics)}<p class="note">${texts.topicNote}</p></section>
</div>
</div>
<section><h2>${texts.alpha}</h2>${alphaTable(report, texts)}<p class="note">${texts.alphaNote}</p></section>
<section class="wide"><h2>${texts.table}</h2><p class="note">${texts.tableNote} ${texts.caution} <a class="download" href="items.csv">${texts.csv}</a></p>${itemTable(report, query)}</section>`;
}

function alphaTable({ statistics }: ItemReport, texts: Texts): Html {
  return html`<table class="alphas"><thead><tr><th scope="col">${texts.part}</th><th scope="col" class="number">α</th><th scope="col" class="number">${texts.questionsPerPaper}</th><th scope="col" class="number">n</th></tr></thead><tbody>
${statistics.alphas.map(({ part, alpha }) => {
  const name = part === 'all' ? texts.all : texts.blocks[part];
  const [value, questions] =
    alpha.kind === 'defined'
      ? [decimal(alpha.value), decimal(alpha.questions, Number.isInteger(alpha.questions) ? 0 : 1)]
      : [texts.undefinedBecause[alpha.because], '–'];
  return html`<tr><th scope="row">${name}</th><td class="number">${value}</td><td class="number">${questions}</td><td class="number">${alpha.sittings}</td></tr>`;
})}
</tbody></table>`;
}
