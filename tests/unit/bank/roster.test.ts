import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { rosterCommand } from '../../../src-bank/roster/roster-command';
import { RosterReading } from '../../../src-shared/contracts/package/roster';
import { buildRosterPeople, oneRosterArchive, photoArchive, rosterText } from '../../builders/build-roster';
import { tempFolder } from '../../builders/temp-folder';
import { bytesOf, gbk } from './source-files';

const NOW = Date.UTC(2026, 2, 10, 1);
const people = buildRosterPeople(3);
const [first, second, third] = people.map((one) => one.document);
/** A JPEG's head that says 8 by 8. */
const SMALL_JPEG = new Uint8Array([
  ...[0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 0, 8, 0, 8, 3, 1, 0x11, 0, 2, 0x11, 1, 3, 0x11, 1, 0xff, 0xda, 0, 2],
]);
let folder: Awaited<ReturnType<typeof tempFolder>>;
let made = 0;
beforeAll(async () => {
  folder = await tempFolder('roster');
});
afterAll(() => folder.remove());

async function read(roster: Uint8Array, photos?: Uint8Array) {
  made += 1;
  const at = (name: string) => path.join(folder.path, `${made}-${name}`);
  await writeFile(at('roster'), roster);
  if (photos !== undefined) await writeFile(at('photos'), photos);
  const given = photos === undefined ? {} : { photos: at('photos') };
  const outcome = await rosterCommand({ roster: at('roster'), out: at('out'), ...given }, NOW);
  return { out: at('out'), ...RosterReading.parse(JSON.parse(outcome.text)) };
}

const sheet = (...rows: readonly (readonly string[])[]) =>
  bytesOf(
    [['姓名', '证件号码', '岗位', '机位', '第几次'], ...rows].map((cells) => cells.join(',')).join('\r\n'),
  );

describe('a roster', () => {
  it.each([
    ['GBK', gbk(rosterText(people))],
    ['UTF-8 with a mark', bytesOf(`\ufeff${rosterText(people)}`)],
  ])('in %s is read below its title, everybody with a seat of their own', async (_what, bytes) => {
    const { form, rows, problems } = await read(bytes);
    expect(problems).toEqual([]);
    expect(form).toBe('csv');
    expect(rows.map(({ name, document, post, seat }) => [name, document.number, post, seat])).toEqual([
      ['样例学员1', first, '010', 1],
      ['样例学员2', second, '010', 2],
      ['样例学员3', third, '010', 3],
    ]);
  });

  it('as a spreadsheet is read, and a document that Excel made a number is told apart (ID-4)', async () => {
    const rows = [
      [{ value: '姓名' }, { value: '身份证号' }, { value: '岗位' }],
      [{ value: '样例甲' }, { value: first ?? '' }, { value: '材料员' }],
      [{ value: '样例乙' }, { value: 110105199003074210, type: Number }, { value: '材料员' }],
    ];
    const bytes = new Uint8Array(await writeXlsxFile(rows as never).toBuffer());
    const { form, rows: good, problems } = await read(bytes);
    expect(form).toBe('xlsx');
    expect(good.map((one) => one.post)).toEqual(['110']);
    expect(problems).toEqual([{ row: 3, kind: 'document-lost-digits' }]);
  });

  it('as OneRoster has students of a class and neither teachers nor who is to be deleted', async () => {
    const { form, rows, problems } = await read(oneRosterArchive(people, '050'));
    expect(problems).toEqual([]);
    expect(form).toBe('one-roster');
    expect(rows.map((one) => [one.name, one.post])).toEqual([
      ['样例学员1', '050'],
      ['样例学员2', '050'],
      ['样例学员3', '050'],
    ]);
  });

  it('tells every fault of every row, and keeps the good rows', async () => {
    const { rows, problems } = await read(
      sheet(
        ['', first ?? '', '土建施工员'],
        ['样例乙', '', '土建施工员'],
        ['样例丙', '110105199002300019', '土建施工员'],
        ['样例丁', second ?? '', '安全员'],
        ['样例戊', third ?? '', '10', '2', '2'],
        ['样例己', ` ${third} `, '010', '2'],
        ['样例庚', '110105199003074210', '', 'A1', '0'],
      ),
    );
    expect(problems).toEqual([
      { row: 2, kind: 'name-missing' },
      { row: 3, kind: 'document-missing' },
      { row: 4, kind: 'document-wrong', detail: 'impossible-date' },
      { row: 5, kind: 'post-unknown', detail: '安全员' },
      { row: 7, kind: 'document-twice', detail: '6' },
      { row: 7, kind: 'seat-twice', detail: '2' },
      { row: 8, kind: 'post-missing' },
      { row: 8, kind: 'seat-wrong', detail: 'A1' },
      { row: 8, kind: 'attempt-wrong', detail: '0' },
    ]);
    expect(rows.map((one) => [one.row, one.post, one.seat, one.attemptNo])).toEqual([[6, '010', 2, 2]]);
    // What is told of a fault holds no document number.
    expect(JSON.stringify(problems)).not.toMatch(/\d{15}/);
  });

  it.each([
    ['without a heading', bytesOf('张三,110105199003074210\r\n'), 'no-heading'],
    ['of nobody', sheet(), 'empty'],
    ['that is no spreadsheet', zipSync({ 'a.txt': bytesOf('x') }), 'unreadable'],
    ['that is a cut archive', zipSync({ 'a.txt': bytesOf('x') }).subarray(0, 20), 'unreadable'],
    ['of noise', new Uint8Array(400).map((_, at) => (at * 151) % 256), 'unreadable'],
  ])('%s is refused with a reason', async (_what, bytes, kind) => {
    const { rows, problems } = await read(bytes);
    expect(rows).toEqual([]);
    expect(problems.map((one) => one.kind)).toEqual([kind]);
  });

  it('of more people than a session takes is refused as a whole (RM-1)', async () => {
    const many = Array.from({ length: 201 }, (_, at) => [`样例${at}`, first ?? '', '010']);
    expect((await read(sheet(...many))).problems).toEqual([{ row: 0, kind: 'too-many', detail: '201' }]);
  });
});

describe('photographs of a roster (PH-5)', () => {
  it('are found by document number, and each that is wrong says how', async () => {
    const whole = photoArchive(people.slice(0, 1));
    const bad = zipSync({
      [`${second}.jpg`]: bytesOf('no picture'),
      [`${third}.jpg`]: SMALL_JPEG,
    });
    expect((await read(bytesOf(rosterText(people)), whole)).rows.map((one) => one.photo)).toEqual([
      'given',
      'missing',
      'missing',
    ]);
    expect((await read(bytesOf(rosterText(people)), bad)).rows.map((one) => one.photo)).toEqual([
      'missing',
      'not-a-jpeg',
      'wrong-size',
    ]);
  });

  it('of an archive that leads out of itself is refused', async () => {
    const { problems } = await read(bytesOf(rosterText(people)), zipSync({ '../evil.jpg': bytesOf('x') }));
    expect(problems.map((one) => one.kind)).toEqual(['unreadable']);
  });
});
