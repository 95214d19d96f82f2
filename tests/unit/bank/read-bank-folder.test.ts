import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkCommand } from '../../../src-bank/check/check-command';
import { bankVersionOf } from '../../../src-bank/read/bank-version';
import { readBankFolder } from '../../../src-bank/read/read-bank-folder';
import { suiteB } from '../../../src-crypto/suite-b';
import { buildBlueprint } from '../../builders/build-blueprint';
import { bankFolder, exampleItems } from './bank-folder';

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

async function folderOf(files: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const folder = await bankFolder(files);
  folders.push(folder);
  return folder;
}

/** Each problem as `file itemId rule`. */
async function problemsOf(files: Readonly<Record<string, unknown>>): Promise<readonly string[]> {
  const bank = await readBankFolder(await folderOf(files));
  if (bank.ok) return [];
  return bank.error.map(({ file, itemId, rule }) => [file, itemId, rule].filter(Boolean).join(' '));
}

const SETTINGS = { nowMs: Date.parse('2026-11-22T12:00:00+08:00') };
const [single, multiple, trueFalse, theCase] = exampleItems();
const items = (...list: readonly unknown[]) => ({ bank: '样例题库', items: list });

describe('a good bank folder', () => {
  it('is read whole, file after file in the order of their names', async () => {
    const folder = await folderOf({
      'items.json': undefined,
      'b.json': items(trueFalse, theCase),
      'a.json': items(single, multiple),
      'notes.md': '# not a bank file',
    });
    await mkdir(path.join(folder, 'drafts.json'));
    const bank = await readBankFolder(folder);
    expect(bank).toEqual({
      ok: true,
      value: { bank: '样例题库', items: exampleItems(), blueprint: buildBlueprint(), pictures: new Map() },
    });
  });

  it('has a version made of what is in it', () => {
    const version = bankVersionOf(suiteB, exampleItems(), buildBlueprint());
    expect(version).toMatch(/^010-[0-9a-f]{12}$/);
    expect(bankVersionOf(suiteB, exampleItems(), buildBlueprint())).toBe(version);
    const [first, ...rest] = exampleItems();
    const changed = first === undefined ? [] : [{ ...first, stem: `${first.stem}。` }, ...rest];
    expect(bankVersionOf(suiteB, changed, buildBlueprint())).not.toBe(version);
    expect(bankVersionOf(suiteB, exampleItems(), buildBlueprint({ difficultyMix: [4, 4, 2] }))).not.toBe(
      version,
    );
  });
});

