import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { FALLBACK_PACKAGE, fallbackVersionId } from '../../../scripts/electron/fallback-recipe';
import { noProgress } from '../../../scripts/electron/progress';
import { type RegistryParts, registrySupplier } from '../../../scripts/electron/registry-supplier';
import { err, ok } from '../../../src-shared/basics/result';
import { temporaryFolder } from './temporary-folder';

const text = (words: string) => new TextEncoder().encode(words);

const ARCHIVE = zipSync({
  'Cypress/': new Uint8Array(0),
  'Cypress/Cypress': text('the program '.repeat(50_000)),
  'Cypress/chrome-sandbox': text('sandbox'),
  'Cypress/icudtl.dat': [text('data'), { level: 0 }],
  'Cypress/empty.pak': new Uint8Array(0),
  'Cypress/browser_v8_context_snapshot.bin': text('snapshot of the application'),
  'Cypress/locales/zh-CN.pak': text('汉字'),
  'Cypress/resources/app-update.yml': text('update'),
  'Cypress/resources/app/index.js': text('the application'),
  'Cypress/resources/app/packages/deep/file.js': text('the application'),
});
const EXPECTED = { bytes: ARCHIVE.length, sha512: createHash('sha512').update(ARCHIVE).digest('hex') };

function setUp(archive: Uint8Array, parts: Partial<RegistryParts> = {}) {
  const folder = temporaryFolder();
  const request = { distFolder: path.join(folder, 'dist'), scratchFolder: folder, progress: noProgress };
  mkdirSync(request.distFolder);
  const flipped: string[] = [];
  const supplier = registrySupplier(
    {},
    {
      platform: 'linux',
      arch: 'x64',
      expected: EXPECTED,
      fetchArchive: async ({ scratchFolder }) => {
        const file = path.join(scratchFolder, 'archive.zip');
        writeFileSync(file, archive);
        return ok(file);
      },
      flip: async (executable) => {
        flipped.push(executable);
      },
      ...parts,
    },
  );
  return { supplier, request, flipped };
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name))).sort();
}

describe('Electron from the npm registry', () => {
  test('keeps the framework, drops the application and gets the stand-in and its fuses', async () => {
    const { supplier, request, flipped } = setUp(ARCHIVE);
    expect(await supplier.supply(request)).toEqual(ok(undefined));
    expect(await filesIn(request.distFolder)).toEqual([
      'chrome-sandbox',
      'electron',
      'empty.pak',
      'icudtl.dat',
      'locales/zh-CN.pak',
      'resources/app/main.js',
      'resources/app/package.json',
      'version',
    ]);
    const executable = path.join(request.distFolder, 'electron');
    expect(readFileSync(executable, 'utf8')).toBe('the program '.repeat(50_000));
    expect(readFileSync(path.join(request.distFolder, 'locales', 'zh-CN.pak'), 'utf8')).toBe('汉字');
    expect(statSync(executable).mode & 0o111).not.toBe(0);
    expect(statSync(path.join(request.distFolder, 'icudtl.dat')).mode & 0o111).toBe(0);
    expect(flipped).toEqual([executable]);
  });

  test('an archive that was cut short is refused before anything is unpacked', async () => {
    const { supplier, request } = setUp(ARCHIVE.subarray(0, ARCHIVE.length - 100));
    expect(await supplier.supply(request)).toMatchObject({
      ok: false,
      error: { kind: 'integrity-mismatch' },
    });
    expect(await filesIn(request.distFolder)).toEqual([]);
  });

  test('an archive with one changed byte is refused before anything is unpacked', async () => {
    const changed = Uint8Array.from(ARCHIVE);
    changed[200] = (changed[200] ?? 0) ^ 1;
    const { supplier, request } = setUp(changed);
    expect(await supplier.supply(request)).toMatchObject({
      ok: false,
      error: { kind: 'integrity-mismatch' },
    });
    expect(await filesIn(request.distFolder)).toEqual([]);
  });

  test('an entry that would leave the folder is refused', async () => {
    const evil = zipSync({ 'Cypress/../../outside': text('x') });
    const expected = { bytes: evil.length, sha512: createHash('sha512').update(evil).digest('hex') };
    const { supplier, request } = setUp(evil, { expected });
    await expect(supplier.supply(request)).rejects.toThrow('leaves the destination');
  });

  test('what the registry answers is passed on', async () => {
    const problem = err({ kind: 'unreachable', detail: 'no network' } as const);
    const { supplier, request } = setUp(ARCHIVE, { fetchArchive: async () => problem });
    expect(await supplier.supply(request)).toEqual(problem);
  });

  test.each([
    ['darwin', 'arm64'],
    ['linux', 'arm64'],
    ['win32', 'x64'],
  ] as const)('is not offered on %s %s', async (platform, arch) => {
    const { supplier, request } = setUp(ARCHIVE, { platform, arch });
    expect(await supplier.supply(request)).toMatchObject({
      ok: false,
      error: { kind: 'unsupported-platform' },
    });
  });

  test('has a cache name of its own for each recipe, and a pinned package', () => {
    expect(fallbackVersionId()).toMatch(/^33\.2\.1-linux-x64-registry-[0-9a-f]{8}$/);
    expect(FALLBACK_PACKAGE.integrity).toMatch(/^sha512-[A-Za-z0-9+/]{86}==$/);
  });
});
