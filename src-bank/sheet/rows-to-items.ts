import type { ChoiceType } from '../../src-shared/domain/item/item';
import { LIMITS } from '../container/limits';
import { type BankProblem, problemAt, warningAt } from '../read/bank-problem';
import { lettersOfAnswer, trueFalseOfWord, typeOfWord } from '../read/field-words';
import {
  type SourceField,
  type SourceFields,
  type SourceItem,
  type SourcePicture,
  type SourcePlace,
  type SourceQuestion,
  type SourceReading,
  TRUE_FALSE_OPTIONS,
} from '../read/source-item';
import { type Column, columnOfHeading } from './columns';
import { optionsOfCell, withoutLetter } from './options-of-cell';
import type { Sheet, SheetRow } from './sheet-rows';

/** Above the headings there may be a title and some advice. */
const HEADING_WITHIN = 10;

/**
 * The items of a spreadsheet's rows. A case is a row of type 案例 with its stem and 编号, and four rows that name it
 * under 案例编号. Sheets without the headings 题型 and 题干 are passed over, unless there is no other.
 */
export function rowsToItems(file: string, sheets: readonly Sheet[]): SourceReading {
  const readings = sheets.flatMap((sheet) => {
    const head = findHeadings(sheet);
    return head === undefined ? [] : [sheetItems(file, sheet, head)];
  });
  if (readings.length === 0) {
    const reason = `前 ${HEADING_WITHIN} 行没有“题型”“题干”表头 no row of headings with 题型 and 题干`;
    return { items: [], problems: [problemAt({ file }, 'no-headings', reason)] };
  }
  const rows = readings.flatMap((reading) => reading.rows);
  const { items, problems } = groupCases(rows);
  return { items, problems: [...readings.flatMap((reading) => reading.problems), ...problems] };
}

type Headings = { readonly row: number; readonly columns: readonly (Column | undefined)[] };

function findHeadings(sheet: Sheet): Headings | undefined {
  for (const row of sheet.rows.slice(0, HEADING_WITHIN)) {
    const columns = row.cells.slice(0, LIMITS.columns).map(columnOfHeading);
    const has = (kind: Column['kind']) => columns.some((column) => column?.kind === kind);
    if (has('type') && has('stem')) return { row: row.number, columns };
  }
  return undefined;
}

type ReadRow =
  | { readonly kind: 'question'; readonly question: SourceQuestion; readonly caseId: string }
  | Extract<SourceItem, { readonly kind: 'case' }>;

function sheetItems(
  file: string,
  sheet: Sheet,
  head: Headings,
): { readonly rows: readonly ReadRow[]; readonly problems: readonly BankProblem[] } {
  const rows: ReadRow[] = [];
  const problems: BankProblem[] = headingProblems(file, sheet, head);
  const odd = new Map(sheet.oddCells.map((cell) => [`${cell.row} ${cell.column}`, cell.reason]));
  for (const row of sheet.rows) {
    if (row.number <= head.row || row.cells.every((cell) => cell.trim() === '')) continue;
    const place = { file, at: placeOf(sheet, row.number) };
    if (row.cells.some((cell) => cell.length > LIMITS.cellCharacters)) {
      const reason = `单元格超过 ${LIMITS.cellCharacters} 字 a cell holds more characters than that`;
      problems.push(problemAt(place, 'cell-too-long', reason));
      continue;
    }
    const cells = cellsOf(row, head);
    problems.push(...oddProblems(row, head, odd, place));
    const read = readRow(cells, place, problems);
    if (read !== undefined) rows.push(read);
  }
  return { rows, problems };
}

function headingProblems(file: string, sheet: Sheet, { row, columns }: Headings): BankProblem[] {
  const cells = sheet.rows.find((one) => one.number === row)?.cells ?? [];
  const place = { file, at: placeOf(sheet, row) };
  const seen = new Set<string>();
  return columns.flatMap((column, at) => {
    const heading = (cells[at] ?? '').slice(0, 40);
    if (column === undefined) {
      return [
        warningAt(place, 'unknown-column', `不认识的列，未读入 a column nobody knows, not read: ${heading}`),
      ];
    }
    if (column.kind === 'ignored') return [];
    const name = JSON.stringify(column);
    if (seen.has(name)) {
      return [problemAt(place, 'column-twice', `同一内容的列出现两次 two columns for the same: ${heading}`)];
    }
    seen.add(name);
    return [];
  });
}

function placeOf(sheet: Sheet, row: number): string {
  return `${sheet.name === undefined ? '' : `工作表 ${sheet.name.slice(0, 40)} `}第 ${row} 行 row ${row}`;
}

type Cells = {
  readonly text: (kind: Exclude<Column['kind'], 'option' | 'field' | 'ignored'>) => string;
  readonly options: readonly { readonly id: string; readonly text: string }[];
  readonly fields: SourceFields;
};

function cellsOf(row: SheetRow, { columns }: Headings): Cells {
  const texts = new Map<string, string>();
  const fields: Partial<Record<SourceField, string>> = {};
  const options: { id: string; text: string }[] = [];
  for (const [at, column] of columns.entries()) {
    const text = (row.cells[at] ?? '').replace(/\r\n?/g, '\n').trim();
    if (column === undefined || column.kind === 'ignored' || text === '') continue;
    if (column.kind === 'field') fields[column.field] ??= text;
    else if (column.kind === 'option')
      options.push({ id: column.letter, text: withoutLetter(text, column.letter) });
    else if (!texts.has(column.kind)) texts.set(column.kind, text);
  }
  const inOneCell = texts.get('options');
  return {
    text: (kind) => texts.get(kind) ?? '',
    options: options.length === 0 && inOneCell !== undefined ? optionsOfCell(inOneCell) : options,
    fields,
  };
}

