import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src-bank/container/limits';
import {
  dateOfWords,
  lettersOfAnswer,
  trueFalseOfWord,
  typeOfWord,
} from '../../../src-bank/read/field-words';
import { optionsOfCell } from '../../../src-bank/sheet/options-of-cell';
import { readXlsx } from '../../../src-bank/sheet/read-xlsx';
import { templateCsv, templateXlsx } from '../../../src-bank/sheet/template-command';
import { templateRows } from '../../../src-bank/sheet/template-rows';
import { bytesOf, DEFAULTS, gbk, readFile, sheetRow, utf16, workbook, zipOf } from './source-files';

const HEAD = '题型,题干,选项A,选项B,选项C,选项D,选项E,答案,难度,编号,案例编号';
const csv = (...rows: readonly string[]) => [HEAD, ...rows].join('\n');
const SINGLE = '单选题,屋面防水工程的最低保修期限为（ ）年。,1,2,5,10,,C,易,S-1,';
const CASE = [
  '案例题,某工程的网络计划如下。,,,,,,,中,C-1,',
  '单选,工期为（ ）。,9,11,13,15,,B,中,,C-1',
  '单选,总时差为（ ）。,0,1,2,3,,C,中,,C-1',
  '多选,关键工作有（ ）。,A,B,C,D,,ACD,中,,C-1',
  '判断,不影响总工期。,,,,,,√,中,,C-1',
];

describe('words of authors', () => {
  it.each([
    ['单选题', 'single'],
    ['单选', 'single'],
    ['单项选择题', 'single'],
    [' 多 选 题 ', 'multiple'],
    ['多项选择', 'multiple'],
    ['不定项选择题', 'multiple'],
    ['判断题', 'true-false'],
    ['是非题', 'true-false'],
    ['案例分析题', 'case'],
    ['简答题', undefined],
    ['', undefined],
  ])('type %j is %s', (word, type) => expect(typeOfWord(word)).toBe(type));

  it.each([
    ['ABD', 'abd'],
    ['A,B,D', 'abd'],
    ['ＡＢＤ', 'abd'],
    ['a、b、d', 'abd'],
    ['A；B；D。', 'abd'],
    ['答案：A B D', 'abd'],
    ['A和B', 'ab'],
    ['对', undefined],
    ['', undefined],
    ['A5', undefined],
  ])('answer %j is %s', (word, letters) => expect(lettersOfAnswer(word)?.join('')).toBe(letters));

  it('of right and wrong are understood in every spelling', () => {
    for (const word of ['对', '正确', '√', '✓', 'T', 'true', '是', 'Ｙ', '1', ' 对。']) {
      expect(trueFalseOfWord(word)).toBe('t');
    }
    for (const word of ['错', '错误', '×', '✗', 'F', 'FALSE', '否', 'Ｘ', '0'])
      expect(trueFalseOfWord(word)).toBe('f');
    for (const word of ['', '对错', 'maybe', 'A']) expect(trueFalseOfWord(word)).toBeUndefined();
  });

  it('for days are dates that there are', () => {
    for (const day of ['2026-01-05', '2026/1/5', '2026.1.5', '2026年1月5日', '２０２６-1-5']) {
      expect(dateOfWords(day)).toBe('2026-01-05');
    }
    for (const day of ['2026-02-30', '2026-13-01', '明天', '']) expect(dateOfWords(day)).toBeUndefined();
  });

  it('for options in one cell are told apart', () => {
    const four = ['1年', '2年', '5年', '10年'];
    for (const cell of [
      'A.1年 B.2年 C.5年 D.10年',
      'A、1年\nB、2年\nC、5年\nD、10年',
      '1年|2年|5年|10年',
      '1年\n2年\n5年\n10年',
    ]) {
      expect(optionsOfCell(cell).map((option) => option.text)).toEqual(four);
      expect(
        optionsOfCell(cell)
          .map((option) => option.id)
          .join(''),
      ).toBe('abcd');
    }
  });
});

