import PDFDocument from 'pdfkit';
import { shanghaiDateTime } from '../../src-shared/basics/instant';
import { chineseFont } from '../people/chinese-font';
import type { FoundResult } from './search-results';

const INK = '#11272d';
const SOFT = '#4a6067';
const LINE = '#cbd7d5';
/** A4 upright, points. */
const [WIDTH, HEIGHT, MARGIN, ROW] = [595.28, 841.89, 40, 20] as const;
const ROWS_A_PAGE = Math.floor((HEIGHT - 2 * MARGIN - 90) / ROW);

const COLUMNS: readonly { readonly title: string; readonly width: number }[] = [
  { title: '准考证号', width: 110 },
  { title: '姓名', width: 80 },
  { title: '岗位', width: 90 },
  { title: '成绩', width: 40 },
  { title: '结果', width: 75 },
  { title: '交卷时间', width: 120 },
];

/** 成绩表: one line a result, the page and the number of all on each sheet. */
export async function resultsPdf(
  found: readonly FoundResult[],
  head: { readonly title: string; readonly madeAtMs: number },
): Promise<Buffer> {
  const isSample = found.some(({ line }) => line.isDemonstration);
  const sheet = new PDFDocument({ size: 'A4', margin: 0, info: { Title: head.title } });
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    sheet.on('data', (chunk: Buffer) => chunks.push(chunk));
    sheet.on('end', () => resolve(Buffer.concat(chunks)));
    sheet.on('error', reject);
  });
  sheet.registerFont('zh', await chineseFont()).font('zh');
  const pages = Math.max(1, Math.ceil(found.length / ROWS_A_PAGE));
  for (let page = 0; page < pages; page++) {
    if (page > 0) sheet.addPage({ size: 'A4', margin: 0 }).font('zh');
    drawHead(sheet, head, isSample, `第 ${page + 1} / ${pages} 页，共 ${found.length} 条`);
    found
      .slice(page * ROWS_A_PAGE, (page + 1) * ROWS_A_PAGE)
      .forEach((one, at) => void drawRow(sheet, cellsOf(one), MARGIN + 84 + at * ROW, INK));
  }
  sheet.end();
  return done;
}

function drawHead(
  sheet: PDFKit.PDFDocument,
  { title, madeAtMs }: { readonly title: string; readonly madeAtMs: number },
  isSample: boolean,
  place: string,
): void {
  sheet.fillColor(INK).fontSize(16);
  sheet.text(`${isSample ? '【演示/样例】' : ''}${title}`, MARGIN, MARGIN, { width: WIDTH - 2 * MARGIN });
  sheet.fillColor(SOFT).fontSize(9);
  sheet.text(`${place}　制表时间 ${shanghaiDateTime(madeAtMs)}（北京时间）`, MARGIN, MARGIN + 34);
  drawRow(
    sheet,
    COLUMNS.map((column) => column.title),
    MARGIN + 60,
    SOFT,
  );
}

function cellsOf({ line, name }: FoundResult): readonly string[] {
  const verdict = line.isPass ? '合格' : '不合格';
  const aside = line.isHeld ? '（暂扣）' : line.status === 'mismatch' ? '（待核）' : '';
  return [
    line.admissionNo,
    name,
    line.postName,
    String(line.total),
    verdict + aside,
    shanghaiDateTime(line.submittedAtMs),
  ];
}

function drawRow(sheet: PDFKit.PDFDocument, cells: readonly string[], y: number, colour: string): void {
  let x = MARGIN;
  sheet.fillColor(colour).fontSize(9);
  for (const [at, { width }] of COLUMNS.entries()) {
    sheet.text(cells[at] ?? '', x, y, { width: width - 6, height: 12, lineBreak: false, ellipsis: true });
    x += width;
  }
  sheet
    .moveTo(MARGIN, y + ROW - 5)
    .lineTo(WIDTH - MARGIN, y + ROW - 5)
    .lineWidth(0.5)
    .strokeColor(LINE)
    .stroke();
}
