import { z } from 'zod';
import { Base64UrlText, Sha256Hex, StationId } from '../../basics/ids';

/** Of one sealed photograph or page; of what one request carries of it. */
export const EVIDENCE_MAX_BYTES = 4 * 1024 * 1024;
export const EVIDENCE_CHUNK_MAX_BYTES = 256 * 1024;

/**
 * Evidence travels after the records, sealed to the centre and named by the SHA-256 of its sealed bytes.
 *   HEAD /sync/v1/evidence/:sha256   how much of it the centre has: header `upload-offset`
 *   PUT  /sync/v1/evidence/:sha256   the bytes from `upload-offset` on, `application/octet-stream`
 * Both carry the claim in headers, so that a body is only ever the bytes themselves. A PUT whose offset is not where
 * the centre stands is answered 409 with the centre's offset and stores nothing; cut anywhere, it is taken up there.
 */
export const EvidenceClaim = z
  .object({
    stationId: StationId,
    sha256: Sha256Hex,
    /** Of the whole piece. */
    bytes: z.coerce.number().int().min(1).max(EVIDENCE_MAX_BYTES),
    /** The station's, over SHA-256 of `evidenceClaimText`: nobody else can fill the centre's disk. */
    signature: Base64UrlText,
  })
  .strict()
  .readonly();
export type EvidenceClaim = z.infer<typeof EvidenceClaim>;

export const EVIDENCE_HEADERS = {
  stationId: 'x-station',
  bytes: 'x-evidence-bytes',
  signature: 'x-evidence-signature',
  offset: 'upload-offset',
} as const;

/** What a station signs for one piece. */
export function evidenceClaimText(claim: {
  readonly stationId: string;
  readonly sha256: string;
  readonly bytes: number;
}): string {
  return `evidence|${claim.stationId}|${claim.sha256}|${claim.bytes}`;
}

/** 200 (whole, its hash is right) or 202 (more to come), and 409 (start again from `offset`). */
export const EvidenceAnswer = z
  .object({ sha256: Sha256Hex, offset: z.number().int().nonnegative(), isWhole: z.boolean() })
  .readonly();
export type EvidenceAnswer = z.infer<typeof EvidenceAnswer>;
