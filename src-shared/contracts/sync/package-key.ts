import { z } from 'zod';
import { Base64UrlText, PackageId, StationId } from '../../basics/ids';
import { Instant } from '../../basics/instant';

/** What a station signs when it asks for the passphrase of a package that it has a slot in (RM-4). */
export const PackageKeyAsk = z
  .object({ kind: z.literal('package-key'), stationId: StationId, packageId: PackageId, at: Instant })
  .strict()
  .readonly();
export type PackageKeyAsk = z.infer<typeof PackageKeyAsk>;

/** POST /sync/v1/package-keys. `signature`: the station's, over SHA-256 of the canonical JSON of the ask. */
export const PackageKeyRequest = z
  .object({ protocolVersion: z.number().int().positive(), ask: PackageKeyAsk, signature: Base64UrlText })
  .strict()
  .readonly();
export type PackageKeyRequest = z.infer<typeof PackageKeyRequest>;

/** 200, from the release time on. `sealed`: the passphrase, sealed to the station's box key for this package. */
export const PackageKeyAnswer = z
  .object({ sealed: Base64UrlText, serverTimeMs: z.number().int() })
  .readonly();
export type PackageKeyAnswer = z.infer<typeof PackageKeyAnswer>;
