import { type Html, html, NOTHING } from '../../src-shared/basics/html';
import type { FlaggedItem } from '../../src-shared/domain/statistics/session-statistics';
import { decimal, percent } from './figures';
import type { ItemReport } from './item-report';
import { queryText, type ReportQuery, type SortKey } from './report-query';
import { type Texts, textsIn } from './report-texts';
import { sortItems } from './sort-items';

/** All questions of a report in the order of the query; each heading is a link that sorts by it. */
export function itemTable(report: ItemReport, query: ReportQuery): Html {
  const texts = textsIn(query.lang);
  const heading = (key: SortKey, text: string, kind = '') => {
    const isSorted = query.sort === key;
    const dir = isSorted && query.dir === 'desc' ? 'asc' : 'desc';
    const order = query.dir === 'asc' ? 'ascending' : 'descending';
    const mark = isSorted ? (query.dir === 'asc' ? ' ▲' : ' ▼') : '';
    return html`<th class="${kind}" scope="col" aria-sort="${isSorted ? order : 'none'}"><a href="${queryText({ ...query, sort: key, dir })}#items">${text}${mark}</a></th>`;
  };
  return html`<table class="items" id="items">
<thead><tr>${[
    heading('item', texts.item),
    heading('type', texts.type),
    heading('topic', texts.topic),
    heading('n', 'n', 'number'),
    heading('p', 'p', 'number'),
    heading('r', 'r', 'number'),
    html`<th scope="col">${texts.options}</th>`,
    heading('omitted', texts.omitted, 'number'),
    heading('flags', texts.flags),
  ]}</tr></thead>
<tbody>
${sortItems(report.statistics.items, query).map((one) => row(one, report, texts))}
</tbody>
</table>`;
}

function row(one: FlaggedItem, report: ItemReport, texts: Texts): Html {
  const { item } = one;
  const part = item.block === 'case' ? `${texts.blocks.case} · ` : '';
  return html`<tr${item.isVoided ? html` class="voided"` : NOTHING}>
<th scope="row">${item.itemId}</th>
<td>${part}${texts.blocks[item.type]}</td>
<td title="${item.topic}">${report.topicNames.get(item.topic) ?? item.topic}</td>
<td class="number">${one.n}</td>
<td class="number">${decimal(one.difficulty)}</td>
<td class="number">${decimal(one.discrimination)}</td>
<td class="options">${one.options.map(
    (option) =>
      html`<span class="option${option.isKey ? ' key' : ''}${option.count === 0 ? ' nobody' : ''}"><b>${option.optionId}${option.isKey ? '✓' : ''}</b> ${percent(option.share)} <i>(${percent(option.meanRest)})</i></span>`,
  )}</td>
<td class="number">${percent(one.omitted.share)}</td>
<td>${item.isVoided ? html`<span class="flag void">${texts.voided}</span>` : NOTHING}${one.flags.map((flag) => html`<span class="flag ${flag}">${texts.flagNames[flag]}</span>`)}</td>
</tr>
`;
}
