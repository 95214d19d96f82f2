import { manifestDigest, packageHead, SIGNATURE_BYTES } from '../../src-crypto/package-keys';
import { fromUtf8 } from '../../src-crypto/text';
import { toHex } from '../../src-shared/basics/bytes-text';
import { err, ok, type Result } from '../../src-shared/basics/result';
import { MANIFEST_MAX_BYTES, PackageManifest } from '../../src-shared/contracts/package/package-manifest';
import type { PackageProblem } from '../../src-shared/contracts/package/package-problem';
import type { Centre } from './centre';

const HEAD_BYTES = packageHead(0).length;

export type HeaderProblem = Extract<
  PackageProblem['kind'],
  'not-a-package' | 'truncated' | 'content-invalid' | 'unknown-centre' | 'signature-wrong' | 'content-changed'
>;

/** The manifest of a package file that this very centre signed and whose ciphertext is whole; it opens nothing. */
export function readPackageHeader(centre: Centre, file: Uint8Array): Result<PackageManifest, HeaderProblem> {
  if (file.length < HEAD_BYTES) return err('truncated');
  const length = new DataView(file.buffer, file.byteOffset).getUint32(HEAD_BYTES - 4);
  if (!centre.suite.isEqual(file.subarray(0, HEAD_BYTES), packageHead(length))) return err('not-a-package');
  if (length > MANIFEST_MAX_BYTES) return err('not-a-package');
  const chunksAt = HEAD_BYTES + length + SIGNATURE_BYTES;
  if (file.length < chunksAt) return err('truncated');

  const manifestBytes = file.subarray(HEAD_BYTES, HEAD_BYTES + length);
  const parsed = PackageManifest.safeParse(parseJson(fromUtf8(manifestBytes)));
  if (!parsed.success) return err('content-invalid');
  if (parsed.data.centreKeyId !== centre.keys.keyId) return err('unknown-centre');
  const signature = file.subarray(HEAD_BYTES + length, chunksAt);
  const isSigned = centre.suite.verify(
    centre.keys.sign.publicKey,
    manifestDigest(centre.suite, manifestBytes),
    signature,
  );
  if (!isSigned || parsed.data.suite !== centre.suite.id) return err('signature-wrong');
  const cipherSha256 = toHex(centre.suite.sha256(file.subarray(chunksAt)));
  return cipherSha256 === parsed.data.cipherSha256 ? ok(parsed.data) : err('content-changed');
}

function parseJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
