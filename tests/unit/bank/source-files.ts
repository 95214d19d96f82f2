import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import { bankNames } from '../../../src-bank/read/bank-names';
import { completeItem } from '../../../src-bank/read/complete-item';
import { pictureShelf } from '../../../src-bank/read/pictures';
import { readSourceFile, type SourceFormat } from '../../../src-bank/read/read-source-file';
import type { SourceFields } from '../../../src-bank/read/source-item';
import type { Item } from '../../../src-shared/domain/item/item';
import { buildBlueprint } from '../../builders/build-blueprint';

/** Everything that a foreign file may leave open. */
export const DEFAULTS: SourceFields = {
  posts: '010',
  topic: 'GEN.LAW',
  difficulty: '2',
  rationale: '样例解析',
  source: '样例依据',
  author: '样例作者',
  reviewer: '样例审核',
};

/** A PNG of 1 x 1 pixel, whole and valid. */
export const PNG = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);

export function fixture(name: string): string {
  return readFileSync(fileURLToPath(new URL(`../../fixtures/bank/${name}`, import.meta.url)), 'utf8');
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export type ReadFile = {
  readonly items: readonly Item[];
  /** Each as `severity at itemId rule`. */
  readonly found: readonly string[];
  readonly reasons: string;
};

/** Reads a file of a foreign format to the end, as a folder would, with these defaults. */
export async function readFile(
  format: SourceFormat,
  content: string | Uint8Array,
  defaults: SourceFields = DEFAULTS,
  folder?: string,
): Promise<ReadFile> {
  const bytes = typeof content === 'string' ? bytesOf(content) : content;
  const read = await readSourceFile('file', format, bytes);
  const names = bankNames([buildBlueprint()]);
  const pictures = pictureShelf(folder);
  const items: Item[] = [];
  const problems = [...read.problems];
  for (const source of read.items) {
    const completed = await completeItem(source, { names, defaults, pictures });
    if (completed.located !== undefined) items.push(completed.located.item);
    problems.push(...completed.problems);
  }
  const found = problems.map(({ severity, at, itemId, rule }) =>
    [severity === 'error' ? '' : '(w)', at, itemId, rule].filter(Boolean).join(' '),
  );
  return { items, found, reasons: problems.map((problem) => problem.reason).join('\n') };
}

/** An archive of these texts and bytes. */
export function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const entries = Object.entries(files).map(([name, content]) => [
    name,
    typeof content === 'string' ? bytesOf(content) : content,
  ]);
  return zipSync(Object.fromEntries(entries), { level: 6 });
}

/** The smallest workbook that spreadsheet programs open: one sheet with this XML inside `sheetData`. */
export function workbook(sheetData: string, sheetPrefix = ''): Uint8Array {
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
  return zipOf({
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="题库" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `${head}${sheetPrefix}<worksheet xmlns="${main}"><sheetData>${sheetData}</sheetData></worksheet>`,
  });
}

/** A row of text cells for `workbook`; a number stays a number. */
export function sheetRow(number: number, cells: readonly (string | number)[]): string {
  const written = cells.map((cell, at) => {
    const place = `${String.fromCharCode(65 + at)}${number}`;
    if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
    const text = cell.replace(/[&<]/g, (sign) => `&#${sign.charCodeAt(0)};`);
    return `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
  });
  return `<row r="${number}">${written.join('')}</row>`;
}

let gbTable: Map<string, readonly number[]> | undefined;

/** Text in GBK, from the decoder's own table turned round. */
export function gbk(text: string): Uint8Array {
  if (gbTable === undefined) {
    const decoder = new TextDecoder('gb18030');
    gbTable = new Map();
    for (let high = 0x81; high <= 0xfe; high++) {
      for (let low = 0x40; low <= 0xfe; low++) {
        if (low !== 0x7f) gbTable.set(decoder.decode(new Uint8Array([high, low])), [high, low]);
      }
    }
  }
  const table = gbTable;
  const bytes = [...text].flatMap((sign) => {
    const code = sign.codePointAt(0) ?? 0;
    const pair = code < 0x80 ? [code] : table.get(sign);
    if (pair === undefined) throw new Error(`not in GBK: ${sign}`);
    return pair;
  });
  return new Uint8Array(bytes);
}

/** Text in UTF-16 of either order, with its mark or without. */
export function utf16(text: string, order: 'le' | 'be', hasMark: boolean): Uint8Array {
  const bytes = Buffer.from(hasMark ? `\ufeff${text}` : text, 'utf16le');
  if (order === 'be') bytes.swap16();
  return new Uint8Array(bytes);
}
