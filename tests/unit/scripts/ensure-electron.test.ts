import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ElectronSupplier } from '../../../scripts/electron/electron-supplier';
import { ElectronUnavailable, ensureElectron } from '../../../scripts/electron/ensure-electron';
import type { SupplyProblem } from '../../../scripts/electron/found-electron';
import { electronEnvironment } from '../../../scripts/electron/found-electron';
import { err, ok } from '../../../src-shared/basics/result';
import { temporaryFolder } from './temporary-folder';

type Supply = ElectronSupplier['supply'];

const fill: Supply = async ({ distFolder }) => {
  writeFileSync(path.join(distFolder, 'electron'), 'the program');
  mkdirSync(path.join(distFolder, 'locales'));
  writeFileSync(path.join(distFolder, 'locales', 'zh-CN.pak'), 'the words');
  return ok(undefined);
};

const fails =
  (kind: SupplyProblem['kind']): Supply =>
  async ({ distFolder, scratchFolder }) => {
    writeFileSync(path.join(distFolder, 'electron'), 'half a program');
    writeFileSync(path.join(scratchFolder, 'archive'), 'half an archive');
    return err({ kind, detail: `detail of ${kind}` });
  };

/** Two suppliers that count how often they were asked. */
function station(supplies: { readonly official: Supply; readonly registry: Supply }) {
  const asked = { official: 0, registry: 0 };
  const said: string[] = [];
  const cacheRoot = path.join(temporaryFolder(), 'electron');
  const suppliers: readonly ElectronSupplier[] = [
    {
      source: 'official',
      versionId: '45.4.1-official',
      version: '45.4.1',
      supply: (request) => {
        asked.official += 1;
        return supplies.official(request);
      },
    },
    {
      source: 'registry-fallback',
      versionId: '33.2.1-registry',
      version: '33.2.1',
      supply: (request) => {
        asked.registry += 1;
        return supplies.registry(request);
      },
    },
  ];
  const find = (env: NodeJS.ProcessEnv = {}) =>
    ensureElectron({
      env,
      cacheRoot,
      suppliers,
      platform: 'linux',
      installed: () => undefined,
      say: (sentence) => said.push(sentence),
      lock: { wait: () => new Promise((resolve) => setImmediate(resolve)) },
    });
  return { asked, said, cacheRoot, find };
}

describe('which Electron is used', () => {
  test('the folder the environment names is used and nothing is fetched', async () => {
    const { find, asked } = station({ official: fill, registry: fill });
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'electron'), '');
    writeFileSync(path.join(folder, 'version'), 'v44.0.0\n');
    expect(await find({ ELECTRON_OVERRIDE_DIST_PATH: folder })).toEqual({
      distFolder: folder,
      executable: path.join(folder, 'electron'),
      source: 'override',
      version: '44.0.0',
    });
    expect(asked).toEqual({ official: 0, registry: 0 });
  });

  test('a named folder without Electron is refused instead of being passed over', async () => {
    const { find, asked } = station({ official: fill, registry: fill });
    await expect(find({ ELECTRON_OVERRIDE_DIST_PATH: temporaryFolder() })).rejects.toThrow(
      ElectronUnavailable,
    );
    expect(asked).toEqual({ official: 0, registry: 0 });
  });

  test('the official download is preferred when it can be reached', async () => {
    const { find, asked } = station({ official: fill, registry: fill });
    expect(await find()).toMatchObject({ source: 'official', version: '45.4.1' });
    expect(asked).toEqual({ official: 1, registry: 0 });
  });

  test.each(['unreachable', 'integrity-mismatch', 'failed'] as const)(
    'the registry is used when the official download is %s',
    async (kind) => {
      const { find, said } = station({ official: fails(kind), registry: fill });
      expect(await find()).toMatchObject({ source: 'registry-fallback', version: '33.2.1' });
      expect(said[0]).toContain(`detail of ${kind}`);
      expect(said.at(-1)).toContain('33.2.1');
    },
  );

  test('a supplier that breaks down, as on a full disk, is passed over', async () => {
    const broken: Supply = async () => {
      throw new Error('no space left on device');
    };
    const { find, said } = station({ official: broken, registry: fill });
    expect(await find()).toMatchObject({ source: 'registry-fallback' });
    expect(said[0]).toContain('no space left on device');
  });

  test('a supplier that leaves no executable is passed over', async () => {
    const { find } = station({ official: async () => ok(undefined), registry: fill });
    expect(await find()).toMatchObject({ source: 'registry-fallback' });
  });

  test('when nothing works every reason is told and nothing half-made stays behind', async () => {
    const { find, cacheRoot } = station({
      official: fails('unreachable'),
      registry: fails('integrity-mismatch'),
    });
    const failure = await find().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ElectronUnavailable);
    expect(String(failure)).toContain('detail of unreachable');
    expect(String(failure)).toContain('detail of integrity-mismatch');
    expect(String(failure)).toContain('ELECTRON_MIRROR');
    expect(readdirSync(cacheRoot)).toEqual([]);
  });
});

describe('the cached copy', () => {
  test('is used at the second start without asking anybody', async () => {
    const { find, asked } = station({ official: fails('unreachable'), registry: fill });
    const first = await find();
    expect(await find()).toEqual(first);
    expect(asked).toEqual({ official: 1, registry: 1 });
  });

  const damages: readonly [string, (dist: string) => void][] = [
    ['the marker is missing', (dist) => rmSync(path.join(dist, '..', 'complete.json'))],
    ['the marker is cut short', (dist) => truncateSync(path.join(dist, '..', 'complete.json'), 20)],
    ['the executable is cut short', (dist) => truncateSync(path.join(dist, 'electron'), 3)],
    ['a file is missing', (dist) => rmSync(path.join(dist, 'locales', 'zh-CN.pak'))],
  ];
  test.each(damages)('is made again when %s', async (_what, damage) => {
    const { find, asked, cacheRoot } = station({ official: fill, registry: fill });
    const { distFolder } = await find();
    damage(distFolder);
    expect(await find()).toMatchObject({ source: 'official', distFolder });
    expect(asked.official).toBe(2);
    expect(readFileSync(path.join(distFolder, 'electron'), 'utf8')).toBe('the program');
    expect(readdirSync(cacheRoot)).toEqual(['45.4.1-official']);
  });

  test('is not taken from a build that was interrupted, and the remains are cleared away', async () => {
    const { find, asked, cacheRoot } = station({ official: fill, registry: fill });
    mkdirSync(path.join(cacheRoot, '.building-1-abc', 'dist'), { recursive: true });
    writeFileSync(path.join(cacheRoot, '.building-1-abc', 'dist', 'electron'), 'half a program');
    await find();
    expect(asked.official).toBe(1);
    expect(existsSync(path.join(cacheRoot, '.building-1-abc'))).toBe(false);
  });

  test('is made once when two processes want it at the same moment', async () => {
    const { find, asked } = station({ official: fill, registry: fill });
    const [one, other] = await Promise.all([find(), find()]);
    expect(one).toEqual(other);
    expect(asked.official).toBe(1);
  });

  test('is handed to child processes by the variables their tools read', async () => {
    const { find } = station({ official: fill, registry: fill });
    const found = await find();
    expect(electronEnvironment(found)).toEqual({
      ELECTRON_OVERRIDE_DIST_PATH: found.distFolder,
      ELECTRON_EXEC_PATH: path.join(found.distFolder, 'electron'),
    });
  });
});
