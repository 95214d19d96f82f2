import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { stringify } from 'csv-stringify/sync';
import writeXlsxFile from 'write-excel-file/node';
import type { CommandOutcome } from '../command-outcome';
import { writeFileAtomic } from '../write-file-atomic';
import { TEMPLATE_NOTES, templateRows } from './template-rows';

const NAME = '题库模板';
const WIDE = new Set(['题干', '解析', '依据']);

/** `template --out <folder>`: the spreadsheet that authors fill in, as .xlsx and .csv. */
export async function templateCommand(folder: string): Promise<CommandOutcome> {
  try {
    await mkdir(folder, { recursive: true });
    await writeFileAtomic(path.join(folder, `${NAME}.csv`), templateCsv());
    await writeFileAtomic(path.join(folder, `${NAME}.xlsx`), await templateXlsx());
    return { exitCode: 0, text: `已写入 written: ${NAME}.xlsx, ${NAME}.csv → ${folder}` };
  } catch {
    return { exitCode: 1, text: `${folder}: 无法写入 cannot be written` };
  }
}

/** With a mark and CRLF, as the spreadsheet programs of the authors expect it. */
export function templateCsv(): Uint8Array {
  const rows = templateRows().map((row) => [...row]);
  return new TextEncoder().encode(stringify(rows, { bom: true, record_delimiter: 'windows' }));
}

export async function templateXlsx(): Promise<Uint8Array> {
  const rows = templateRows();
  const [headings = []] = rows;
  const sheet = rows.map((row, at) =>
    row.map((value) =>
      // Every cell is text: 10 % and 1-2 stay what the author typed.
      at === 0
        ? { value, type: String, fontWeight: 'bold' as const, backgroundColor: '#E8EEF4' }
        : { value, type: String, format: '@', wrap: true },
    ),
  );
  const notes = TEMPLATE_NOTES.map((value) => [{ value, type: String }]);
  const workbook = writeXlsxFile([
    {
      sheet: '题库',
      data: sheet,
      columns: headings.map((heading) => ({ width: WIDE.has(heading) ? 40 : 12 })),
      stickyRowsCount: 1,
    },
    { sheet: '填写说明', data: notes, columns: [{ width: 110 }] },
  ]);
  return new Uint8Array(await workbook.toBuffer());
}
