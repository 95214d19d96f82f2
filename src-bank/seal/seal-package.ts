import type { CentreKeys } from '../../src-crypto/key-files';
import type { CryptoSuite, ScryptCost } from '../../src-crypto/suite';
import type { Sha256Hex } from '../../src-shared/basics/ids';
import { PackageContent } from '../../src-shared/contracts/package/package-content';
import { clearStream } from './clear-stream';
import { type PackageRecipient, sealStream } from './seal-stream';

/** About 1 s and 128 MiB on the reference machine, once for each opening of a package. */
const PASSPHRASE_COST: ScryptCost = { n: 131072, r: 8, p: 1 };
const CHUNK_BYTES = 64 * 1024;

export type PackageToSeal = {
  readonly suite: CryptoSuite;
  readonly content: PackageContent;
  /** Photographs by their SHA-256; exactly those that the candidates name are sealed. */
  readonly photos: ReadonlyMap<Sha256Hex, Uint8Array>;
  readonly stations: readonly PackageRecipient[];
  readonly passphrase: string;
  readonly centreKeys: CentreKeys;
  /** UTC ms. */
  readonly createdAtMs: number;
  readonly cost?: ScryptCost;
  readonly chunkBytes?: number;
};

/**
 * The bytes of a sealed exam package, in the format that package-manifest.ts describes. Throws on content that no
 * station would open (a photograph missing or with another hash, no station, a station twice): the caller checks its
 * input with `missingBlobs` and its schemas first.
 */
export async function sealPackage(input: PackageToSeal): Promise<Uint8Array> {
  const { suite, stations, passphrase, centreKeys } = input;
  const content = PackageContent.parse(input.content);
  const clear = clearStream(suite, content, input.photos);
  const sealed = await sealStream({
    suite,
    head: {
      packageId: content.packageId,
      sessionId: content.session.sessionId,
      sessionDate: content.session.date,
      title: content.session.title,
      isDemonstration: content.isDemonstration,
      createdAtMs: input.createdAtMs,
    },
    clear,
    stations,
    passphrase,
    centreKeys,
    cost: input.cost ?? PASSPHRASE_COST,
    chunkBytes: input.chunkBytes ?? CHUNK_BYTES,
  });
  clear.fill(0);
  return sealed;
}
