import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { suiteB } from '../../../src-crypto/suite-b';
import { readUpdateFile } from '../../../src-main/update/update-file';
import { mayTakeUpdate, updateFreeze } from '../../../src-shared/domain/update/may-take-update';
import { buildUpdate } from '../../builders/build-update';
import { tempFolder } from '../../builders/temp-folder';

const key = suiteB.newSignKeys();
let folder: Awaited<ReturnType<typeof tempFolder>>;
let good: string;
beforeAll(async () => {
  folder = await tempFolder('update');
  good = await buildUpdate(folder.path, '0.2.0', key);
});
afterAll(() => folder.remove());

async function withBytes(change: (bytes: Buffer) => Buffer): Promise<string> {
  const file = path.join(folder.path, 'changed.examupdate');
  await writeFile(file, change(Buffer.from(await readFile(good))));
  return file;
}
const kindOf = async (file: string, by = key) => {
  const read = await readUpdateFile(file, by.publicKey);
  return read.ok ? 'ok' : read.error.kind;
};

describe('an update file', () => {
  it('is read when the release key signed it and its payload is whole', async () => {
    const read = await readUpdateFile(good, key.publicKey);
    expect(read).toMatchObject({ ok: true, value: { version: '0.2.0', platform: 'linux-x64' } });
  });

  it('that another key signed is forged', async () => {
    expect(await kindOf(good, suiteB.newSignKeys())).toBe('update-signature-wrong');
  });

  it('with one flipped bit is refused, wherever the bit lies in head, signature and payload', async () => {
    const bytes = await readFile(good);
    // Content of the three entries: after their headers of 512 bytes.
    for (const at of [512, 530, 1536 + 5, 2560 + 10, 2560 + 200]) {
      const kind = await kindOf(await withBytes((copy) => copy.fill((bytes[at] ?? 0) ^ 1, at, at + 1)));
      expect(kind, String(at)).not.toBe('ok');
    }
  });

  it('that ends too early, or has another file first, is refused', async () => {
    for (const length of [0, 100, 512, 1600, 2600]) {
      expect(await kindOf(await withBytes((copy) => copy.subarray(0, length)))).not.toBe('ok');
    }
    expect(await kindOf(await withBytes((copy) => copy.fill('x', 0, 4)))).toBe('not-an-update');
    expect(await kindOf(path.join(folder.path, 'none'))).toBe('unreadable');
  });
});

describe('the moment of an update (features 25)', () => {
  const calm = { isSessionOpen: false, isPackageReady: false, isAttemptOpen: false };
  const installed = { version: '0.2.0', platform: 'linux-x64' };

  it.each([
    ['a session is open', { ...calm, isSessionOpen: true }, 'session-open'],
    ['today’s package lies ready', { ...calm, isPackageReady: true }, 'package-ready'],
    ['an attempt has not ended', { ...calm, isPackageReady: true, isAttemptOpen: true }, 'attempt-open'],
  ])('is frozen while %s', (_, moment, because) => {
    expect(updateFreeze(moment)?.because).toBe(because);
    expect(mayTakeUpdate({ version: '0.3.0', platform: 'linux-x64' }, installed, moment).ok).toBe(false);
  });

  it.each([
    ['0.2.1', true],
    ['0.10.0', true],
    ['0.2.0', false],
    ['0.1.9', false],
  ])('takes version %s over 0.2.0: %s', (version, isTaken) => {
    expect(mayTakeUpdate({ version, platform: 'linux-x64' }, installed, calm).ok).toBe(isTaken);
  });

  it('takes nothing made for another system', () => {
    expect(mayTakeUpdate({ version: '0.3.0', platform: 'win32-x64' }, installed, calm)).toMatchObject({
      error: { kind: 'update-other-platform' },
    });
  });
});
