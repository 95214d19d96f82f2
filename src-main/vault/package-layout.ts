import { SIGNATURE_BYTES } from '../../src-crypto/package-keys';
import { utf8 } from '../../src-crypto/text';
import { err, ok, type Result } from '../../src-shared/basics/result';
import { MANIFEST_MAX_BYTES, PACKAGE_MAGIC } from '../../src-shared/contracts/package/package-manifest';
import type { PackageProblem } from '../../src-shared/contracts/package/package-problem';

const MAGIC = utf8(PACKAGE_MAGIC);
const HEAD_BYTES = MAGIC.length + 4;

/** The regions of a package file, as views of its bytes; nothing in them has been believed yet. */
export type PackageLayout = {
  readonly manifest: Uint8Array;
  readonly signature: Uint8Array;
  readonly cipher: Uint8Array;
};

/** Cuts a file into its regions; every length is checked against the file before it is used. */
export function layoutOf(bytes: Uint8Array): Result<PackageLayout, PackageProblem> {
  const magicProblem = checkMagic(bytes.subarray(0, MAGIC.length));
  if (magicProblem !== undefined) return err(magicProblem);
  if (bytes.length < HEAD_BYTES) return err({ kind: 'truncated' });
  const manifestBytes = new DataView(bytes.buffer, bytes.byteOffset).getUint32(MAGIC.length);
  if (manifestBytes === 0 || manifestBytes > MANIFEST_MAX_BYTES) return err({ kind: 'not-a-package' });
  const manifestEnd = HEAD_BYTES + manifestBytes;
  const signatureEnd = manifestEnd + SIGNATURE_BYTES;
  if (bytes.length < signatureEnd) return err({ kind: 'truncated' });
  return ok({
    manifest: bytes.subarray(HEAD_BYTES, manifestEnd),
    signature: bytes.subarray(manifestEnd, signatureEnd),
    cipher: bytes.subarray(signatureEnd),
  });
}

function checkMagic(start: Uint8Array): PackageProblem | undefined {
  // The magic's last sign is a digit that a later layout of the file counts up.
  const version = start[MAGIC.length - 1];
  const family = start.subarray(0, MAGIC.length - 1);
  if (!family.every((byte, at) => byte === MAGIC[at])) return { kind: 'not-a-package' };
  if (version === undefined) return { kind: 'truncated' };
  if (version === MAGIC[MAGIC.length - 1]) return undefined;
  const isLater = version > 0x31 && version <= 0x39;
  return { kind: isLater ? 'format-too-new' : 'not-a-package' };
}
