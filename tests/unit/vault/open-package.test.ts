import { beforeAll, describe, expect, it, vi } from 'vitest';
import { newStationKeys } from '../../../src-crypto/key-files';
import { suiteB } from '../../../src-crypto/suite-b';
import { utf8 } from '../../../src-crypto/text';
import { type OpenedPackage, openPackage, slotFor } from '../../../src-main/vault/open-package';
import { type CheckedPackage, readManifest } from '../../../src-main/vault/read-package';
import { toBase64Url, toHex } from '../../../src-shared/basics/bytes-text';
import { PackageId } from '../../../src-shared/basics/ids';
import type { PackageManifest } from '../../../src-shared/contracts/package/package-manifest';
import {
  exampleContent,
  examplePackage,
  LOW_COST,
  manifestOf,
  PASSPHRASE,
  photo,
  photoSha256,
  resigned,
  STATION_ID,
  sealedStream,
  station,
  streamOf,
  TODAY,
  trust,
} from './example-package';

const contentPart = (content: object = exampleContent()) => ({
  name: 'content.json',
  bytes: utf8(JSON.stringify(content)),
});
const photoPart = { name: `photo/${photoSha256}`, bytes: photo };

const OPENING = { stationId: STATION_ID, stationBoxKeys: station.box, passphrase: PASSPHRASE, today: TODAY };

let sealed: Uint8Array;
beforeAll(async () => {
  sealed = await examplePackage();
});

function checkedOf(bytes: Uint8Array): CheckedPackage {
  const checked = readManifest(bytes, trust);
  if (!checked.ok) throw new Error(`the example is not taken: ${checked.error.kind}`);
  return checked.value;
}

async function opened(bytes: Uint8Array): Promise<OpenedPackage> {
  const result = await openPackage(checkedOf(bytes), OPENING);
  if (!result.ok) throw new Error(`the example does not open: ${result.error.kind}`);
  return result.value;
}

async function kindOf(bytes: Uint8Array, change: Partial<typeof OPENING> = {}): Promise<string> {
  const result = await openPackage(checkedOf(bytes), { ...OPENING, ...change });
  return result.ok ? 'ok' : result.error.kind;
}

describe('an opened package', () => {
  it('gives back what was sealed, photographs included', async () => {
    const { content, part, manifest } = await opened(sealed);
    expect(content).toEqual(exampleContent());
    expect(part(`photo/${photoSha256}`)).toEqual(photo);
    expect(part('content.json')).toBeUndefined();
    expect(part('photo/none')).toBeUndefined();
    expect(manifest).toEqual(manifestOf(sealed));
  });

  it('takes the passphrase as people write it', async () => {
    expect(
      await kindOf(sealed, { passphrase: ` ${PASSPHRASE.toUpperCase().replaceAll('-', ' — ')}\n` }),
    ).toBe('ok');
  });

  it('reads zeros and gives nothing more after it was closed', async () => {
    const open = await opened(sealed);
    const held = open.part(`photo/${photoSha256}`);
    open.close();
    expect(held?.every((byte) => byte === 0)).toBe(true);
    expect(open.part(`photo/${photoSha256}`)).toBeUndefined();
    open.close();
  });

  it('wipes the content key as soon as the stream is open', async () => {
    const keys: Uint8Array[] = [];
    const checked = checkedOf(sealed);
    const suite = {
      ...suiteB,
      aeadOpen: vi.fn((...args: Parameters<typeof suiteB.aeadOpen>) => {
        keys.push(args[0]);
        return suiteB.aeadOpen(...args);
      }),
    };
    expect((await openPackage({ ...checked, suite }, OPENING)).ok).toBe(true);
    expect(keys.length).toBeGreaterThan(2);
    for (const key of keys) expect(key.every((byte) => byte === 0)).toBe(true);
  });

  it.each([0, 1, 2, 15, 16, 17, 512, 1022, 1023])(
    'comes back whole when %i bytes are left for its last chunk',
    async (left) => {
      const parts = (pictureBytes: number) => {
        const bytes = new Uint8Array(pictureBytes).fill(left);
        return [contentPart(), photoPart, { name: `picture/${toHex(suiteB.sha256(bytes))}`, bytes }];
      };
      // Between 2,000 and 9,999 bytes the directory says the picture's length in as many digits.
      const grow = (left + 2048 - (streamOf(parts(2000)).length % 1024)) % 1024;
      const bytes = await sealedStream(streamOf(parts(2000 + grow)));
      expect(manifestOf(bytes).clearBytes % 1024).toBe(left);
      const open = await opened(bytes);
      expect(open.content).toEqual(exampleContent());
      for (const part of parts(2000 + grow).slice(1)) expect(open.part(part.name)).toEqual(part.bytes);
    },
  );

  it.each([1024, 4096, 65536, 16 * 1024 * 1024])('opens with chunks of %i bytes', async (chunkBytes) => {
    const bytes = await examplePackage({ chunkBytes });
    expect((await opened(bytes)).content).toEqual(exampleContent());
  });
});

