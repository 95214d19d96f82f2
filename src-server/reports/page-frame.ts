import { type Html, html, NOTHING } from '../../src-shared/basics/html';
import { queryText, type ReportQuery } from './report-query';
import { textsIn } from './report-texts';

/** A whole page. The language link leads to the same address in the other language. */
export function pageFrame(
  query: ReportQuery,
  page: {
    readonly title: string;
    readonly isDemonstration: boolean;
    readonly up?: string;
    readonly body: Html;
  },
): string {
  const texts = textsIn(query.lang);
  const other = queryText({ ...query, lang: query.lang === 'zh' ? 'en' : 'zh' });
  const up =
    page.up === undefined ? NOTHING : html`<a href="${page.up}?lang=${query.lang}">${texts.sessions}</a>`;
  return html`<!doctype html>
<html lang="${texts.htmlLang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>${page.title}</title>
<link rel="stylesheet" href="/reports/report.css">
</head>
<body>
${page.isDemonstration ? html`<p class="demonstration">${texts.demonstration}</p>` : NOTHING}
<nav>${up}<a class="language" href="${other}">${texts.otherLanguage}</a></nav>
<h1>${page.title}</h1>
${page.body}
</body>
</html>
`.text;
}
