import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, readdir, readFile, readlink, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { releasePublicPem } from '../../../src-crypto/release-key';
import { suiteB } from '../../../src-crypto/suite-b';
import { buildProgram, buildUpdate } from '../../builders/build-update';
import { tempFolder } from '../../builders/temp-folder';

// The script that root runs on an installed station, as it is, on a root folder of the test's own.
const UPDATER = path.resolve('packaging/linux/exam-station-update');
const LAUNCHER = path.resolve('packaging/linux/exam-station');
const key = suiteB.newSignKeys();
let folder: Awaited<ReturnType<typeof tempFolder>>;
let root: string;
const base = () => path.join(root, 'opt/exam-station');
const inbox = (name: string) => path.join(root, 'var/lib/exam-station/updates', name);

beforeEach(async () => {
  folder = await tempFolder('updater');
  root = path.join(folder.path, 'root');
  await mkdir(inbox(''), { recursive: true });
  await mkdir(path.join(root, 'usr/lib/exam-station'), { recursive: true });
  await writeFile(path.join(root, 'usr/lib/exam-station/release-key.pem'), releasePublicPem(key.publicKey));
  await buildProgram(path.join(base(), 'versions/0.1.0'), '0.1.0', key);
  await symlink('versions/0.1.0', path.join(base(), 'current'));
});
afterEach(() => folder.remove());

const stage = async (file: string) => copyFile(file, inbox('staged.examupdate'));
function run(script: string, args: readonly string[] = [], extra: Readonly<Record<string, string>> = {}) {
  const env = { ...process.env, EXAM_STATION_ROOT: root, ...extra };
  return spawnSync('sh', [script, ...args], { env, encoding: 'utf8' });
}
const update = (cut = '') => run(UPDATER, [], { EXAM_STATION_CUT: cut });
const started = () => run(LAUNCHER).stdout.trim();
const lastResult = async () => (await readFile(path.join(base(), 'last-result'), 'utf8')).trim();
const versions = async () => (await readdir(path.join(base(), 'versions'))).sort();

describe('root’s part of an update', () => {
  it('puts the new version beside the old one and moves the link', async () => {
    await stage(await buildUpdate(folder.path, '0.2.0', key));
    expect(update().status).toBe(0);
    expect(await readlink(path.join(base(), 'current'))).toBe('versions/0.2.0');
    expect(await versions()).toEqual(['0.1.0', '0.2.0']);
    expect(await lastResult()).toBe('applied 0.2.0');
    expect(await readdir(inbox(''))).toEqual([]);
    expect(started()).toBe('station 0.2.0');
  });

  it('keeps one version to go back to, and no more', async () => {
    for (const version of ['0.2.0', '0.3.0']) {
      await stage(await buildUpdate(folder.path, version, key));
      expect(update().status).toBe(0);
    }
    expect(await versions()).toEqual(['0.2.0', '0.3.0']);
  });

  it.each([
    ['forged', async () => buildUpdate(folder.path, '0.2.0', suiteB.newSignKeys()), 'refused signature'],
    ['older', async () => buildUpdate(folder.path, '0.0.9', key), 'refused older 0.0.9'],
    [
      'for another system',
      async () => buildUpdate(folder.path, '0.2.0', key, { platform: 'win32-x64' }),
      'refused platform',
    ],
    [
      'with a program that the key did not sign',
      async () => buildUpdate(folder.path, '0.2.0', key, { programKey: suiteB.newSignKeys() }),
      'refused manifest',
    ],
    [
      'with a flipped byte in its payload',
      async () => {
        const file = await buildUpdate(folder.path, '0.2.0', key);
        const bytes = await readFile(file);
        await writeFile(file, bytes.fill((bytes[2800] ?? 0) ^ 1, 2800, 2801));
        return file;
      },
      'refused payload',
    ],
    [
      'that is something else',
      async () => {
        const file = path.join(folder.path, 'x.examupdate');
        await writeFile(file, 'x'.repeat(5000));
        return file;
      },
      'refused not-an-update',
    ],
  ])('refuses one that is %s, and changes nothing', async (_, make, result) => {
    await stage(await make());
    expect(update().status).toBe(1);
    expect(await lastResult()).toBe(result);
    expect(await readlink(path.join(base(), 'current'))).toBe('versions/0.1.0');
    expect(await versions()).toEqual(['0.1.0']);
    expect(await readdir(inbox(''))).toEqual([]);
  });

  it.each(['copied', 'checked', 'unpacked', 'placed', 'noted', 'switched'])(
    'cut off when it has %s leaves a version that starts, and ends its work the next time',
    async (step) => {
      await stage(await buildUpdate(folder.path, '0.2.0', key));
      expect(update(step).signal).toBe('SIGKILL');
      expect(started()).toMatch(/^station 0\.[12]\.0$/);
      expect(update().status).toBe(0);
      expect(started()).toBe('station 0.2.0');
      expect(await versions()).toEqual(['0.1.0', '0.2.0']);
      expect(await readdir(base())).not.toContain('incoming');
    },
  );

  it('follows no link that lies where an update should', async () => {
    await symlink('/etc/passwd', inbox('staged.examupdate'));
    expect(update().status).toBe(0);
    expect(await readdir(inbox(''))).toEqual([]);
    expect(started()).toBe('station 0.1.0');
  });
});

describe('a new version that does not come as far as its first screen', () => {
  beforeEach(async () => {
    await stage(await buildUpdate(folder.path, '0.2.0', key));
    update();
  });

  it('is left for the one before it at the fourth start, and root makes that lasting', async () => {
    expect([started(), started(), started()]).toEqual(Array(3).fill('station 0.2.0'));
    expect(started()).toBe('station 0.1.0');
    expect(update().status).toBe(0);
    expect(await readlink(path.join(base(), 'current'))).toBe('versions/0.1.0');
    expect(await lastResult()).toBe('rolled-back 0.2.0 0.1.0');
    expect(started()).toBe('station 0.1.0');
  });

  it('stays when it has once confirmed that it came so far', async () => {
    await writeFile(inbox('confirmed-0.2.0'), '');
    for (let i = 0; i < 6; i++) expect(started()).toBe('station 0.2.0');
  });

  it('is no way down: after going back, nothing below the version that was reached is taken', async () => {
    for (let i = 0; i < 4; i++) started();
    update();
    await stage(await buildUpdate(folder.path, '0.1.5', key));
    expect(update().status).toBe(1);
    expect(await lastResult()).toBe('refused older 0.1.5');
  });
});
