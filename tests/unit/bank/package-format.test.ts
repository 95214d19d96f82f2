import {
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
  scryptSync,
  verify,
} from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sealBox } from '../../../src-crypto/sealed-box';
import { suiteB } from '../../../src-crypto/suite-b';
import { canonicalJson } from '../../../src-shared/basics/canonical-json';
import {
  centre,
  exampleContent,
  examplePackage,
  PASSPHRASE,
  photo,
  photoSha256,
  STATION_ID,
  station,
} from '../vault/example-package';

/**
 * A second reader of the two sealed formats, written from their descriptions with Node's library alone: sealing and
 * opening share code, so a slip in both at once would otherwise go unseen, and old packages would stop opening.
 */
const jwk = (curve: 'Ed25519' | 'X25519', publicKey: Uint8Array, privateKey?: Uint8Array) => ({
  kty: 'OKP',
  crv: curve,
  x: Buffer.from(publicKey).toString('base64url'),
  ...(privateKey === undefined ? {} : { d: Buffer.from(privateKey).toString('base64url') }),
});

function agree(
  keys: { readonly publicKey: Uint8Array; readonly privateKey: Uint8Array },
  other: Uint8Array,
): Buffer {
  return diffieHellman({
    privateKey: createPrivateKey({ key: jwk('X25519', keys.publicKey, keys.privateKey), format: 'jwk' }),
    publicKey: createPublicKey({ key: jwk('X25519', other), format: 'jwk' }),
  });
}

function openAes(key: Uint8Array, nonce: Uint8Array, sealed: Buffer, additional: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce);
  decipher.setAAD(Buffer.from(additional));
  decipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
}

describe('the package format as its description says it', () => {
  it('opens step by step without this project’s code', async () => {
    const file = Buffer.from(await examplePackage());
    expect(file.toString('latin1', 0, 8)).toBe('EXAMPKG1');
    const manifestEnd = 12 + file.readUInt32BE(8);
    const manifest = JSON.parse(file.toString('utf8', 12, manifestEnd));
    const signed = createHash('sha256').update(file.subarray(0, manifestEnd)).digest();
    const signer = createPublicKey({ key: jwk('Ed25519', centre.sign.publicKey), format: 'jwk' });
    expect(verify(null, signed, signer, file.subarray(manifestEnd, manifestEnd + 64))).toBe(true);
    const cipher = file.subarray(manifestEnd + 64);
    expect(createHash('sha256').update(cipher).digest('hex')).toBe(manifest.cipherSha256);

    const { n, r, p, salt } = manifest.passphraseKdf;
    const fromPassphrase = scryptSync(PASSPHRASE, Buffer.from(salt, 'base64url'), 32, { N: n, r, p });
    const slot = manifest.slots.find((one: { stationId: string }) => one.stationId === STATION_ID);
    const shared = agree(station.box, Buffer.from(slot.ephemeralPublicKey, 'base64url'));
    const wrapKey = hkdfSync(
      'sha256',
      Buffer.concat([shared, fromPassphrase]),
      manifest.packageId,
      `exam-package/slot/${STATION_ID}`,
      32,
    );
    const wrapped = Buffer.from(slot.wrappedContentKey, 'base64url');
    const place = `${manifest.packageId}|${STATION_ID}`;
    const contentKey = openAes(new Uint8Array(wrapKey), Buffer.alloc(12), wrapped, place);

    const chunks: Buffer[] = [];
    const sealedBytes = manifest.chunkBytes + 16;
    for (let at = 0, index = 0; at < cipher.length; at += sealedBytes, index++) {
      const nonce = Buffer.alloc(12);
      nonce.writeUInt32BE(index, 8);
      const isLast = at + sealedBytes >= cipher.length ? 1 : 0;
      const sealed = cipher.subarray(at, at + sealedBytes);
      chunks.push(openAes(contentKey, nonce, sealed, `${manifest.packageId}|${index}|${isLast}`));
    }
    const clear = Buffer.concat(chunks);
    expect(clear.length).toBe(manifest.clearBytes);
    const directoryEnd = 4 + clear.readUInt32BE(0);
    const { parts } = JSON.parse(clear.toString('utf8', 4, directoryEnd));
    const contentEnd = directoryEnd + parts[0].bytes;
    expect(parts.map((part: { name: string }) => part.name)).toEqual([
      'content.json',
      `photo/${photoSha256}`,
    ]);
    expect(clear.toString('utf8', directoryEnd, contentEnd)).toBe(canonicalJson(exampleContent()));
    expect(new Uint8Array(clear.subarray(contentEnd))).toEqual(photo);
  });
});

describe('the sealed box as its description says it', () => {
  it('opens step by step without this project’s code', () => {
    const box = Buffer.from(sealBox(suiteB, station.box.publicKey, Buffer.from('样例'), 'context'));
    const ephemeral = box.subarray(0, 32);
    const salt = Buffer.concat([ephemeral, station.box.publicKey]);
    const key = hkdfSync('sha256', agree(station.box, ephemeral), salt, 'context', 32);
    expect(openAes(new Uint8Array(key), Buffer.alloc(12), box.subarray(32), '').toString()).toBe('样例');
  });
});