describe('every problem of a bank is told with its file and item (QB-4)', () => {
  it.each<[string, Readonly<Record<string, unknown>>, readonly string[]]>([
    ['bad JSON', { 'more.json': '{"bank": "样例题库",' }, ['more.json json']],
    ['a file of another shape', { 'more.json': [] }, ['more.json schema']],
    ['a file with a member too many', { 'more.json': { ...items(), x: 1 } }, ['more.json schema']],
    ['no blueprint', { 'blueprint.json': undefined }, ['blueprint.json missing']],
    ['a broken blueprint', { 'blueprint.json': '{' }, ['blueprint.json json']],
    [
      'a blueprint of another shape',
      { 'blueprint.json': { post: '010' } },
      Array(5).fill('blueprint.json schema'),
    ],
    [
      'a misspelt field of the blueprint',
      { 'blueprint.json': { ...buildBlueprint(), mix: 1 } },
      ['blueprint.json unknown-field'],
    ],
    ['no items', { 'items.json': undefined }, ['. empty']],
    [
      'an item of another shape',
      { 'more.json': items({ id: 'x-1', type: 'essay' }) },
      ['more.json x-1 schema'],
    ],
    ['an item without an id', { 'more.json': items({}) }, ['more.json items[0] schema']],
    [
      'a misspelt field',
      { 'more.json': items({ ...single, id: 'x-1', enemygroup: 'g' }) },
      ['more.json x-1 unknown-field'],
    ],
    ['an id used in two files', { 'more.json': items(single) }, [`more.json ${single?.id} duplicate-id`]],
    [
      'a case’s question with an item’s id',
      { 'more.json': items({ ...single, id: theCase?.type === 'case' ? theCase.items[0]?.id : '' }) },
      ['more.json case-POS.SCH-2-1.1 duplicate-id'],
    ],
    [
      'a key that names no option',
      { 'more.json': items({ ...single, id: 'x-1', key: ['z'] }) },
      ['more.json x-1 key-not-an-option'],
    ],
    [
      'a single with two keys',
      { 'more.json': items({ ...single, id: 'x-1', key: ['a', 'b'] }) },
      ['more.json x-1 single-shape'],
    ],
    [
      'a topic that is not the blueprint’s',
      { 'more.json': items({ ...single, id: 'x-1', topic: 'XXX.YYY' }) },
      ['more.json x-1 unknown-topic'],
    ],
    [
      'an item of another post',
      { 'more.json': items({ ...single, id: 'x-1', posts: ['050'] }) },
      ['more.json x-1 other-post'],
    ],
    ['another bank’s name', { 'more.json': { bank: '别的题库', items: [] } }, ['more.json bank-name']],
  ])('%s', async (_name, files, expected) => {
    expect(await problemsOf(files)).toEqual(expected);
  });

  it('weights that do not add up and a topic twice (TS-20)', async () => {
    const { topics, ...rest } = buildBlueprint();
    const blueprint = { ...rest, topics: [...topics, { code: 'GEN.LAW', name: '又一次', weight: 1 }] };
    expect(await problemsOf({ 'blueprint.json': blueprint })).toEqual([
      'blueprint.json weights',
      'blueprint.json duplicate-topic',
    ]);
  });

  it('all at once, and a broken item does not hide the next', async () => {
    const found = await problemsOf({
      'a.json': items({ id: 'x-1' }, { ...single, id: 'x-2', key: ['z'] }),
      'b.json': 'nothing',
      'c.json': items(single),
    });
    expect(found).toEqual([
      'a.json x-1 schema',
      'a.json x-2 key-not-an-option',
      'b.json json',
      `items.json ${single?.id} duplicate-id`,
    ]);
  });

  it('a folder that is not there', async () => {
    const bank = await readBankFolder('/nowhere/at-all');
    expect(bank).toMatchObject({ ok: false, error: [{ file: '.', rule: 'unreadable' }] });
  });
});

describe('the check command', () => {
  it('prints how many items each cell holds and ends well', async () => {
    const { exitCode, text } = await checkCommand([await folderOf()], SETTINGS);
    expect(exitCode).toBe(0);
    expect(text).toMatch(/^GEN\.LAW 样例主题1 +1\/0\/0 +0\/0\/0 +0\/0\/0 +0\/0\/0 +1$/m);
    expect(text).toMatch(/^POS\.SCH 样例主题4 +0\/0\/0 +0\/0\/0 +0\/0\/0 +0\/1\/0 +1$/m);
    expect(text).toMatch(/至少 at least \(TS-25\) +200 +50 +100 +20$/m);
    expect(text).toMatch(/4 道题 items, 0 个错误 errors, \d+ 个提醒 warnings$/);
  });

  it('does not count drafts, which no paper draws', async () => {
    const { text } = await checkCommand(
      [
        await folderOf({
          'more.json': items({
            ...single,
            id: 'x-1',
            status: 'draft',
            stem: '另一道样例题，与别的题都不相同',
          }),
        }),
      ],
      SETTINGS,
    );
    expect(text).toMatch(/^GEN\.LAW 样例主题1 +1\/0\/0 /m);
  });

  it('prints each finding beside the table and fails', async () => {
    const { exitCode, text } = await checkCommand([await folderOf({ 'more.json': items(single) })], SETTINGS);
    expect(exitCode).toBe(1);
    expect(text).toMatch(
      /^more\.json single-GEN\.LAW-1-1 \[duplicate-id\] 编号重复，已见于 .*: items\.json$/m,
    );
    expect(text).toContain('GEN.LAW 样例主题1');
  });

  it('fails without a table when nothing could be read', async () => {
    const { exitCode, text } = await checkCommand(['/nowhere/at-all'], SETTINGS);
    expect(exitCode).toBe(1);
    expect(text).toContain('[unreadable]');
  });
});
