import type { CryptoSuite } from '../../src-crypto/suite';
import { utf8 } from '../../src-crypto/text';
import { toHex } from '../../src-shared/basics/bytes-text';
import { canonicalJson } from '../../src-shared/basics/canonical-json';
import { Sha256Hex } from '../../src-shared/basics/ids';
import type { PackageContent, PackageDirectory } from '../../src-shared/contracts/package/package-content';
import { picturesOf } from '../../src-shared/domain/item/items-of-bank';
import { picturesOfPlan } from '../../src-shared/domain/study/study-pictures';

type Part = { readonly name: string; readonly bytes: Uint8Array };

/** Photographs and pictures that the content names and that are missing or have another hash than they say. */
export function missingBlobs(
  suite: CryptoSuite,
  content: PackageContent,
  blobs: ReadonlyMap<Sha256Hex, Uint8Array>,
): readonly Sha256Hex[] {
  return [...photosOf(content), ...allPictures(content)].filter((sha256) => {
    const bytes = blobs.get(sha256);
    return bytes === undefined || toHex(suite.sha256(bytes)) !== sha256;
  });
}

/**
 * What is sealed: u32 length of the directory, the directory, content.json, then photographs and pictures in the
 * order of their hashes, so that their order tells nothing. Throws when one is missing.
 */
export function clearStream(
  suite: CryptoSuite,
  content: PackageContent,
  blobs: ReadonlyMap<Sha256Hex, Uint8Array>,
): Uint8Array {
  const missing = missingBlobs(suite, content, blobs);
  if (missing.length > 0)
    throw new Error(`photographs or pictures missing or changed: ${missing.join(', ')}`);
  const parts: Part[] = [{ name: 'content.json', bytes: utf8(canonicalJson(content)) }];
  for (const sha256 of photosOf(content)) {
    parts.push({ name: `photo/${sha256}`, bytes: blobs.get(sha256) ?? new Uint8Array(0) });
  }
  for (const sha256 of allPictures(content)) {
    parts.push({ name: `picture/${sha256}`, bytes: blobs.get(sha256) ?? new Uint8Array(0) });
  }
  const directory: PackageDirectory = {
    parts: parts.map(({ name, bytes }) => ({
      name,
      bytes: bytes.length,
      sha256: Sha256Hex.parse(toHex(suite.sha256(bytes))),
    })),
  };
  const directoryBytes = utf8(canonicalJson(directory));
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, directoryBytes.length);
  return new Uint8Array(Buffer.concat([length, directoryBytes, ...parts.map((part) => part.bytes)]));
}

/** Of questions and of a training plan's pages. */
function allPictures({ bank, session }: PackageContent): readonly Sha256Hex[] {
  return [...new Set([...picturesOf(bank.items), ...picturesOfPlan(session.study)])].sort();
}

function photosOf(content: PackageContent): readonly Sha256Hex[] {
  return [...new Set(content.candidates.map((candidate) => candidate.photo.sha256))].sort();
}
