import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isConsistent, type StationKeys } from '../../../src-crypto/key-files';
import { suiteB } from '../../../src-crypto/suite-b';
import { loadOrCreateStationKeys, STATION_KEYS_FILE } from '../../../src-main/vault/station-keys';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'station-keys-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

const file = () => path.join(folder, STATION_KEYS_FILE);

/** Windows has no such modes: there the user's own folder keeps others out. */
async function othersMayRead(): Promise<boolean> {
  return process.platform !== 'win32' && ((await stat(file())).mode & 0o077) !== 0;
}

async function loaded(): Promise<StationKeys> {
  const keys = await loadOrCreateStationKeys(folder);
  if (!keys.ok) throw new Error(keys.error.kind);
  return keys.value;
}

describe('a station’s keys', () => {
  it('are made on the first start and stay the same from then on', async () => {
    const first = await loaded();
    expect(isConsistent(suiteB, first)).toBe(true);
    expect(await loaded()).toEqual(first);
    expect(await readdir(folder)).toEqual([STATION_KEYS_FILE]);
  });

  it('are made in a folder that is not there yet', async () => {
    folder = path.join(folder, 'deep', 'er');
    await loaded();
    expect(await readdir(folder)).toEqual([STATION_KEYS_FILE]);
    folder = path.dirname(path.dirname(folder));
  });

  it('differ from station to station', async () => {
    const first = await loaded();
    await rm(file());
    expect((await loaded()).sign.publicKey).not.toEqual(first.sign.publicKey);
  });

  it('can be read by their owner only, also after a careless copy', async () => {
    await loaded();
    expect(await othersMayRead()).toBe(false);
    await chmod(file(), 0o644);
    await loaded();
    expect(await othersMayRead()).toBe(false);
  });

  it('are made although a cut start left half a file beside them', async () => {
    await writeFile(`${file()}.new`, '{"sui', { mode: 0o644 });
    await loaded();
    expect(await readdir(folder)).toEqual([STATION_KEYS_FILE]);
    expect(await othersMayRead()).toBe(false);
  });
});

describe('a damaged key file is told and never replaced', () => {
  it.each<[string, (text: string) => string]>([
    ['empty', () => ''],
    ['cut', (text) => text.slice(0, text.length / 2)],
    ['zeros', (text) => '\0'.repeat(text.length)],
    ['other JSON', () => '{"suite":"B"}'],
    ['one changed letter in a private key', (text) => changedAfter(text, '"privateKey":"')],
    ['one changed letter in a public key', (text) => changedAfter(text, '"publicKey":"')],
  ])('%s', async (_name, damage) => {
    await loaded();
    const damaged = damage(await readFile(file(), 'utf8'));
    await writeFile(file(), damaged);
    expect(await loadOrCreateStationKeys(folder)).toEqual({ ok: false, error: { kind: 'damaged' } });
    expect(await readFile(file(), 'utf8')).toBe(damaged);
  });

  it('of a suite this build does not have', async () => {
    await loaded();
    const text = (await readFile(file(), 'utf8')).replace('"suite":"B"', '"suite":"C"');
    await writeFile(file(), text);
    const error = { kind: 'suite-not-supported', suite: 'C' };
    expect(await loadOrCreateStationKeys(folder)).toEqual({ ok: false, error });
  });

  it('that cannot be read, or cannot be written, is told with the system’s code', async () => {
    await mkdir(file());
    expect(await loadOrCreateStationKeys(folder)).toEqual({
      ok: false,
      error: { kind: 'unreadable', code: 'EISDIR' },
    });
    const notAFolder = path.join(folder, 'a-file');
    await writeFile(notAFolder, '');
    expect(await loadOrCreateStationKeys(notAFolder)).toMatchObject({ ok: false });
  });
});

/** The text with the letter in the middle of the key that follows `label` replaced by another one. */
function changedAfter(text: string, label: string): string {
  const at = text.indexOf(label) + label.length + 20;
  return text.slice(0, at) + (text.charAt(at) === 'A' ? 'B' : 'A') + text.slice(at + 1);
}
