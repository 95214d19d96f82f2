import { mkdir, readlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findPostgresBinaries, hydrateSymlinks } from '../../../src-server/store/embedded/postgres-binaries';
import { tempFolder } from '../../builders/temp-folder';

let folder: Awaited<ReturnType<typeof tempFolder>>;

beforeEach(async () => {
  folder = await tempFolder('binaries');
  await mkdir(join(folder.path, 'native', 'lib'), { recursive: true });
});
afterEach(() => folder.remove());

const list = (links: unknown) =>
  writeFile(join(folder.path, 'native', 'pg-symlinks.json'), JSON.stringify(links));

describe('the links of the database’s libraries', () => {
  it('are made once and found made the next time', async () => {
    await writeFile(join(folder.path, 'native/lib/libpq.so.5.18'), '');
    await list([
      { source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' },
      { source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so' },
    ]);
    await Promise.all([hydrateSymlinks(folder.path), hydrateSymlinks(folder.path)]);
    await hydrateSymlinks(folder.path);
    expect(await readlink(join(folder.path, 'native/lib/libpq.so.5'))).toBe('libpq.so.5.18');
    expect(await readlink(join(folder.path, 'native/lib/libpq.so'))).toBe('libpq.so.5.18');
  });

  it('that cannot be written are an error, and those that need not be written are none', async () => {
    await writeFile(join(folder.path, 'native/lib/there'), '');
    await list([{ source: 'native/lib/x', target: 'native/lib/there' }]);
    await hydrateSymlinks(folder.path);
    await list([{ source: 'native/lib/x', target: 'native/lib/there/below' }]);
    await expect(hydrateSymlinks(folder.path)).rejects.toThrow();
  });

  it('are none where the package lists none', async () => {
    await hydrateSymlinks(folder.path);
  });
});

describe('the database’s programs', () => {
  it('are said to be missing on a platform without them', async () => {
    expect(await findPostgresBinaries('sunos-x64')).toEqual({
      ok: false,
      error: { kind: 'platform-not-supported', platform: 'sunos-x64' },
    });
    expect(await findPostgresBinaries('win32-x64')).toMatchObject({
      ok: false,
      error: { kind: 'binaries-not-installed' },
    });
  });
});
