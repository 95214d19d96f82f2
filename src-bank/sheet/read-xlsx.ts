import { zipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/node';
import sax from 'sax';
import { err, ok, type Result } from '../../src-shared/basics/result';
import { LIMITS } from '../container/limits';
import { openZip, type ZipEntries } from '../container/open-zip';
import { messageOf, type SourceFault } from '../container/source-fault';
import type { Sheet, SheetRow } from './sheet-rows';

/** A number as it is stored, told apart from the same digits typed as text. */
class StoredNumber {
  constructor(readonly text: string) {}
}

/**
 * Every sheet of an .xlsx file. The archive is unpacked within limits and every part of it looked through first: a
 * cell at row 1,048,576 would make the reader build a million empty rows. The library then reads what was checked,
 * packed anew, and not the file itself, so that two unpackers cannot see two different files.
 */
export async function readXlsx(bytes: Uint8Array): Promise<Result<readonly Sheet[], SourceFault>> {
  const entries = await openZip(bytes);
  if (!entries.ok) return entries;
  if (!entries.value.has('[Content_Types].xml')) {
    return err({ rule: 'spreadsheet', reason: '不是 .xlsx 文件 not an .xlsx file' });
  }
  const fault = partFault(entries.value);
  if (fault !== undefined) return err(fault);
  try {
    const clean = zipSync(Object.fromEntries(entries.value), { level: 0 });
    const sheets = await readXlsxFile(Buffer.from(clean), {
      parseNumber: (text) => new StoredNumber(text),
    });
    return ok(sheets.map(({ sheet, data }) => sheetOf(sheet, data)));
  } catch (error) {
    const reason = `工作簿已损坏或无法识别 the workbook is damaged: ${messageOf(error)}`;
    return err({ rule: 'spreadsheet', reason });
  }
}

function partFault(entries: ZipEntries): SourceFault | undefined {
  for (const [name, bytes] of entries) {
    if (!/\.(xml|rels)$/i.test(name)) continue;
    const fault = boundsFault(name, bytes);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** Looks at every element once: no document type, no cell beyond the limits, not too many of anything. */
function boundsFault(name: string, bytes: Uint8Array): SourceFault | undefined {
  const parser = sax.parser(true, {});
  let fault: SourceFault | undefined;
  let elements = 0;
  let depth = 0;
  const refuse = (rule: SourceFault['rule'], reason: string) => {
    fault ??= { rule, reason: `${reason}: ${name}`, at: name };
    throw new Error(reason);
  };
  parser.ondoctype = () => refuse('doctype', '不接受 DOCTYPE 与实体 document types are refused');
  parser.onerror = (error) =>
    refuse('spreadsheet', `工作簿内的 XML 有误 not well-formed (${messageOf(error)})`);
  parser.onclosetag = () => {
    depth -= 1;
  };
  parser.onopentag = ({ name: tag, attributes }) => {
    elements += 1;
    depth += 1;
    if (elements > LIMITS.elements || depth > LIMITS.depth) refuse('too-large', '内容过多 too much in it');
    const local = tag.slice(tag.indexOf(':') + 1);
    if (local !== 'c' && local !== 'row') return;
    const place = /^([A-Z]*)(\d*)$/.exec(String(attributes.r ?? ''));
    if (place === null) return;
    const column = [...(place[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
    if (Number(place[2]) > LIMITS.rows || column > LIMITS.columns) {
      refuse('too-many-rows', `超过 ${LIMITS.rows} 行或 ${LIMITS.columns} 列 more rows or columns than that`);
    }
  };
  try {
    parser.write(new TextDecoder('utf-8').decode(bytes)).close();
  } catch (error) {
    return fault ?? { rule: 'spreadsheet', reason: messageOf(error), at: name };
  }
  return undefined;
}

function sheetOf(name: string, data: readonly (readonly unknown[])[]): Sheet {
  const oddCells: { row: number; column: number; reason: string }[] = [];
  const rows: SheetRow[] = data.map((cells, at) => ({
    number: at + 1,
    cells: cells.map((cell, column) => {
      const odd = (reason: string) => oddCells.push({ row: at + 1, column, reason });
      return cellText(cell, odd);
    }),
  }));
  return { name, rows, oddCells };
}

function cellText(cell: unknown, odd: (reason: string) => void): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof StoredNumber) {
    const number = Number(cell.text);
    if (!Number.isFinite(number)) return cell.text;
    // 0.1 + 0.2 is stored as 0.30000000000000004 and shown with 15 digits.
    const shown = String(Number(number.toPrecision(15)));
    if (!Number.isInteger(number)) {
      odd(
        `数字单元格，可能显示为百分数，请核对 stored as the number ${shown}; it may be shown as a percentage`,
      );
    }
    return shown;
  }
  if (cell instanceof Date) {
    const day = Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
    odd(`日期单元格，请核对 stored as the date ${day}`);
    return day;
  }
  return typeof cell === 'boolean' ? (cell ? 'TRUE' : 'FALSE') : String(cell);
}
