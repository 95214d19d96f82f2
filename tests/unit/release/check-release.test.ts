import * as files from 'node:fs';
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signRelease } from '../../../scripts/package/sign-release';
import { suiteB } from '../../../src-crypto/suite-b';
import { checkRelease } from '../../../src-main/release/check-release';
import { toBase64Url } from '../../../src-shared/basics/bytes-text';
import { concernOf, weighConcern } from '../../../src-shared/domain/release/program-verdict';
import { ReleaseFacts } from '../../../src-shared/domain/release/release-facts';
import { tempFolder } from '../../builders/temp-folder';

let folder: Awaited<ReturnType<typeof tempFolder>>;
const key = suiteB.newSignKeys();
const factsWith = (changes: Partial<ReleaseFacts> = {}): ReleaseFacts =>
  ReleaseFacts.parse({
    format: 1,
    version: '0.2.0',
    platform: 'linux-x64',
    channel: 'release',
    electron: { version: '45.4.1', origin: 'official' },
    commit: 'unknown',
    releaseKey: toBase64Url(key.publicKey),
    ...changes,
  });
const at = (name: string) => path.join(folder.path, name);
const look = (facts: ReleaseFacts = factsWith()) => checkRelease(folder.path, JSON.stringify(facts), files);

beforeEach(async () => {
  folder = await tempFolder('release');
  await mkdir(at('resources'));
  await writeFile(at('exam-station'), 'the program');
  await writeFile(at('resources/app.asar'), 'its archive');
  await signRelease(folder.path, factsWith(), key);
});
afterEach(() => folder.remove());

describe('the look at the program’s own files', () => {
  it('finds a program as it was released intact', async () => {
    expect((await look()).verdict).toEqual({ kind: 'intact', files: 2 });
  });

  it('finds a byte that was changed', async () => {
    await writeFile(at('resources/app.asar'), 'its archivf');
    expect((await look()).verdict).toEqual({ kind: 'altered', count: 1, paths: ['resources/app.asar'] });
  });

  it('finds a file that was taken away, and one that was put there', async () => {
    await rm(at('exam-station'));
    await writeFile(at('libextra.so'), 'x');
    expect((await look()).verdict).toEqual({
      kind: 'altered',
      count: 2,
      paths: ['exam-station', 'libextra.so'],
    });
  });

  it('takes a link for no file, even when it leads to the same bytes', async () => {
    await writeFile(at('../station-copy'), 'the program');
    await rm(at('exam-station'));
    await symlink(at('../station-copy'), at('exam-station'));
    expect((await look()).verdict).toMatchObject({ kind: 'altered', count: 1 });
    await rm(at('../station-copy'));
  });

  it('finds a list that was made anew without the key', async () => {
    await writeFile(at('exam-station'), 'another program');
    await signRelease(folder.path, factsWith(), suiteB.newSignKeys());
    expect((await look()).verdict).toEqual({ kind: 'unsigned', why: 'signature-wrong' });
  });

  it('finds a list with one hash rewritten', async () => {
    const list = at('resources/release-manifest');
    await writeFile(
      list,
      (await readFile(list, 'utf8')).replace(/^[0-9a-f]/m, (c) => (c === '0' ? '1' : '0')),
    );
    expect((await look()).verdict).toEqual({ kind: 'unsigned', why: 'signature-wrong' });
  });

  it('finds the list of another version, signed with the right key', async () => {
    expect((await look(factsWith({ version: '0.3.0' }))).verdict).toEqual({
      kind: 'unsigned',
      why: 'other-version',
    });
  });

  it('finds a list or a signature that is missing', async () => {
    await rm(at('resources/release-manifest.sig'));
    expect((await look()).verdict).toEqual({ kind: 'unsigned', why: 'no-manifest' });
  });

  it('does not take a program without release facts for a checkout', async () => {
    for (const text of [undefined, 'no JSON', '{}']) {
      expect(await checkRelease(folder.path, text, files)).toEqual({
        verdict: { kind: 'unsigned', why: 'no-facts' },
      });
    }
  });
});

describe('what may hold an exam', () => {
  const strict = { alteredProgram: 'block', substituteElectron: 'block' } as const;
  const mild = { alteredProgram: 'warn', substituteElectron: 'pass' } as const;
  const signed = { alteredProgram: 'waive', substituteElectron: 'waive' } as const;
  const substitute = factsWith({ electron: { version: '33.2.1', origin: 'registry-fallback' } });

  it('an intact release on the official Electron, always', async () => {
    expect(weighConcern(concernOf(await look()), strict)).toBe('pass');
  });

  it('a changed one by the policy only', async () => {
    await writeFile(at('exam-station'), 'x');
    const concern = concernOf(await look());
    expect(concern).toBe('altered');
    expect([strict, signed, mild].map((policy) => weighConcern(concern, policy))).toEqual([
      'block',
      'waive',
      'warn',
    ]);
  });

  it('one on the substitute Electron by the policy only, and it says what it is', async () => {
    const concern = concernOf(await look(substitute));
    expect(concern).toBe('substitute-electron');
    expect([weighConcern(concern, strict), weighConcern(concern, mild)]).toEqual(['block', 'pass']);
  });
});
