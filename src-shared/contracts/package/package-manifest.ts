import { z } from 'zod';
import { Base64UrlText, LocalDate, PackageId, SessionId, Sha256Hex, StationId } from '../../basics/ids';

/** First bytes of a package file. */
export const PACKAGE_MAGIC = 'EXAMPKG1';
export const MANIFEST_MAX_BYTES = 4 * 1024 * 1024;

/**
 * The readable head of a sealed exam package. File layout, integers big-endian:
 *   8 bytes   PACKAGE_MAGIC
 *   u32       length of the manifest
 *   manifest  canonical JSON, UTF-8
 *   64 bytes  the centre's signature over SHA-256(magic, length, manifest)
 *   chunks    ciphertext of `chunkBytes` clear bytes (the last may be shorter), each followed by its 16-byte tag
 *
 * Clear stream: u32 length of the directory, PackageDirectory as JSON, then the parts.
 * Chunk i: AES-256-GCM, nonce = 12-byte big-endian i, additional data = UTF-8 `packageId|i|last` with last 0 or 1,
 * under the package's random content key. `cipherSha256` covers all chunk bytes, so a truncated or changed file is
 * told apart before any passphrase is asked for.
 *
 * Content key: for each station a slot. wrapKey = HKDF-SHA-256(ikm = X25519(ephemeral, station) || scrypt(passphrase,
 * salt), salt = packageId, info = `exam-package/slot/` + stationId); wrapped = AES-256-GCM(wrapKey, nonce zero,
 * content key, additional data = packageId|stationId). Both the station's key and the passphrase are needed.
 */
export const PackageManifest = z
  .object({
    format: z.literal('exam-package'),
    formatVersion: z.literal(1),
    /** B: Ed25519, X25519, HKDF/SHA-256, AES-256-GCM, scrypt. A (SM2/SM3/SM4) is reserved. */
    suite: z.enum(['A', 'B']),
    packageId: PackageId,
    sessionId: SessionId,
    sessionDate: LocalDate,
    title: z.string(),
    isDemonstration: z.boolean(),
    centreKeyId: z.string().regex(/^[0-9a-f]{16}$/),
    createdAtMs: z.number().int(),
    clearBytes: z.number().int().nonnegative(),
    chunkBytes: z
      .number()
      .int()
      .min(1024)
      .max(16 * 1024 * 1024),
    cipherSha256: Sha256Hex,
    passphraseKdf: z
      .object({
        kdf: z.literal('scrypt'),
        n: z.number().int().min(16384).max(1048576),
        r: z.number().int().min(1).max(32),
        p: z.number().int().min(1).max(16),
        salt: Base64UrlText,
      })
      .readonly(),
    slots: z
      .array(
        z
          .object({
            stationId: StationId,
            ephemeralPublicKey: Base64UrlText,
            wrappedContentKey: Base64UrlText,
          })
          .readonly(),
      )
      .min(1)
      .readonly(),
  })
  .strict()
  .readonly();
export type PackageManifest = z.infer<typeof PackageManifest>;
