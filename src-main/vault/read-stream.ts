import { isScryptCostUsable } from '../../src-crypto/scrypt-cost';
import type { CryptoSuite } from '../../src-crypto/suite';
import { toHex } from '../../src-shared/basics/bytes-text';
import { err, ok, type Result } from '../../src-shared/basics/result';
import { PackageContent, PackageDirectory } from '../../src-shared/contracts/package/package-content';
import type { PackageManifest } from '../../src-shared/contracts/package/package-manifest';
import type { PackageProblem } from '../../src-shared/contracts/package/package-problem';
import { parseJson } from './parse-json';

const CONTENT_PART = 'content.json';

type OpenedStream = {
  readonly content: PackageContent;
  /** Views of the clear stream by part name, without content.json. */
  readonly parts: ReadonlyMap<string, Uint8Array>;
};

/**
 * Reads the clear stream: directory, content, parts. The centre signed it, so a fault here is a fault of the sealing
 * tool; it is found now and not in the middle of an exam.
 */
export function readStream(
  suite: CryptoSuite,
  manifest: PackageManifest,
  clear: Uint8Array,
): Result<OpenedStream, PackageProblem> {
  const parts = partsOf(suite, clear);
  const contentBytes = parts?.get(CONTENT_PART);
  if (parts === undefined || contentBytes === undefined) return err({ kind: 'content-invalid' });
  const content = PackageContent.safeParse(parseJson(contentBytes));
  contentBytes.fill(0);
  parts.delete(CONTENT_PART);
  if (!content.success) return err({ kind: 'content-invalid' });
  const isUsable =
    isContentOf(manifest, content.data) &&
    content.data.candidates.every(({ photo }) => parts.has(`photo/${photo.sha256}`)) &&
    content.data.staff.every(({ verifier }) => isScryptCostUsable(verifier));
  return isUsable ? ok({ content: content.data, parts }) : err({ kind: 'content-invalid' });
}

/** The parts by name, when the directory accounts for every byte and each part has the hash it says. */
function partsOf(suite: CryptoSuite, clear: Uint8Array): Map<string, Uint8Array> | undefined {
  if (clear.length < 4) return undefined;
  const directoryEnd = 4 + new DataView(clear.buffer, clear.byteOffset).getUint32(0);
  if (directoryEnd > clear.length) return undefined;
  const directory = PackageDirectory.safeParse(parseJson(clear.subarray(4, directoryEnd)));
  if (!directory.success) return undefined;
  const parts = new Map<string, Uint8Array>();
  let at = directoryEnd;
  for (const { name, bytes, sha256 } of directory.data.parts) {
    const part = clear.subarray(at, at + bytes);
    at += bytes;
    if (part.length !== bytes || parts.has(name) || toHex(suite.sha256(part)) !== sha256) return undefined;
    // A picture's name is its hash, which is how items and candidates point at it.
    if (name !== CONTENT_PART && !name.endsWith(`/${sha256}`)) return undefined;
    parts.set(name, part);
  }
  return at === clear.length ? parts : undefined;
}

/** What the manifest says in the open is what the content says inside. */
function isContentOf(manifest: PackageManifest, content: PackageContent): boolean {
  return (
    content.packageId === manifest.packageId &&
    content.session.sessionId === manifest.sessionId &&
    content.session.date === manifest.sessionDate &&
    content.isDemonstration === manifest.isDemonstration
  );
}