describe('a package stays shut', () => {
  it('at another station, said before a passphrase is asked for', async () => {
    expect(slotFor(checkedOf(sealed), 'B-09')).toEqual({ ok: false, error: { kind: 'other-station' } });
    expect(slotFor(checkedOf(sealed), STATION_ID).ok).toBe(true);
    expect(await kindOf(sealed, { stationId: 'B-09' as typeof STATION_ID })).toBe('other-station');
  });

  it('on another day, and says which', async () => {
    for (const today of ['2026-03-01', '2026-03-03', '2025-03-02']) {
      expect(await openPackage(checkedOf(sealed), { ...OPENING, today })).toEqual({
        ok: false,
        error: { kind: 'other-day', sessionDate: TODAY, today },
      });
    }
  });

  it('with another passphrase', async () => {
    for (const passphrase of [
      '',
      PASSPHRASE.slice(0, -1),
      `${PASSPHRASE}x`,
      PASSPHRASE.replaceAll('-', ''),
    ]) {
      expect(await kindOf(sealed, { passphrase })).toBe('wrong-passphrase');
    }
  });

  it('with the right passphrase and the keys of another station', async () => {
    expect(await kindOf(sealed, { stationBoxKeys: newStationKeys(suiteB).box })).toBe('wrong-passphrase');
  });

  it('with the slot of its neighbour under its own name', async () => {
    const bytes = resigned(sealed, (manifest, cipher) => {
      const [neighbour, own] = manifest.slots;
      if (neighbour === undefined || own === undefined) throw new Error('the example has two slots');
      return [{ ...manifest, slots: [{ ...neighbour, stationId: own.stationId }] }, cipher];
    });
    expect(await kindOf(bytes)).toBe('wrong-passphrase');
  });

  it('under another package’s name, though the centre signed it', async () => {
    const bytes = resigned(sealed, (manifest, cipher) => [
      { ...manifest, packageId: PackageId.parse('package-2') },
      cipher,
    ]);
    expect(await kindOf(bytes)).toBe('wrong-passphrase');
  });
});

describe('the chunks are bound to their places even when the hash of the file fits', () => {
  const chunk = 1024 + 16;
  it.each<[string, (cipher: Uint8Array) => Uint8Array]>([
    [
      'two are swapped',
      (cipher) =>
        joined(cipher.subarray(chunk, 2 * chunk), cipher.subarray(0, chunk), cipher.subarray(2 * chunk)),
    ],
    [
      'one is repeated',
      (cipher) => joined(cipher.subarray(0, chunk), cipher.subarray(0, chunk), cipher.subarray(2 * chunk)),
    ],
    ['one byte is changed', (cipher) => cipher.map((byte, at) => (at === 2000 ? byte ^ 1 : byte))],
    ['one tag is changed', (cipher) => cipher.map((byte, at) => (at === chunk - 1 ? byte ^ 1 : byte))],
  ])('%s', async (_name, change) => {
    const bytes = resigned(sealed, (manifest, cipher) => [manifest, change(cipher)]);
    expect(await kindOf(bytes)).toBe('content-changed');
  });

  it('the last ones are missing and the length is made to fit', async () => {
    const bytes = resigned(sealed, (manifest, cipher) => [
      { ...manifest, clearBytes: 2 * 1024 },
      cipher.subarray(0, 2 * chunk),
    ]);
    expect(await kindOf(bytes)).toBe('content-changed');
  });
});

