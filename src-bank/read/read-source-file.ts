import { assertNever } from '../../src-shared/basics/assert-never';
import { decodeText } from '../container/decode-text';
import { LIMITS } from '../container/limits';
import { parseXml } from '../container/parse-xml';
import type { SourceFault } from '../container/source-fault';
import { readGift } from '../gift/read-gift';
import { readMoodleQuiz } from '../moodle/read-moodle';
import { readQtiDocument, readQtiPackage } from '../qti/read-qti-package';
import { readCsv } from '../sheet/read-csv';
import { readXlsx } from '../sheet/read-xlsx';
import { rowsToItems } from '../sheet/rows-to-items';
import { problemAt } from './bank-problem';
import type { SourceReading } from './source-item';

/** The foreign formats; `xml` is Moodle or one QTI item, told apart by its root. */
export type SourceFormat = 'xlsx' | 'csv' | 'qti' | 'xml' | 'gift';

const FORMATS: Readonly<Record<string, SourceFormat>> = {
  '.xlsx': 'xlsx',
  '.csv': 'csv',
  '.zip': 'qti',
  '.xml': 'xml',
  '.gift': 'gift',
};

/** What a file's name says it is; undefined for files that are no source, the lock files of office programs too. */
export function formatOfName(name: string): SourceFormat | undefined {
  if (name.startsWith('~$') || name.startsWith('.')) return undefined;
  return FORMATS[/\.[^.]*$/.exec(name)?.[0].toLowerCase() ?? ''];
}

/** Reads one file of a foreign format; never throws, whatever the bytes. */
export async function readSourceFile(
  file: string,
  format: SourceFormat,
  bytes: Uint8Array,
): Promise<SourceReading> {
  if (bytes.length > LIMITS.fileBytes) {
    return faulty(file, {
      rule: 'too-large',
      reason: `文件超过 ${LIMITS.fileBytes} 字节 the file is larger than that`,
    });
  }
  switch (format) {
    case 'xlsx': {
      const sheets = await readXlsx(bytes);
      return sheets.ok ? rowsToItems(file, sheets.value) : faulty(file, sheets.error);
    }
    case 'csv': {
      const sheet = readCsv(bytes);
      return sheet.ok ? rowsToItems(file, [sheet.value]) : faulty(file, sheet.error);
    }
    case 'qti':
      return readQtiPackage(file, bytes);
    case 'xml':
      return readXmlFile(file, bytes);
    case 'gift':
      return readGift(file, bytes);
    default:
      return assertNever(format);
  }
}

function readXmlFile(file: string, bytes: Uint8Array): SourceReading {
  const text = decodeText(bytes);
  if (!text.ok) return faulty(file, text.error);
  const root = parseXml(text.value.text);
  if (!root.ok) return faulty(file, root.error);
  switch (root.value.name) {
    case 'quiz':
      return readMoodleQuiz(file, root.value);
    case 'qti-assessment-item':
    case 'assessmentItem':
      return readQtiDocument(file, root.value);
    default: {
      const reason = `不是 Moodle 题库或 QTI 试题 neither a Moodle quiz nor a QTI item: ${root.value.name.slice(0, 60)}`;
      return { items: [], problems: [problemAt({ file }, 'unknown-xml', reason)] };
    }
  }
}

function faulty(file: string, { rule, reason, at }: SourceFault): SourceReading {
  return { items: [], problems: [problemAt({ file, at }, rule, reason)] };
}
