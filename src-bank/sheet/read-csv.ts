import { CsvError, parse } from 'csv-parse/sync';
import { err, ok, type Result } from '../../src-shared/basics/result';
import { decodeText } from '../container/decode-text';
import { LIMITS } from '../container/limits';
import { messageOf, type SourceFault } from '../container/source-fault';
import type { Sheet } from './sheet-rows';

/** CSV as Chinese spreadsheet programs write it: GBK or UTF-8 or UTF-16, comma, tab or semicolon. */
export function readCsv(bytes: Uint8Array): Result<Sheet, SourceFault> {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const { text } = decoded.value;
  let records: string[][];
  try {
    records = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: false,
      to: LIMITS.rows + 1,
    });
  } catch (error) {
    const line = error instanceof CsvError ? error.lines : undefined;
    const reason = `CSV 格式有误，可能缺少引号或文件不完整 a quote is not closed or out of place: ${messageOf(error)}`;
    return err({ rule: 'csv', reason, ...(typeof line === 'number' ? { at: `第 ${line} 行 line` } : {}) });
  }
  if (records.length > LIMITS.rows) {
    return err({ rule: 'too-many-rows', reason: `超过 ${LIMITS.rows} 行 more rows than that` });
  }
  return ok({ rows: records.map((cells, at) => ({ number: at + 1, cells })), oddCells: [] });
}

function delimiterOf(text: string): string {
  const firstLine = /^[^\r\n]*/.exec(text.slice(0, 10_000))?.[0] ?? '';
  const count = (sign: string) => firstLine.split(sign).length;
  return [',', '\t', ';'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}