describe('a CSV file', () => {
  it('gives items of every type, cases with their four questions', async () => {
    const { items, found } = await readFile(
      'csv',
      csv(
        SINGLE,
        '多选,下列正确的有（ ）。,甲,乙,丙,丁,戊,"A,C",难,M-1,',
        '判断题,费用可以挪用。,,,,,,×,1,T-1,',
        ...CASE,
      ),
    );
    expect(found).toEqual([]);
    expect(items.map((item) => `${item.type} ${item.id}`)).toEqual([
      'single S-1',
      'multiple M-1',
      'true-false T-1',
      'case C-1',
    ]);
    expect(items[0]).toMatchObject({
      key: ['c'],
      difficulty: 1,
      options: [{ id: 'a', text: '1' }, {}, {}, {}],
    });
    expect(items[1]).toMatchObject({ key: ['a', 'c'], difficulty: 3 });
    expect(items[2]).toMatchObject({ key: ['f'], options: [{ text: '正确' }, { text: '错误' }] });
    expect(items[3]).toMatchObject({
      items: [{ id: 'C-1-1' }, {}, { key: ['a', 'c', 'd'] }, { key: ['t'] }],
    });
  });

  it.each<[string, Uint8Array]>([
    ['GBK', gbk(csv(SINGLE))],
    ['UTF-16', utf16(csv(SINGLE), 'le', true)],
    ['UTF-8 with a mark', bytesOf(`\ufeff${csv(SINGLE)}`)],
    ['tabs', bytesOf(csv(SINGLE).replaceAll(',', '\t'))],
    ['semicolons', bytesOf(csv(SINGLE).replaceAll(',', ';'))],
    ['a title above and empty lines', bytesOf(`题库,,\n\n${csv(SINGLE)}\n\n\n`)],
    ['CRLF', bytesOf(csv(SINGLE).replaceAll('\n', '\r\n'))],
    ['full-width headings', bytesOf(csv(SINGLE).replace('选项A', '选项Ａ').replace('题型', ' 题型＊ '))],
    [
      'other headings',
      bytesOf(csv(SINGLE).replace('题干', '题目').replace('选项A', 'A').replace('答案', '正确答案')),
    ],
    [
      'letters before options',
      bytesOf(csv(SINGLE).replace(',1,2,5,10,', ',A.1,B、2,Ｃ．5,D 10,').replace('D 10', '10')),
    ],
  ])('is read with %s', async (_name, bytes) => {
    const { items, found } = await readFile('csv', bytes);
    expect(found).toEqual([]);
    expect(items).toMatchObject([
      { id: 'S-1', key: ['c'], options: [{ text: '1' }, { text: '2' }, { text: '5' }, { text: '10' }] },
    ]);
  });

  it.each<[string, string, readonly string[]]>([
    ['no headings', 'a,b\n1,2', ['no-headings']],
    ['nothing', '', ['no-headings']],
    ['an unknown type', csv('论述题,x,,,,,,A,易,S-1,'), ['第 2 行 row 2 S-1 unknown-type']],
    ['no stem', csv('单选,,1,2,3,4,,A,易,S-1,'), ['第 2 行 row 2 S-1 no-stem']],
    ['no answer', csv('单选,x,1,2,3,4,,,易,S-1,'), ['第 2 行 row 2 S-1 bad-answer']],
    ['an answer that is none', csv('判断,x,,,,,,或许,易,S-1,'), ['第 2 行 row 2 S-1 bad-answer']],
    ['a case nobody wrote', csv('单选,x,1,2,3,4,,A,易,S-1,C-9'), ['第 2 行 row 2 S-1 no-such-case']],
    ['a case with three questions', csv(...CASE.slice(0, 4)), ['第 2 行 row 2 C-1 case-shape']],
    ['a case with the wrong four', csv(...CASE.slice(0, 4), CASE[1] ?? ''), ['第 2 行 row 2 C-1 case-shape']],
    ['a case without an id', csv('案例,x,,,,,,,易,,'), ['第 2 行 row 2 case-id']],
    ['a case twice', csv(...CASE, CASE[0] ?? ''), ['第 7 行 row 7 C-1 duplicate-id']],
    ['an id in Chinese', csv('单选,x,1,2,3,4,,A,易,题一,'), ['第 2 行 row 2 bad-id']],
    ['an unknown difficulty', csv('单选,x,1,2,3,4,,A,极难,S-1,'), ['第 2 行 row 2 S-1 bad-field']],
    ['a quote that never ends', csv('单选,"x,1,2,3,4,,A,易,S-1,'), ['第 2 行 line csv']],
    ['a column twice', `${HEAD},题干\n${SINGLE}`, ['第 1 行 row 1 column-twice']],
    ['an unknown column', `${HEAD},天气\n${SINGLE}`, ['(w) 第 1 行 row 1 unknown-column']],
    [
      'no id',
      csv(SINGLE.replace('S-1', '')),
      [expect.stringMatching(/^\(w\) 第 2 行 row 2 auto-[0-9a-f]{12} id-made$/)] as never,
    ],
  ])('with %s is a finding', async (_name, text, expected) => {
    expect((await readFile('csv', text)).found).toEqual(expected);
  });

  it('with a cell of 10 MB reads the other rows', async () => {
    const { items, found } = await readFile(
      'csv',
      csv(`单选,${'长'.repeat(3_500_000)},1,2,3,4,,A,易,S-0,`, SINGLE),
    );
    expect(found).toEqual(['第 2 行 row 2 cell-too-long']);
    expect(items.map((item) => item.id)).toEqual(['S-1']);
  });

  it('with a million rows is refused, not read', async () => {
    const { items, found } = await readFile('csv', `${HEAD}\n${'x\n'.repeat(1_000_000)}`);
    expect([items, found]).toEqual([[], ['too-many-rows']]);
  });

  it('that says nothing of who wrote it needs defaults, and says which', async () => {
    const { found, reasons } = await readFile('csv', csv(SINGLE), {});
    expect(found.every((one) => one.endsWith('missing-field'))).toBe(true);
    for (const name of ['知识点', '岗位', '解析', '依据', '命题人', '审核人'])
      expect(reasons).toContain(`“${name}”`);
  });

  it('may name topics and posts in Chinese', async () => {
    const text = `题型,题干,选项A,选项B,选项C,选项D,答案,知识点,岗位,编号\n单选,x,1,2,3,4,A,样例主题4,"样例岗位、020",S-1`;
    const { items, found } = await readFile('csv', text);
    expect(found).toEqual([]);
    expect(items[0]).toMatchObject({ topic: 'POS.SCH', posts: ['010', '020'] });
    const unknown = text.replace('样例主题4', '天文').replace('020', '宇航员');
    expect((await readFile('csv', unknown)).found).toEqual([
      '第 2 行 row 2 S-1 unknown-post',
      '第 2 行 row 2 S-1 unknown-topic',
    ]);
  });
});

