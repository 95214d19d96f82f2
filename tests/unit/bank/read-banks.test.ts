import { mkdir, mkdtemp, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkCommand } from '../../../src-bank/check/check-command';
import { bankVersionOf } from '../../../src-bank/read/bank-version';
import { inspectPicture } from '../../../src-bank/read/pictures';
import { inspectBanks, readBanks } from '../../../src-bank/read/read-banks';
import { suiteB } from '../../../src-crypto/suite-b';
import { buildBlueprint } from '../../builders/build-blueprint';
import { exampleItems } from './bank-folder';
import { DEFAULTS, fixture, gbk, PNG, zipOf } from './source-files';

const SETTINGS = { nowMs: Date.parse('2026-11-22T12:00:00+08:00') };
const [single, multiple, trueFalse, theCase] = exampleItems();
const file = (...list: readonly unknown[]) => ({ bank: '样例题库', items: list });

let root: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'banks-'));
  return () => rm(root, { recursive: true, force: true });
});

async function folder(name: string, files: Readonly<Record<string, unknown>>): Promise<string> {
  const at = path.join(root, name);
  for (const [fileName, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(at, fileName)), { recursive: true });
    const isRaw = typeof content === 'string' || content instanceof Uint8Array;
    await writeFile(path.join(at, fileName), isRaw ? content : JSON.stringify(content));
  }
  return at;
}

const problemsOf = async (...folders: readonly string[]) =>
  (await inspectBanks(folders)).problems.map(({ severity, file: name, at, itemId, rule }) =>
    [severity === 'error' ? '' : '(w)', name, at, itemId, rule].filter(Boolean).join(' '),
  );

describe('several folders', () => {
  const second = buildBlueprint({ post: '050', postName: '样例岗位二' });

  it('make one bank: a pool for all posts and a folder with its blueprint for each', async () => {
    const pool = await folder('shared', { 'a.json': file({ ...single, posts: ['010', '050'] }) });
    const one = await folder('010', {
      'blueprint.json': buildBlueprint(),
      'a.json': file(multiple, trueFalse),
    });
    const two = await folder('050', {
      'blueprint.json': second,
      'a.json': file({ ...theCase, posts: ['050'] }),
    });
    const banks = await readBanks([two, pool, one]);
    if (!banks.ok) throw new Error(JSON.stringify(banks.error));
    expect(banks.value.bank).toBe('样例题库');
    expect(banks.value.blueprints.map(({ post }) => post)).toEqual(['010', '050']);
    expect(banks.value.items).toHaveLength(4);
    const other = await readBanks([one, pool, two]);
    if (!other.ok) throw new Error(JSON.stringify(other.error));
    const version = bankVersionOf(suiteB, banks.value.items, banks.value.blueprints);
    expect(version).toMatch(/^010\.050-[0-9a-f]{12}$/);
    expect(bankVersionOf(suiteB, other.value.items, other.value.blueprints)).toBe(version);
  });

  it('tell problems under the folder’s name', async () => {
    const pool = await folder('shared', { 'a.json': file({ ...single, posts: ['999'] }), 'b.json': '{' });
    const one = await folder('010', { 'blueprint.json': buildBlueprint(), 'a.json': file(single) });
    expect(await problemsOf(pool, one)).toEqual([
      `010/a.json ${single?.id} duplicate-id`,
      `shared/a.json ${single?.id} other-post`,
      'shared/b.json json',
    ]);
  });

  it('need one blueprint at least, and one for each post at most', async () => {
    const pool = await folder('shared', { 'a.json': file(single) });
    expect(await problemsOf(pool)).toEqual(['blueprint.json missing']);
    const one = await folder('x', { 'blueprint.json': buildBlueprint(), 'a.json': file(multiple) });
    const again = await folder('y', { 'blueprint.json': buildBlueprint(), 'a.json': file(trueFalse) });
    expect(await problemsOf(pool, one, again)).toEqual(['y/blueprint.json post-twice']);
  });

  it('look up an item’s topic in the blueprint of each of its posts', async () => {
    const topics = second.topics.map((topic) =>
      topic.code === 'GEN.LAW' ? { ...topic, code: 'GEN.ETH' } : topic,
    );
    const pool = await folder('shared', { 'a.json': file({ ...single, posts: ['010', '050'] }) });
    const one = await folder('010', { 'blueprint.json': buildBlueprint(), 'a.json': file(multiple) });
    const two = await folder('050', {
      'blueprint.json': { ...second, topics },
      'a.json': file({ ...theCase, posts: ['050'] }),
    });
    expect(await problemsOf(pool, one, two)).toEqual([`shared/a.json ${single?.id} unknown-topic`]);
  });
});