function readRow(cells: Cells, place: SourcePlace, problems: BankProblem[]): ReadRow | undefined {
  const itemId = cells.text('id') || undefined;
  const refuse = (rule: string, reason: string) => {
    problems.push(problemAt({ ...place, itemId }, rule, reason));
    return undefined;
  };
  const word = cells.text('type');
  const type = typeOfWord(word);
  if (type === undefined)
    return refuse(
      'unknown-type',
      `题型无法识别 no such type of question: ${word.slice(0, 40) || '（空 empty）'}`,
    );
  const stem = cells.text('stem');
  if (stem === '') return refuse('no-stem', '题干为空 the stem is empty');
  const pictures = picturesOf(cells);
  if (typeof pictures === 'string') return refuse('picture-alt', pictures);
  const id = itemId === undefined ? {} : { id: itemId };
  if (type === 'case') {
    const caseId = itemId ?? cells.text('caseId');
    return {
      kind: 'case',
      place,
      ...(caseId === '' ? {} : { id: caseId }),
      stem,
      pictures,
      fields: cells.fields,
      questions: [],
    };
  }
  const answer = answerOf(type, cells);
  if (answer === undefined) {
    const text = cells.text('answer').slice(0, 40) || '（空 empty）';
    return refuse('bad-answer', `答案无法识别 the answer is not understood: ${text}`);
  }
  const question: SourceQuestion = { place, type, ...id, stem, ...answer, pictures, fields: cells.fields };
  return { kind: 'question', question, caseId: cells.text('caseId') };
}

/** Options and key. A true-false question may spell out 正确 and 错误 as A and B in either order, or give neither. */
function answerOf(type: ChoiceType, cells: Cells): Pick<SourceQuestion, 'options' | 'key'> | undefined {
  const answer = cells.text('answer');
  if (type !== 'true-false') {
    const key = lettersOfAnswer(answer);
    return key === undefined ? undefined : { options: cells.options, key };
  }
  const letters = lettersOfAnswer(answer);
  const named = letters?.length === 1 ? cells.options.find((option) => option.id === letters[0]) : undefined;
  // With no options written, A means 正确 and B 错误, as everywhere.
  const byLetter = letters?.join('') === 'a' ? 't' : letters?.join('') === 'b' ? 'f' : undefined;
  const key = named === undefined ? (trueFalseOfWord(answer) ?? byLetter) : trueFalseOfWord(named.text);
  return key === undefined ? undefined : { options: TRUE_FALSE_OPTIONS, key: [key] };
}

/** Files of 图片 with their texts of 图片说明, both parted by semicolons, bars or lines; or what is wrong. */
function picturesOf(cells: Cells): readonly SourcePicture[] | string {
  const split = (text: string) =>
    text
      .split(/[;；|\n]/)
      .map((part) => part.trim())
      .filter((part) => part !== '');
  const names = split(cells.text('picture'));
  const alt = cells.text('alt');
  const alts = names.length === 1 ? [alt] : split(alt);
  if (names.length !== alts.length && names.length > 0) {
    return `${names.length} 张图片、${alts.length} 条说明 as many texts as pictures are needed`;
  }
  return names.map((name, at) => ({ name, alt: alts[at] ?? '' }));
}

function oddProblems(
  row: SheetRow,
  { columns }: Headings,
  odd: ReadonlyMap<string, string>,
  place: SourcePlace,
): readonly BankProblem[] {
  return columns.flatMap((column, at) => {
    const reason = odd.get(`${row.number} ${at}`);
    if (reason === undefined || (column?.kind !== 'option' && column?.kind !== 'stem')) return [];
    return [warningAt(place, 'number-cell', reason)];
  });
}

function groupCases(rows: readonly ReadRow[]): SourceReading {
  const problems: BankProblem[] = [];
  const cases = new Map<string, Extract<SourceItem, { readonly kind: 'case' }>>();
  for (const row of rows) {
    if (row.kind !== 'case') continue;
    if (row.id !== undefined && !cases.has(row.id)) cases.set(row.id, row);
    else if (row.id === undefined)
      problems.push(problemAt(row.place, 'case-id', '案例没有编号 a case needs an id'));
    else
      problems.push(
        problemAt({ ...row.place, itemId: row.id }, 'duplicate-id', '案例编号重复 two cases have this id'),
      );
  }
  const parts = new Map<string, SourceQuestion[]>();
  const items: SourceItem[] = [];
  for (const row of rows) {
    if (row.kind === 'case') {
      if (row.id !== undefined && cases.get(row.id) === row) {
        const questions = parts.get(row.id) ?? [];
        parts.set(row.id, questions);
        items.push({ ...row, questions });
      }
      continue;
    }
    if (row.caseId === '') {
      items.push({ kind: 'choice', question: row.question });
      continue;
    }
    if (!cases.has(row.caseId)) {
      const reason = `没有这个案例 there is no case with this id: ${row.caseId.slice(0, 64)}`;
      problems.push(problemAt({ ...row.question.place, itemId: row.question.id }, 'no-such-case', reason));
      continue;
    }
    const questions = parts.get(row.caseId) ?? [];
    questions.push(row.question);
    parts.set(row.caseId, questions);
  }
  return { items, problems };
}
