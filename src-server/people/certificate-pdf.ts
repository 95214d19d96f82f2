import PDFDocument from 'pdfkit';
import qrcode from 'qrcode-generator';
import type { CertificateFace } from './certificate-face';
import { chineseFont } from './chinese-font';

/** A4 lying, in points. */
const WIDTH = 841.89;
const HEIGHT = 595.28;
const INK = '#11272d';
const SOFT = '#4a6067';
const ACCENT = '#0c665f';

/** The certificate as a PDF of one page (CT-5, CT-6); only the characters it uses travel with it. */
export async function certificatePdf(face: CertificateFace): Promise<Buffer> {
  const document = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin: 0,
    info: { Title: face.isDemonstration ? '样例 职业培训合格证' : '职业培训合格证' },
  });
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
  document.registerFont('zh', await chineseFont());
  document.font('zh');
  drawFrame(document);
  if (face.isDemonstration) drawSampleMark(document);
  drawText(document, face);
  drawPhoto(document, face.photo);
  drawQr(document, face.qrText);
  document.end();
  return done;
}

type Sheet = PDFKit.PDFDocument;

function drawFrame(sheet: Sheet): void {
  sheet
    .lineWidth(3)
    .strokeColor(ACCENT)
    .rect(28, 28, WIDTH - 56, HEIGHT - 56)
    .stroke();
  sheet
    .lineWidth(0.75)
    .rect(35, 35, WIDTH - 70, HEIGHT - 70)
    .stroke();
}

/** QB-7: nobody takes it for a real one. */
function drawSampleMark(sheet: Sheet): void {
  sheet.save().rotate(-24, { origin: [WIDTH / 2, HEIGHT / 2] });
  sheet.fillColor('#b4530a').fillOpacity(0.13).fontSize(150);
  sheet.text('样例 演示', 0, HEIGHT / 2 - 110, { width: WIDTH, align: 'center', lineBreak: false });
  sheet.restore();
}

function drawText(sheet: Sheet, face: CertificateFace): void {
  sheet.fillColor(INK).fillOpacity(1).fontSize(17);
  sheet.text('住房和城乡建设领域施工现场专业人员', 0, 74, { width: WIDTH, align: 'center' });
  sheet.fontSize(34).text('职 业 培 训 合 格 证', 0, 102, { width: WIDTH, align: 'center' });
  const rows: readonly (readonly [string, string])[] = [
    ['姓　　名', face.name],
    ['证件号码', face.maskedDocument],
    ['岗　　位', face.postName],
    ['证书编号', face.number],
    ['发证机构', face.issuer],
    ['发证日期', face.issuedOn],
  ];
  rows.forEach(([label, value], place) => {
    const y = 190 + place * 34;
    sheet.fontSize(14).fillColor(SOFT).text(label, 270, y, { lineBreak: false });
    sheet
      .fontSize(16)
      .fillColor(INK)
      .text(value, 352, y - 2, { width: 300, lineBreak: false, ellipsis: true });
  });
  sheet.fontSize(12).fillColor(SOFT).text('已完成继续教育', 270, 408, { lineBreak: false });
  const years = face.finishedYears.map((year) => `${year.label}年 ${year.tenths / 10}学时`);
  sheet
    .fontSize(12)
    .fillColor(INK)
    .text(years.length === 0 ? '—' : years.join('　'), 270, 428, { width: 330, height: 60 });
}

function drawPhoto(sheet: Sheet, photo: Uint8Array | undefined): void {
  const box = { x: 92, y: 186, width: 25 * 5, height: 35 * 5 };
  sheet.lineWidth(0.75).strokeColor(SOFT).rect(box.x, box.y, box.width, box.height).stroke();
  if (photo === undefined) {
    sheet
      .fontSize(12)
      .fillColor(SOFT)
      .text('照片', box.x, box.y + 80, { width: box.width, align: 'center' });
    return;
  }
  sheet.image(Buffer.from(photo), box.x, box.y, { width: box.width, height: box.height });
}

function drawQr(sheet: Sheet, text: string): void {
  const code = qrcode(0, 'M');
  code.addData(text, 'Byte');
  code.make();
  const modules = code.getModuleCount();
  const side = 128;
  const left = WIDTH - 92 - side;
  const top = 340;
  const unit = side / modules;
  sheet
    .fillColor('#ffffff')
    .rect(left - 8, top - 8, side + 16, side + 16)
    .fill();
  sheet.fillColor('#000000');
  for (let row = 0; row < modules; row++) {
    for (let column = 0; column < modules; column++) {
      if (code.isDark(row, column)) sheet.rect(left + column * unit, top + row * unit, unit, unit);
    }
  }
  sheet.fill();
  sheet
    .fontSize(9)
    .fillColor(SOFT)
    .text('扫码验真；状态以联网查询为准', left - 20, top + side + 14, {
      width: side + 40,
      align: 'center',
    });
}
