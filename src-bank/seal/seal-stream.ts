import type { CentreKeys } from '../../src-crypto/key-files';
import {
  CONTENT_KEY_BYTES,
  chunkAdditional,
  chunkCount,
  chunkNonce,
  manifestDigest,
  packageHead,
  passphraseKey,
  wrapContentKey,
} from '../../src-crypto/package-keys';
import type { CryptoSuite, ScryptCost } from '../../src-crypto/suite';
import { utf8 } from '../../src-crypto/text';
import { toBase64Url, toHex } from '../../src-shared/basics/bytes-text';
import { canonicalJson } from '../../src-shared/basics/canonical-json';
import { Sha256Hex, type StationId } from '../../src-shared/basics/ids';
import { MANIFEST_MAX_BYTES, PackageManifest } from '../../src-shared/contracts/package/package-manifest';

export type PackageRecipient = { readonly stationId: StationId; readonly boxPublicKey: Uint8Array };

export type StreamToSeal = {
  readonly suite: CryptoSuite;
  /** What the manifest says in the open. */
  readonly head: Pick<
    PackageManifest,
    'packageId' | 'sessionId' | 'sessionDate' | 'title' | 'isDemonstration' | 'createdAtMs'
  >;
  readonly clear: Uint8Array;
  readonly stations: readonly PackageRecipient[];
  readonly passphrase: string;
  readonly centreKeys: CentreKeys;
  readonly cost: ScryptCost;
  readonly chunkBytes: number;
};

/** Encrypts a clear stream for the stations and signs the manifest. Throws without stations or with one named twice. */
export async function sealStream(input: StreamToSeal): Promise<Uint8Array> {
  const { suite, head, clear, chunkBytes } = input;
  requireEachOnce(input.stations);
  const contentKey = suite.randomBytes(CONTENT_KEY_BYTES);
  const cipher = sealChunks(suite, contentKey, head.packageId, clear, chunkBytes);
  const salt = suite.randomBytes(16);
  const passphraseKdf = { kdf: 'scrypt' as const, ...input.cost, salt: toBase64Url(salt) };
  const fromPassphrase = await passphraseKey(suite, input.passphrase, salt, passphraseKdf);
  const slots = input.stations.map(({ stationId, boxPublicKey }) => {
    const place = { packageId: head.packageId, stationId };
    const slot = wrapContentKey(suite, place, boxPublicKey, fromPassphrase, contentKey);
    return {
      stationId,
      ephemeralPublicKey: toBase64Url(slot.ephemeralPublicKey),
      wrappedContentKey: toBase64Url(slot.wrapped),
    };
  });
  for (const secret of [contentKey, fromPassphrase]) secret.fill(0);
  const manifest = PackageManifest.parse({
    format: 'exam-package',
    formatVersion: 1,
    suite: suite.id,
    ...head,
    centreKeyId: input.centreKeys.keyId,
    clearBytes: clear.length,
    chunkBytes,
    cipherSha256: Sha256Hex.parse(toHex(suite.sha256(cipher))),
    passphraseKdf,
    slots,
  });
  return assemblePackage(suite, manifest, input.centreKeys.sign.privateKey, cipher);
}

/** The file: head, manifest, the centre's signature, chunks. */
export function assemblePackage(
  suite: CryptoSuite,
  manifest: PackageManifest,
  centreSignPrivateKey: Uint8Array,
  cipher: Uint8Array,
): Uint8Array {
  const manifestBytes = utf8(canonicalJson(manifest));
  if (manifestBytes.length > MANIFEST_MAX_BYTES) throw new Error('too many stations for one manifest');
  const signature = suite.sign(centreSignPrivateKey, manifestDigest(suite, manifestBytes));
  const parts = [packageHead(manifestBytes.length), manifestBytes, signature, cipher];
  return new Uint8Array(Buffer.concat(parts));
}

function sealChunks(
  suite: CryptoSuite,
  contentKey: Uint8Array,
  packageId: string,
  clear: Uint8Array,
  chunkBytes: number,
): Uint8Array {
  const count = chunkCount(clear.length, chunkBytes);
  const chunks: Uint8Array[] = [];
  for (let index = 0; index < count; index++) {
    const chunk = clear.subarray(index * chunkBytes, (index + 1) * chunkBytes);
    const additional = chunkAdditional(packageId, index, index === count - 1);
    chunks.push(suite.aeadSeal(contentKey, chunkNonce(index), chunk, additional));
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function requireEachOnce(stations: readonly PackageRecipient[]): void {
  if (stations.length === 0) throw new Error('a package needs at least one station');
  const ids = new Set(stations.map((station) => station.stationId));
  if (ids.size !== stations.length) throw new Error('a station has two slots');
}