describe('an .xlsx file', () => {
  const heads = HEAD.split(',');
  it('is read with the numbers of its rows, empty ones counted', async () => {
    const rows = sheetRow(2, heads) + sheetRow(5, SINGLE.split(',')) + sheetRow(6, ['单选', '坏题']);
    const { items, found } = await readFile('xlsx', workbook(rows));
    expect(items).toMatchObject([{ id: 'S-1', key: ['c'] }]);
    expect(found).toEqual(['工作表 题库 第 6 行 row 6 bad-answer']);
  });

  it('keeps numbers as they are shown and asks about those that may be percentages', async () => {
    const cells = ['单选', '样例', 1, 0.6, 0.1 + 0.2, 12345678901234, '', 'A', 1, 'S-1'];
    const { items, found } = await readFile('xlsx', workbook(sheetRow(1, heads) + sheetRow(2, cells)));
    expect(items[0]).toMatchObject({
      options: [{ text: '1' }, { text: '0.6' }, { text: '0.3' }, { text: '12345678901234' }],
    });
    expect(found).toEqual(Array(2).fill('(w) 工作表 题库 第 2 行 row 2 number-cell'));
  });

  it.each<[string, () => Uint8Array, string]>([
    [
      'with a cell in the last row there is',
      () => workbook('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
      'xl/worksheets/sheet1.xml too-many-rows',
    ],
    [
      'with a cell far to the right',
      () => workbook('<row r="1"><c r="ZZ1"><v>1</v></c></row>'),
      'xl/worksheets/sheet1.xml too-many-rows',
    ],
    [
      'with a document type',
      () => workbook('', '<!DOCTYPE x [<!ENTITY a "b">]>'),
      'xl/worksheets/sheet1.xml doctype',
    ],
    ['with broken XML', () => workbook('<row>'), 'xl/worksheets/sheet1.xml spreadsheet'],
    ['that is cut off', () => workbook(sheetRow(1, heads)).slice(0, 700), 'zip'],
    ['that is another archive', () => zipOf({ 'a.txt': 'x' }), 'spreadsheet'],
    ['that lacks its sheets', () => zipOf({ '[Content_Types].xml': '<a/>' }), 'spreadsheet'],
    ['that is an old .xls', () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'zip'],
  ])('is refused %s', async (_name, bytes, rule) => {
    const { items, found } = await readFile('xlsx', bytes());
    expect([items, found]).toEqual([[], [rule]]);
  });

  it('with rows past the limit is refused', async () => {
    const rows = `<row r="${LIMITS.rows + 1}"><c><v>1</v></c></row>`;
    expect((await readFile('xlsx', workbook(rows))).found).toEqual([
      'xl/worksheets/sheet1.xml too-many-rows',
    ]);
  });
});

describe('the template', () => {
  const published = (ending: string) =>
    new Uint8Array(
      readFileSync(
        fileURLToPath(new URL(`../../../resources/templates/题库模板.${ending}`, import.meta.url)),
      ),
    );
  const blueprintTopics = { ...DEFAULTS, topic: 'GEN.LAW' };

  it.each(['xlsx', 'csv'] as const)('as .%s is read without a finding', async (format) => {
    const { items, found } = await readFile(format, published(format), blueprintTopics);
    expect(found).toEqual([]);
    expect(items.map(({ type, status }) => `${type} ${status}`)).toEqual([
      'single draft',
      'multiple draft',
      'true-false draft',
      'case draft',
    ]);
  });

  it('that is published is the one the command writes', async () => {
    expect(Buffer.from(published('csv')).equals(Buffer.from(templateCsv()))).toBe(true);
    const [made, kept] = [await readXlsx(await templateXlsx()), await readXlsx(published('xlsx'))];
    expect(kept).toEqual(made);
    const rows = made.ok ? made.value[0]?.rows.map((row) => [...row.cells]) : [];
    expect(rows).toEqual(templateRows().map((row) => [...row]));
  });
});
