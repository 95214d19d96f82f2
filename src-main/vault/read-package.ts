import { z } from 'zod';
import { chunkCount, manifestDigest, TAG_BYTES } from '../../src-crypto/package-keys';
import type { CryptoSuite } from '../../src-crypto/suite';
import { suiteOf } from '../../src-crypto/suites';
import { fromBase64Url, toHex } from '../../src-shared/basics/bytes-text';
import { err, ok, type Result } from '../../src-shared/basics/result';
import { PackageManifest } from '../../src-shared/contracts/package/package-manifest';
import type { PackageProblem } from '../../src-shared/contracts/package/package-problem';
import type { CentreIdentity } from '../../src-shared/contracts/sync/provision';
import { layoutOf, type PackageLayout } from './package-layout';
import { parseJson } from './parse-json';

/** The centre this station pinned when it was registered; no other centre's package is taken. */
export type PackageTrust = { readonly centreKeyId: string; readonly centreSignPublicKey: Uint8Array };

/** A package whose manifest the pinned centre signed and whose ciphertext is whole; made by `readManifest` only. */
export type CheckedPackage = {
  readonly manifest: PackageManifest;
  readonly suite: CryptoSuite;
  readonly cipher: Uint8Array;
};

/** What may be read of a manifest before its signature is checked: enough to say why it cannot be checked here. */
const Claims = z.object({
  format: z.literal('exam-package'),
  formatVersion: z.number().int().positive(),
  suite: z.string().max(16),
  centreKeyId: z.string(),
});

/** The trust that a registered station has; undefined when what it pinned is not a key. */
export function trustOf(centre: CentreIdentity): PackageTrust | undefined {
  const key = fromBase64Url(centre.signPublicKey);
  if (key?.length !== 32) return undefined;
  return { centreKeyId: centre.keyId, centreSignPublicKey: key };
}

/**
 * Everything that can be said about a package without a passphrase, in this order: is it one, is it whole, can this
 * build read it, is it from the pinned centre, is it unchanged. `bytes` must not be changed afterwards.
 */
export function readManifest(bytes: Uint8Array, trust: PackageTrust): Result<CheckedPackage, PackageProblem> {
  const layout = layoutOf(bytes);
  if (!layout.ok) return layout;
  const json = parseJson(layout.value.manifest);
  const version = z.object({ formatVersion: z.number().int() }).safeParse(json);
  if (version.success && version.data.formatVersion > 1) return err({ kind: 'format-too-new' });
  const claims = Claims.safeParse(json);
  // A package file whose manifest is no manifest: what the centre signed stood there once.
  if (!claims.success) return err({ kind: 'signature-wrong' });
  const suite = suiteOf(claims.data.suite);
  if (suite === undefined) return err({ kind: 'suite-not-supported', suite: claims.data.suite });
  if (claims.data.centreKeyId !== trust.centreKeyId) return err({ kind: 'unknown-centre' });
  if (!isSigned(suite, layout.value, trust)) return err({ kind: 'signature-wrong' });
  const manifest = PackageManifest.safeParse(json);
  if (!manifest.success) return err({ kind: 'content-invalid' });
  const cipherProblem = checkCipher(suite, manifest.data, layout.value.cipher);
  if (cipherProblem !== undefined) return err(cipherProblem);
  return ok({ manifest: manifest.data, suite, cipher: layout.value.cipher });
}

function isSigned(suite: CryptoSuite, layout: PackageLayout, trust: PackageTrust): boolean {
  const digest = manifestDigest(suite, layout.manifest);
  return suite.verify(trust.centreSignPublicKey, digest, layout.signature);
}

function checkCipher(
  suite: CryptoSuite,
  manifest: PackageManifest,
  cipher: Uint8Array,
): PackageProblem | undefined {
  const { clearBytes, chunkBytes, cipherSha256 } = manifest;
  const expectedBytes = clearBytes + TAG_BYTES * chunkCount(clearBytes, chunkBytes);
  if (cipher.length < expectedBytes) return { kind: 'truncated' };
  const isWhole = cipher.length === expectedBytes && toHex(suite.sha256(cipher)) === cipherSha256;
  return isWhole ? undefined : { kind: 'content-changed' };
}
