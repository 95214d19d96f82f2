import { z } from 'zod';
import { LocalDate, PackageId, SessionId, Sha256Hex } from '../../basics/ids';

/**
 * GET /sync/v1/stations/:stationId/packages: what the centre has for a station; sealed, so the list needs no secret.
 * GET /sync/v1/packages/:packageId: the file, `application/octet-stream`, with Range and ETag = sha256.
 */
export const PackageListing = z
  .object({
    packages: z
      .array(
        z
          .object({
            packageId: PackageId,
            sessionId: SessionId,
            sessionDate: LocalDate,
            bytes: z.number().int().positive(),
            sha256: Sha256Hex,
          })
          .readonly(),
      )
      .readonly(),
    serverTimeMs: z.number().int(),
  })
  .readonly();
export type PackageListing = z.infer<typeof PackageListing>;
