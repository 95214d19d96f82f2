import { chunkAdditional, chunkCount, chunkNonce, TAG_BYTES } from '../../src-crypto/package-keys';
import type { CryptoSuite } from '../../src-crypto/suite';
import type { PackageManifest } from '../../src-shared/contracts/package/package-manifest';

/** The clear stream; undefined when one chunk is not the one that was sealed at its place. */
export function decryptChunks(
  suite: CryptoSuite,
  contentKey: Uint8Array,
  manifest: PackageManifest,
  cipher: Uint8Array,
): Uint8Array | undefined {
  const { clearBytes, chunkBytes, packageId } = manifest;
  const clear = new Uint8Array(clearBytes);
  const count = chunkCount(clearBytes, chunkBytes);
  const sealedBytes = chunkBytes + TAG_BYTES;
  for (let index = 0; index < count; index++) {
    const sealed = cipher.subarray(index * sealedBytes, (index + 1) * sealedBytes);
    const additional = chunkAdditional(packageId, index, index === count - 1);
    const chunk = suite.aeadOpen(contentKey, chunkNonce(index), sealed, additional);
    if (chunk === undefined) {
      clear.fill(0);
      return undefined;
    }
    clear.set(chunk, index * chunkBytes);
    chunk.fill(0);
  }
  return clear;
}