describe('a folder of many formats', () => {
  it('is read whole, with its defaults and its blueprint’s names', async () => {
    const at = await folder('010', {
      'blueprint.json': buildBlueprint(),
      'import.json': { bank: '样例题库', defaults: { ...DEFAULTS, topic: '样例主题1', posts: '样例岗位' } },
      'a.json': file(single),
      'b.csv': gbk(
        '题型,题干,选项A,选项B,选项C,选项D,答案,编号\n单选,屋面防水工程的保修期限,甲,乙,丙,丁,A,S-9\n',
      ),
      'c.gift': '::G-1::费用可以挪用。{F}',
      'd.xml': fixture('qti3-choice.xml'),
      'e.zip': zipOf({ 'item.xml': fixture('qti21-multiple.xml') }),
      '~$b.xlsx': 'a lock file',
      'notes.txt': 'nothing',
    });
    expect(await problemsOf(at)).toEqual(['(w) e.zip no-manifest']);
    const banks = await readBanks([at]);
    const ids = banks.ok ? banks.value.items.map((item) => `${item.id} ${item.topic} ${item.posts}`) : [];
    expect(ids).toEqual([
      `${single?.id} GEN.LAW 010`,
      ...['S-9', 'G-1', 'choice', 'choiceMultiple'].map((id) => `${id} GEN.LAW 010`),
    ]);
  });

  it('tells a key that names no option and a multiple with one key by their rows (QB-4)', async () => {
    const at = await folder('010', {
      'blueprint.json': buildBlueprint(),
      'import.json': { defaults: DEFAULTS },
      'b.csv':
        '题型,题干,选项A,选项B,选项C,选项D,答案,编号\n单选,一,甲,乙,丙,丁,E,S-1\n多选,二,甲,乙,丙,丁,A,M-1\n单选,三,甲,乙,丙,,A,S-1\n',
    });
    expect(await problemsOf(at)).toEqual([
      'b.csv 第 4 行 row 4 S-1 duplicate-id',
      'b.csv 第 2 行 row 2 S-1 key-not-an-option',
      'b.csv 第 3 行 row 3 M-1 multiple-shape',
      'b.csv 第 4 行 row 4 S-1 single-shape',
    ]);
  });

  it('tells a broken import.json and a file that is far too large', async () => {
    const at = await folder('010', {
      'blueprint.json': buildBlueprint(),
      'import.json': { default: {} },
      'a.json': file(single),
    });
    expect(await problemsOf(at)).toEqual(['import.json schema']);
    await writeFile(path.join(at, 'big.json'), '');
    await truncate(path.join(at, 'big.json'), 65 * 1024 * 1024);
    expect(await problemsOf(at)).toContain('big.json too-large');
  });
});

