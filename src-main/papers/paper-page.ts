import { type Html, html, NOTHING } from '../../src-shared/basics/html';

/** A paper as one HTML document of its own: it loads its two fonts and nothing else. */
export type Paper = {
  /** Where it is written to, when a person chooses no other name. */
  readonly fileName: string;
  readonly document: string;
};

export type PaperPage = {
  readonly title: string;
  readonly isDemonstration: boolean;
  readonly isLandscape?: boolean;
  /** The lines under the title: what room, what day, what machine. */
  readonly head: readonly (readonly [label: string, value: string])[];
  readonly body: Html;
};

/** Served beside the document, whatever fonts the machine has (OFL, Noto Sans SC). */
export const PAPER_FONTS = { regular: '400.ttf', bold: '700.ttf' } as const;

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'";

const STYLE = `
@font-face { font-family: Paper; font-weight: 400; src: url(${PAPER_FONTS.regular}); }
@font-face { font-family: Paper; font-weight: 700; src: url(${PAPER_FONTS.bold}); }
* { box-sizing: border-box; margin: 0; padding: 0; }
body { font: 400 10.5pt/1.5 Paper; color: #111; }
h1 { margin-bottom: 4mm; font-size: 17pt; letter-spacing: .1em; text-align: center; }
h2 { margin: 6mm 0 2mm; font-size: 12pt; break-after: avoid; }
dl { display: grid; grid-template-columns: auto 1fr auto 1fr; gap: 1mm 4mm; }
dt { color: #444; }
table { width: 100%; border-collapse: collapse; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { padding: 1.2mm 2mm; border: .25mm solid #555; text-align: left; vertical-align: top; }
th { background: #eee; font-weight: 700; white-space: nowrap; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.nowrap { white-space: nowrap; }
.wide { width: 42mm; height: 11mm; }
table + p, p + table { margin-top: 2mm; }
.small { color: #444; font-size: 8.5pt; overflow-wrap: anywhere; }
.sum { margin-top: 2mm; font-weight: 700; }
.sign { display: flex; gap: 8mm; margin-top: 9mm; break-inside: avoid; }
.sign span { flex: 1; padding-bottom: 1mm; border-bottom: .25mm solid #111; }
.sample { margin-bottom: 3mm; padding: 1mm 3mm; border: .5mm solid #b4530a; color: #b4530a; text-align: center; }
`;

/** A4. Values are escaped where they are put in; the policy lets no script run and nothing be fetched but the fonts. */
export function paperDocument({
  title,
  isDemonstration,
  isLandscape = false,
  head,
  body,
}: PaperPage): string {
  const sheet = html`<body>
${isDemonstration ? html`<p class="sample">演示 · 样例数据，不是正式考试记录</p>` : NOTHING}
<h1>${title}</h1>
<dl>${head.map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>
${body}
</body>`;
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${html`${title}`.text}</title>
<style>@page { size: A4${isLandscape ? ' landscape' : ''}; margin: 14mm 14mm 16mm; }${STYLE}</style>
</head>
${sheet.text}
</html>
`;
}

export type Column<R> = {
  readonly title: string;
  readonly className?: 'number' | 'nowrap' | 'small' | 'wide';
  readonly cell: (row: R) => Html | string | number;
};

/** A table whose head is printed again on every page; `empty` is said when it has no rows. */
export function paperTable<R>(rows: readonly R[], columns: readonly Column<R>[], empty: string): Html {
  if (rows.length === 0) return html`<p>${empty}</p>`;
  return html`<table>
<thead><tr>${columns.map(({ title }) => html`<th>${title}</th>`)}</tr></thead>
<tbody>${rows.map(
    (row) =>
      html`<tr>${columns.map(({ className, cell }) => html`<td class="${className ?? ''}">${cell(row)}</td>`)}</tr>
`,
  )}</tbody>
</table>`;
}

/** Lines for signatures with a pen, beside those that were given by password. */
export function signLines(names: readonly string[]): Html {
  return html`<div class="sign">${names.map((name) => html`<span>${name}</span>`)}</div>`;
}
