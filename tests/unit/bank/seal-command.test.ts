import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SealFiles, sealCommand } from '../../../src-bank/seal/seal-command';
import { keyFileText } from '../../../src-crypto/key-files';
import { joinShares } from '../../../src-crypto/passphrase-shares';
import { suiteB } from '../../../src-crypto/suite-b';
import { openPackage } from '../../../src-main/vault/open-package';
import { readManifest } from '../../../src-main/vault/read-package';
import { toBase64Url } from '../../../src-shared/basics/bytes-text';
import {
  centre,
  exampleContent,
  LOW_COST,
  PASSPHRASE,
  photo,
  STATION_ID,
  station,
  TODAY,
  trust,
} from '../vault/example-package';

const SETTINGS = { suite: suiteB, passphrase: PASSPHRASE, nowMs: 1_772_300_000_000, cost: LOW_COST };

let folder: string;
let files: SealFiles;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'seal-'));
  const at = (name: string) => path.join(folder, name);
  files = {
    content: at('content.json'),
    photos: at('photos'),
    stations: at('stations.json'),
    centreKeys: at('centre-keys.json'),
    out: path.join(folder, 'out', 'room-01.pkg'),
  };
  await mkdir(files.photos);
  await mkdir(path.dirname(files.out));
  await writeFile(path.join(files.photos, 'any name.jpg'), photo);
  await writeFile(files.content, JSON.stringify(exampleContent()));
  await writeFile(files.stations, JSON.stringify([stationLine()]));
  await writeFile(files.centreKeys, keyFileText(centre));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

function stationLine() {
  return { stationId: STATION_ID, boxPublicKey: toBase64Url(station.box.publicKey) };
}

const written = () => readdir(path.dirname(files.out));

describe('the seal command', () => {
  it('writes a package that the station opens, and leaves nothing else behind', async () => {
    expect(await sealCommand(files, SETTINGS)).toMatchObject({ exitCode: 0 });
    expect(await written()).toEqual(['room-01.pkg']);
    const checked = readManifest(new Uint8Array(await readFile(files.out)), trust);
    if (!checked.ok) throw new Error(checked.error.kind);
    const opened = await openPackage(checked.value, {
      stationId: STATION_ID,
      stationBoxKeys: station.box,
      passphrase: PASSPHRASE,
      today: TODAY,
    });
    expect(opened).toMatchObject({ ok: true, value: { content: exampleContent() } });
  });

  it('splits the passphrase on three sheets, readable by whoever sealed, any two of which open it', async () => {
    const shares = path.join(folder, 'shares');
    expect(await sealCommand({ ...files, shares }, SETTINGS)).toMatchObject({ exitCode: 0 });
    expect(await readdir(shares)).toEqual(['share-1.txt', 'share-2.txt', 'share-3.txt']);
    expect((await stat(path.join(shares, 'share-1.txt'))).mode & 0o077).toBe(0);
    const typed = await Promise.all(
      ['share-3.txt', 'share-1.txt'].map(async (name) => {
        const text = await readFile(path.join(shares, name), 'utf8');
        expect(text).toContain('样例场次');
        expect(text).not.toContain(PASSPHRASE);
        return text.match(/^ {4}(\S+)$/m)?.[1] ?? '';
      }),
    );
    const [third = '', first = ''] = typed;
    expect(await joinShares(suiteB, exampleContent().packageId, [third, first])).toEqual({
      ok: true,
      value: PASSPHRASE,
    });
    const again = await sealCommand({ ...files, shares }, SETTINGS);
    expect(again).toMatchObject({ exitCode: 1, text: expect.stringContaining('EEXIST') });
  });

  it('does not split words that somebody thought of, and seals nothing then', async () => {
    const split = { ...files, shares: path.join(folder, 'shares') };
    const outcome = await sealCommand(split, { ...SETTINGS, passphrase: 'gangjin-shuini-muban-shazi' });
    expect(outcome).toMatchObject({ exitCode: 1, text: expect.stringContaining('分成三份') });
    expect(await written()).toEqual([]);
  });

  it('puts the new file in the old one’s place', async () => {
    await writeFile(files.out, 'yesterday');
    await sealCommand(files, SETTINGS);
    expect((await readFile(files.out)).subarray(0, 8).toString()).toBe('EXAMPKG1');
  });

  it.each<[string, () => Promise<unknown>, RegExp]>([
    [
      'content that is no JSON',
      () => writeFile(files.content, '{"sessionKey":"x'),
      /content\.json: 不是有效的 JSON/,
    ],
    ['content of another shape', () => writeFile(files.content, '{}'), /content\.json: 格式不符.*packageId/],
    ['no content', () => rm(files.content), /ENOENT/],
    [
      'a photograph that is missing',
      () => writeFile(path.join(files.photos, 'any name.jpg'), 'x'),
      /缺少照片或图片/,
    ],
    ['no folder of photographs', () => rm(files.photos, { recursive: true }), /photos: ENOENT/],
    ['no stations', () => writeFile(files.stations, '[]'), /stations\.json: 格式不符/],
    [
      'a station twice',
      () => writeFile(files.stations, JSON.stringify([stationLine(), stationLine()])),
      /twice/,
    ],
    [
      'a station without a whole key',
      () => writeFile(files.stations, JSON.stringify([{ ...stationLine(), boxPublicKey: 'AAAA' }])),
      /not a key/,
    ],
    [
      'keys that do not belong together',
      () => writeFile(files.centreKeys, keyFileText({ ...centre, box: station.sign })),
      /密钥文件损坏/,
    ],
    ['keys that are no keys', () => writeFile(files.centreKeys, '{'), /centre-keys\.json: 不是有效的 JSON/],
    [
      'a folder to write into that is not there',
      () => rm(path.dirname(files.out), { recursive: true }),
      /无法写入/,
    ],
  ])('fails without writing anything: %s', async (_name, damage, expected) => {
    await damage();
    const { exitCode, text } = await sealCommand(files, SETTINGS);
    expect(exitCode).toBe(1);
    expect(text).toMatch(expected);
    expect(await written().catch(() => [])).toEqual([]);
  });

  it('never repeats what stood in a file it could not read', async () => {
    await writeFile(files.centreKeys, '{"privateKey": "geheim-geheim-geheim" oops');
    expect((await sealCommand(files, SETTINGS)).text).not.toContain('geheim');
  });

  it('wants a passphrase that cannot be guessed offline', async () => {
    for (const passphrase of ['', '123456', 'fifteen-signs-x', `  ${'-'.repeat(30)}  `]) {
      expect(await sealCommand(files, { ...SETTINGS, passphrase })).toMatchObject({ exitCode: 1 });
    }
    expect(await written()).toEqual([]);
  });
});