describe('pictures', () => {
  const pictured = (...pictures: readonly unknown[]) => file({ ...single, pictures });
  const bank = (content: unknown, more: Readonly<Record<string, unknown>> = {}) =>
    folder('010', {
      'blueprint.json': buildBlueprint(),
      'a.json': content,
      'pictures/one.png': PNG,
      ...more,
    });

  it('are hashed, measured, and come with their bytes', async () => {
    const banks = await readBanks([await bank(pictured({ file: 'pictures/one.png', alt: ' 样例图 ' }))]);
    if (!banks.ok) throw new Error(JSON.stringify(banks.error));
    const expected = inspectPicture(PNG);
    const sha256 = expected.ok ? expected.value.sha256 : '';
    expect(banks.value.items[0]).toMatchObject({
      pictures: [{ sha256, mediaType: 'image/png', widthPx: 1, heightPx: 1, alt: '样例图' }],
    });
    expect([...banks.value.pictures.keys()]).toEqual([sha256]);
  });

  it('of a case’s questions and of a spreadsheet are taken, too', async () => {
    const parts =
      theCase?.type === 'case'
        ? theCase.items.map((part) => ({ ...part, pictures: [{ file: 'pictures/one.png', alt: '图' }] }))
        : [];
    const csv =
      '题型,题干,选项A,选项B,选项C,选项D,答案,编号,图片,图片说明\n单选,一,甲,乙,丙,丁,A,S-1,pictures/one.png;pictures/one.png,图一；图二\n单选,二,甲,乙,丙,丁,A,S-2,pictures/one.png,\n';
    const at = await bank(file({ ...theCase, items: parts }), {
      'b.csv': csv,
      'import.json': { defaults: DEFAULTS },
    });
    expect(await problemsOf(at)).toEqual(['b.csv 第 3 行 row 3 S-2 picture-alt']);
    const { located } = await inspectBanks([at]);
    expect(located.map(({ item }) => JSON.stringify(item).match(/"sha256"/g)?.length)).toEqual([4, 2]);
  });

  it.each<[string, unknown, string]>([
    ['no alternative text', { file: 'pictures/one.png', alt: ' ' }, 'picture-alt'],
    ['no file', { file: 'pictures/two.png', alt: 'x' }, 'picture'],
    ['a path out of the folder', { file: '../secret.png', alt: 'x' }, 'picture'],
    ['an absolute path', { file: '/etc/passwd', alt: 'x' }, 'picture'],
    ['a link out of the folder', { file: 'pictures/link.png', alt: 'x' }, 'picture'],
    ['another kind of file', { file: 'a.json', alt: 'x' }, 'picture'],
    ['a hash instead of a file', { sha256: 'a'.repeat(64), alt: 'x' }, 'picture'],
  ])('with %s are a finding', async (_name, picture, rule) => {
    const at = await bank(pictured(picture));
    await writeFile(path.join(root, 'secret.png'), PNG);
    await symlink(path.join(root, 'secret.png'), path.join(at, 'pictures', 'link.png'));
    expect(await problemsOf(at)).toEqual([`a.json ${single?.id} ${rule}`]);
  });

  it.each<[string, Uint8Array, RegExp]>([
    ['more than 2 MB', new Uint8Array(2 * 1024 * 1024 + 1), /2 MB/],
    ['a side of more than 4000 pixels', wide(4001), /4000/],
    ['a header that is cut off', PNG.slice(0, 12), /损坏|PNG/],
    ['another kind', new TextEncoder().encode('GIF89a'), /PNG/],
    ['nothing in it', new Uint8Array(0), /PNG/],
  ])('of %s are refused', (_name, bytes, reason) => {
    expect(inspectPicture(bytes)).toMatchObject({ ok: false, error: expect.stringMatching(reason) });
  });
});

function wide(px: number): Uint8Array {
  const bytes = PNG.slice();
  new DataView(bytes.buffer).setUint32(16, px);
  return bytes;
}

describe('the report', () => {
  it('is one HTML file that quotes nothing as markup and needs nothing else', async () => {
    const evil = '<script>alert(1)</script>';
    const at = await folder('010', {
      'blueprint.json': buildBlueprint(),
      'a.json': file(single, { ...multiple, topic: 'XXX.YYY', enemyGroup: evil }),
    });
    const report = path.join(root, 'out.html');
    const { exitCode, text } = await checkCommand([at], { ...SETTINGS, report });
    const html = await readFile(report, 'utf8');
    expect(exitCode).toBe(1);
    expect(text).toContain(report);
    expect(html).toContain('<html lang="zh-CN">');
    expect(html).toContain('a.json（');
    expect(html).toContain('GEN.LAW 样例主题1');
    expect(html).toContain('unknown-topic');
    expect(html).not.toContain('<script');
    expect(html).not.toMatch(/(src|href)=/);
  });

  it('puts what must be mended before what may stay', async () => {
    const at = await folder('010', {
      'blueprint.json': buildBlueprint(),
      'a.json': file(single, { ...multiple, topic: 'XXX.YYY' }),
    });
    const report = path.join(root, 'out.html');
    await checkCommand([at], { ...SETTINGS, report });
    const severities = [...(await readFile(report, 'utf8')).matchAll(/<td class="(error|warning)"/g)].map(
      (one) => one[1],
    );
    expect(new Set(severities)).toEqual(new Set(['error', 'warning']));
    expect(severities.lastIndexOf('error')).toBeLessThan(severities.indexOf('warning'));
  });

  it('that cannot be written fails the command', async () => {
    const at = await folder('010', { 'blueprint.json': buildBlueprint(), 'a.json': file(single) });
    const report = path.join(root, 'no', 'such', 'out.html');
    expect(await checkCommand([at], { ...SETTINGS, report })).toMatchObject({ exitCode: 1 });
  });
});