describe('a stream that the centre sealed wrongly is found before the exam', () => {
  const good = exampleContent();

  it('and a good one is taken, so that the rest of this table means something', async () => {
    expect(await kindOf(await sealedStream(streamOf([contentPart(), photoPart])))).toBe('ok');
    expect(await kindOf(await sealedStream(streamOf([photoPart, contentPart()])))).toBe('ok');
  });

  it.each<[string, () => Uint8Array]>([
    ['nothing at all', () => new Uint8Array(0)],
    ['three bytes', () => new Uint8Array(3)],
    ['a directory longer than the stream', () => new Uint8Array([0, 0, 1, 0, 123, 125])],
    ['a directory that is no JSON', () => new Uint8Array([0, 0, 0, 2, 123, 123])],
    ['no parts', () => streamOf([])],
    ['no content', () => streamOf([photoPart])],
    ['no photograph', () => streamOf([contentPart()])],
    ['a part twice', () => streamOf([contentPart(), photoPart, photoPart])],
    ['a part longer than the stream', () => streamOf([contentPart(), { ...photoPart, saysBytes: 3001 }])],
    ['bytes that belong to no part', () => joined(streamOf([contentPart(), photoPart]), new Uint8Array(1))],
    [
      'a photograph under another hash',
      () => streamOf([contentPart(), { name: `photo/${'0'.repeat(64)}`, bytes: photo }]),
    ],
    [
      'a content that is not the one its hash names',
      () => streamOf([{ ...contentPart(), saysSha256: '0'.repeat(64) }, photoPart]),
    ],
    [
      'a picture under another hash',
      () => streamOf([contentPart(), photoPart, { name: `picture/${'0'.repeat(64)}`, bytes: photo }]),
    ],
    ['a part of an unknown name', () => streamOf([contentPart(), photoPart, { name: '../x', bytes: photo }])],
    ['a content that is no JSON', () => streamOf([{ name: 'content.json', bytes: utf8('{') }, photoPart])],
    ['a content with a field too many', () => streamOf([contentPart({ ...good, more: 1 }), photoPart])],
    ['a content without candidates', () => streamOf([contentPart({ ...good, candidates: [] }), photoPart])],
    [
      'another package’s content',
      () => streamOf([contentPart({ ...good, packageId: 'package-2' }), photoPart]),
    ],
    [
      'another day’s content',
      () => streamOf([contentPart({ ...good, session: { ...good.session, date: '2026-03-03' } }), photoPart]),
    ],
    [
      'another session’s content',
      () => streamOf([contentPart({ ...good, session: { ...good.session, sessionId: 'x' } }), photoPart]),
    ],
    [
      'a real exam in a demonstration’s cover',
      () => streamOf([contentPart({ ...good, isDemonstration: false }), photoPart]),
    ],
    [
      'a verifier that no password satisfies',
      () =>
        streamOf([
          contentPart({
            ...good,
            staff: good.staff.map((one) => ({ ...one, verifier: { ...one.verifier, n: 16385 } })),
          }),
          photoPart,
        ]),
    ],
  ])('%s', async (_name, stream) => {
    expect(await kindOf(await sealedStream(stream()))).toBe('content-invalid');
  });

  it.each<[string, (manifest: PackageManifest) => PackageManifest]>([
    [
      'a cost that scrypt cannot run at',
      (m) => ({ ...m, passphraseKdf: { ...m.passphraseKdf, ...LOW_COST, n: 16385 } }),
    ],
    [
      'a cost that takes more than 1 GiB',
      (m) => ({ ...m, passphraseKdf: { ...m.passphraseKdf, n: 1048576, r: 32 } }),
    ],
    ['a salt that is no base64url', (m) => ({ ...m, passphraseKdf: { ...m.passphraseKdf, salt: 'A' } })],
    [
      'a slot key of another length',
      (m) => ({ ...m, slots: m.slots.map((slot) => ({ ...slot, ephemeralPublicKey: 'AAAA' })) }),
    ],
    [
      'a wrapped key of another length',
      (m) => ({ ...m, slots: m.slots.map((slot) => ({ ...slot, wrappedContentKey: 'AAAA' })) }),
    ],
  ])('%s', async (_name, change) => {
    expect(await kindOf(resigned(sealed, (manifest, cipher) => [change(manifest), cipher]))).toBe(
      'content-invalid',
    );
  });

  it('a slot of low order gives no key', async () => {
    const zeros = toBase64Url(new Uint8Array(32));
    const bytes = resigned(sealed, (manifest, cipher) => [
      { ...manifest, slots: manifest.slots.map((slot) => ({ ...slot, ephemeralPublicKey: zeros })) },
      cipher,
    ]);
    expect(await kindOf(bytes)).toBe('wrong-passphrase');
  });
});

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
