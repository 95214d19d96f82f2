import { describe, expect, it } from 'vitest';
import { clearStream, missingBlobs } from '../../../src-bank/seal/clear-stream';
import { sealPackage } from '../../../src-bank/seal/seal-package';
import { suiteB } from '../../../src-crypto/suite-b';
import { toHex } from '../../../src-shared/basics/bytes-text';
import { canonicalJson } from '../../../src-shared/basics/canonical-json';
import { Sha256Hex } from '../../../src-shared/basics/ids';
import { PackageDirectory } from '../../../src-shared/contracts/package/package-content';
import {
  centre,
  exampleContent,
  examplePackage,
  LOW_COST,
  manifestOf,
  PASSPHRASE,
  photo,
  photoSha256,
  regionsOf,
  STATION_ID,
  station,
} from '../vault/example-package';

const photos = new Map([[photoSha256, photo]]);

describe('the clear stream', () => {
  it('is a directory, the content as canonical JSON, and the photographs', () => {
    const clear = clearStream(suiteB, exampleContent(), photos);
    const end = 4 + new DataView(clear.buffer).getUint32(0);
    const directory = PackageDirectory.parse(JSON.parse(new TextDecoder().decode(clear.subarray(4, end))));
    const content = new TextEncoder().encode(canonicalJson(exampleContent()));
    expect(directory.parts.map(({ name, bytes }) => [name, bytes])).toEqual([
      ['content.json', content.length],
      [`photo/${photoSha256}`, photo.length],
    ]);
    expect(clear.subarray(end, end + content.length)).toEqual(content);
    expect(clear.subarray(end + content.length)).toEqual(photo);
  });

  it('holds each named photograph once and none that nobody names', () => {
    const content = exampleContent();
    const twice = { ...content, candidates: [...content.candidates, ...content.candidates] };
    const more = new Map([...photos, [Sha256Hex.parse('a'.repeat(64)), photo]]);
    const growth = clearStream(suiteB, twice, more).length - clearStream(suiteB, content, photos).length;
    expect(growth).toBeLessThan(photo.length);
  });

  it('is refused while a photograph is missing or is another one', () => {
    const content = exampleContent();
    const other = new Map([[photoSha256, photo.map((byte, at) => (at === 9 ? byte ^ 1 : byte))]]);
    expect(missingBlobs(suiteB, content, photos)).toEqual([]);
    for (const wrong of [new Map(), other]) {
      expect(missingBlobs(suiteB, content, wrong)).toEqual([photoSha256]);
      expect(() => clearStream(suiteB, content, wrong)).toThrow(photoSha256);
    }
  });
});

describe('a sealed package', () => {
  it('has the layout that the contract describes, and a manifest in canonical JSON', async () => {
    const bytes = await examplePackage();
    const { manifest, signature, cipher, end } = regionsOf(bytes);
    const text = new TextDecoder().decode(bytes.subarray(manifest, signature));
    const said = manifestOf(bytes);
    expect(new TextDecoder().decode(bytes.subarray(0, 8))).toBe('EXAMPKG1');
    expect(text).toBe(canonicalJson(said));
    expect(said.cipherSha256).toBe(toHex(suiteB.sha256(bytes.subarray(cipher))));
    expect(end - cipher).toBe(said.clearBytes + 16 * Math.ceil(said.clearBytes / 1024));
    const digest = suiteB.sha256(bytes.subarray(0, signature));
    expect(suiteB.verify(centre.sign.publicKey, digest, bytes.subarray(signature, cipher))).toBe(true);
  });

  it('says neither names nor numbers in its manifest', async () => {
    const manifest = JSON.stringify(manifestOf(await examplePackage()));
    for (const { displayName, admissionNo, document } of exampleContent().candidates) {
      for (const secret of [displayName, admissionNo, document.number])
        expect(manifest).not.toContain(secret);
    }
  });

  it('is another file each time: no key, salt or nonce is used again', async () => {
    const [one, other] = [manifestOf(await examplePackage()), manifestOf(await examplePackage())];
    expect(one.cipherSha256).not.toBe(other.cipherSha256);
    expect(one.passphraseKdf.salt).not.toBe(other.passphraseKdf.salt);
    expect(one.slots[0]?.ephemeralPublicKey).not.toBe(one.slots[1]?.ephemeralPublicKey);
  });

  it('is not made for no station, for one twice, or of content that no station would take', async () => {
    const input = {
      suite: suiteB,
      content: exampleContent(),
      photos,
      stations: [{ stationId: STATION_ID, boxPublicKey: station.box.publicKey }],
      passphrase: PASSPHRASE,
      centreKeys: centre,
      createdAtMs: 0,
      cost: LOW_COST,
    };
    await expect(sealPackage({ ...input, stations: [] })).rejects.toThrow();
    await expect(
      sealPackage({ ...input, stations: [...input.stations, ...input.stations] }),
    ).rejects.toThrow();
    await expect(sealPackage({ ...input, photos: new Map() })).rejects.toThrow();
    await expect(sealPackage({ ...input, content: { ...input.content, candidates: [] } })).rejects.toThrow();
    await expect(sealPackage({ ...input, cost: { ...LOW_COST, n: 1024 } })).rejects.toThrow();
    const lowOrder = [{ stationId: STATION_ID, boxPublicKey: new Uint8Array(32) }];
    await expect(sealPackage({ ...input, stations: lowOrder })).rejects.toThrow(STATION_ID);
  });
});
