import { z } from 'zod';

/** One frame of 640 by 480 takes about 60 KB; nothing that is larger than this is one. */
export const EVIDENCE_JPEG_MAX_BYTES = 400_000;

/** A JPEG file by its first and last bytes; nothing else gets through this door. */
export const EvidenceJpeg = z
  .instanceof(Uint8Array)
  .refine((bytes) => bytes.length <= EVIDENCE_JPEG_MAX_BYTES, 'too large')
  .refine(
    (bytes) =>
      bytes[0] === 0xff &&
      bytes[1] === 0xd8 &&
      bytes[2] === 0xff &&
      bytes.at(-2) === 0xff &&
      bytes.at(-1) === 0xd9,
    'not a JPEG',
  );
