import { z } from 'zod';
import { Base64UrlText, StationId } from '../../basics/ids';

/** POST /sync/v1/provision: a one-time code turns a machine into a registered station. */
export const ProvisionRequest = z
  .object({
    protocolVersion: z.number().int().positive(),
    code: z.string().min(4).max(40),
    suite: z.enum(['A', 'B']),
    signPublicKey: Base64UrlText,
    boxPublicKey: Base64UrlText,
  })
  .strict()
  .readonly();
export type ProvisionRequest = z.infer<typeof ProvisionRequest>;

/** What the station pins from then on. `keyId`: first 16 hex digits of SHA-256(signPublicKey bytes). */
export const CentreIdentity = z
  .object({
    serverId: z.string().min(1).max(64),
    keyId: z.string().regex(/^[0-9a-f]{16}$/),
    signPublicKey: Base64UrlText,
    boxPublicKey: Base64UrlText,
  })
  .readonly();
export type CentreIdentity = z.infer<typeof CentreIdentity>;

export const ProvisionAnswer = z
  .object({ stationId: StationId, centre: CentreIdentity, serverTimeMs: z.number().int() })
  .readonly();
export type ProvisionAnswer = z.infer<typeof ProvisionAnswer>;
