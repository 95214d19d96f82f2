import PDFDocument from 'pdfkit';
import { MANUAL_TITLE, PERSON_MANUAL } from '../../src-shared/wording/person-manual';
import { chineseFont } from './chinese-font';

const INK = '#11272d';
const ACCENT = '#0c665f';
let made: Promise<Buffer> | undefined;

/** 操作手册 as a file (S3.2); the same for everybody, so it is drawn once. */
export function manualPdf(): Promise<Buffer> {
  made ??= drawManual();
  return made;
}

async function drawManual(): Promise<Buffer> {
  const sheet = new PDFDocument({ size: 'A4', margin: 56, info: { Title: MANUAL_TITLE.zh } });
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    sheet.on('data', (chunk: Buffer) => chunks.push(chunk));
    sheet.on('end', () => resolve(Buffer.concat(chunks)));
    sheet.on('error', reject);
  });
  sheet.registerFont('zh', await chineseFont()).font('zh');
  sheet.fillColor(INK).fontSize(22).text(MANUAL_TITLE.zh).moveDown(0.8);
  for (const { title, steps } of PERSON_MANUAL.zh) {
    sheet.fillColor(ACCENT).fontSize(14).text(title).moveDown(0.3);
    for (const [place, step] of steps.entries())
      sheet
        .fillColor(INK)
        .fontSize(11)
        .text(`${place + 1}. ${step}`, { lineGap: 4, indent: 12 });
    sheet.moveDown(0.8);
  }
  sheet.end();
  return done;
}
