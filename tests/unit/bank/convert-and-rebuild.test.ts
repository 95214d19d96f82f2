import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { type ConvertRequest, convertCommand } from '../../../src-bank/convert/convert-command';
import { bankVersionOf } from '../../../src-bank/read/bank-version';
import { inspectBanks, readBanks } from '../../../src-bank/read/read-banks';
import { rebuildCommand } from '../../../src-bank/rebuild/rebuild-command';
import { templateCommand } from '../../../src-bank/sheet/template-command';
import { suiteB } from '../../../src-crypto/suite-b';
import { canonicalJson } from '../../../src-shared/basics/canonical-json';
import { generatePaper } from '../../../src-shared/domain/paper/generate-paper';
import { buildBank } from '../../builders/build-bank';
import { buildBlueprint } from '../../builders/build-blueprint';
import { exampleItems } from './bank-folder';
import { DEFAULTS, fixture, PNG } from './source-files';

let root: string;
const at = (...parts: readonly string[]) => path.join(root, ...parts);
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'convert-'));
  return () => rm(root, { recursive: true });
});

const convert = (change: Partial<ConvertRequest>) =>
  convertCommand({
    from: 'bank',
    input: at('bank'),
    to: 'qti3',
    out: at('out.zip'),
    blueprints: [],
    ...change,
  });

describe('the convert command', () => {
  it('takes a bank with pictures to QTI 3.0 and back to the same bank', async () => {
    await mkdir(at('bank', 'pictures'), { recursive: true });
    const [first, ...rest] = exampleItems();
    const pictured = { ...first, pictures: [{ file: 'pictures/a.png', alt: '样例图' }] };
    await writeFile(at('bank', 'pictures', 'a.png'), PNG);
    await writeFile(
      at('bank', 'items.json'),
      JSON.stringify({ bank: '样例题库', items: [pictured, ...rest] }),
    );
    expect(await convert({})).toMatchObject({ exitCode: 0 });
    expect(await convert({ from: 'qti', input: at('out.zip'), to: 'json', out: at('back') })).toMatchObject({
      exitCode: 0,
    });
    const items = async (folder: string) => (await inspectBanks([folder])).located.map(({ item }) => item);
    expect(await items(at('back'))).toEqual(await items(at('bank')));
    expect((await items(at('back')))[0]).toHaveProperty('pictures');
  });

  it('takes one foreign file with the import.json beside it', async () => {
    await writeFile(at('a.xml'), fixture('qti3-choice.xml'));
    await writeFile(at('import.json'), JSON.stringify({ bank: '样例题库', defaults: DEFAULTS }));
    expect(await convert({ from: 'xml', input: at('a.xml'), to: 'json', out: at('bank') })).toMatchObject({
      exitCode: 0,
    });
    expect(JSON.parse(await readFile(at('bank', 'items.json'), 'utf8'))).toMatchObject({
      bank: '样例题库',
      items: [{ id: 'choice' }],
    });
  });

  it.each<[string, string, string]>([
    ['with a field missing', '题型,题干,选项A,选项B,选项C,选项D,答案\n单选,x,1,2,3,4,A\n', 'missing-field'],
    ['with nothing in it', '题型,题干\n', '没有试题'],
  ])('writes nothing of a file %s', async (_name, text, expected) => {
    await writeFile(at('a.csv'), text);
    const { exitCode, text: said } = await convert({ from: 'csv', input: at('a.csv') });
    expect(exitCode).toBe(1);
    expect(said).toContain(expected);
    expect(await readdir(root)).toEqual(['a.csv']);
  });

  it('says when there is no file, no settings or nowhere to write', async () => {
    expect((await convert({ from: 'csv', input: at('no.csv') })).text).toContain('unreadable');
    await writeFile(at('a.csv'), '题型,题干\n');
    expect((await convert({ from: 'csv', input: at('a.csv'), settings: at('no.json') })).text).toContain(
      'unreadable',
    );
    await mkdir(at('bank'));
    await writeFile(at('bank', 'items.json'), JSON.stringify({ bank: '样例题库', items: exampleItems() }));
    expect((await convert({ out: at('no', 'out.zip') })).text).toContain('无法写入');
  });
});

describe('the template command', () => {
  it('writes both files', async () => {
    expect(await templateCommand(at('templates'))).toMatchObject({ exitCode: 0 });
    expect((await readdir(at('templates'))).sort()).toEqual(['题库模板.csv', '题库模板.xlsx']);
  });
});

describe('the rebuild command (TS-23)', () => {
  const blueprint = buildBlueprint();
  const seed = 'ab'.repeat(32);
  const bank = async () => {
    await mkdir(at('bank'), { recursive: true });
    const [first, ...rest] = buildBank({ blueprint, perCell: 20 }).items;
    await writeFile(at('bank', 'blueprint.json'), JSON.stringify(blueprint));
    await writeFile(
      at('bank', 'a.json'),
      JSON.stringify({ bank: '样例题库', items: [{ ...first, status: 'draft' }, ...rest] }),
    );
    return at('bank');
  };

  it('prints the paper that a station makes, in words and as canonical JSON with its hash', async () => {
    const folder = await bank();
    const banks = await readBanks([folder]);
    if (!banks.ok) throw new Error(JSON.stringify(banks.error));
    const items = banks.value.items.filter((item) => item.status === 'approved');
    const bankVersion = bankVersionOf(suiteB, items, blueprint);
    const paper = generatePaper({
      bank: { bankVersion, items },
      blueprint,
      seed: new Uint8Array(32).fill(0xab),
    });
    if (!paper.ok) throw new Error(JSON.stringify(paper.error));
    const json = canonicalJson(paper.value);
    const paperHash = Buffer.from(suiteB.sha256(new TextEncoder().encode(json))).toString('hex');
    const { exitCode, text } = await rebuildCommand({
      folders: [folder],
      post: '010',
      seed,
      bankVersion,
      paperHash,
    });
    expect(exitCode).toBe(0);
    expect(text.split('\n')).toEqual(expect.arrayContaining([json, `题库版本 bank version: ${bankVersion}`]));
    expect(text).toContain(paperHash);
    expect(text).toMatch(/^74\. 【案例】样例案例 /m);
    expect(text.match(/ ✓$/gm)?.length).toBe(40 + 10 * 3 + 20 + 4 * (1 + 1 + 3 + 1));
  });

  it('fails when version or hash are not those on record', async () => {
    const folder = await bank();
    const { exitCode, text } = await rebuildCommand({
      folders: [folder],
      post: '010',
      seed,
      bankVersion: '010-000000000000',
      paperHash: '00'.repeat(32),
    });
    expect(exitCode).toBe(1);
    expect(text.match(/不一致 differs/g)).toHaveLength(2);
  });

  it('says what is wrong with a seed, a post or a bank', async () => {
    const folder = await bank();
    const said = async (change: Readonly<Record<string, unknown>>) =>
      (await rebuildCommand({ folders: [folder], post: '010', seed, ...change })).text;
    expect(await said({ seed: 'ab' })).toContain('64');
    expect(await said({ post: '999' })).toContain('999');
    expect(await said({ folders: [at('nowhere')] })).toContain('unreadable');
    await writeFile(at('bank', 'a.json'), JSON.stringify({ bank: '样例题库', items: exampleItems() }));
    expect(await said({})).toContain('type-short');
  });
});
