import { readdir } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type PackageShelf, packageShelf } from '../../../src-main/vault/package-shelf';
import { SessionId } from '../../../src-shared/basics/ids';
import { tempFolder } from '../../builders/temp-folder';
import { examplePackage, manifestOf, resigned, STATION_ID, TODAY, trust } from './example-package';

let folder: Awaited<ReturnType<typeof tempFolder>>;
let shelf: PackageShelf;
let sealed: Uint8Array;
beforeEach(async () => {
  folder = await tempFolder('shelf');
  shelf = packageShelf(folder.path, STATION_ID, trust);
  sealed = await examplePackage();
});
afterEach(() => folder.remove());

/** The same package as the centre would have sealed it so many ms later. */
const later = (ms: number, sessionId = manifestOf(sealed).sessionId): Uint8Array =>
  resigned(sealed, (manifest, cipher) => [
    { ...manifest, sessionId, createdAtMs: manifest.createdAtMs + ms },
    cipher,
  ]);
const sealedAtMs = async () => (await shelf.find(TODAY)).found?.manifest.createdAtMs;

describe('the shelf of a station', () => {
  it('puts a newer package in the older one’s place, and takes the same one twice', async () => {
    for (const bytes of [sealed, sealed, later(1)])
      expect(await shelf.take(bytes, TODAY)).toMatchObject({ ok: true });
    expect(await sealedAtMs()).toBe(manifestOf(sealed).createdAtMs + 1);
    expect(await readdir(folder.path)).toHaveLength(1);
  });

  it('refuses the older version of a session’s package, though the centre signed it, and keeps the newer', async () => {
    await shelf.take(later(1), TODAY);
    expect(await shelf.take(sealed, TODAY)).toEqual({ ok: false, error: { kind: 'older-package' } });
    expect(await sealedAtMs()).toBe(manifestOf(sealed).createdAtMs + 1);
  });

  it('does not mix up two sessions of a day', async () => {
    await shelf.take(later(1, SessionId.parse('session-2')), TODAY);
    expect(await shelf.take(sealed, TODAY)).toMatchObject({ ok: true });
  });
});
