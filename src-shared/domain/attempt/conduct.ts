import { z } from 'zod';
import { Sha256Hex, StaffId } from '../../basics/ids';
import { Instant } from '../../basics/instant';

/**
 * RM-13: `violation` 违纪, `serious` 严重违纪, `grave` 特别严重, `disorder` 扰乱秩序. A proposal with two signatures;
 * the authority at the centre decides, and until then the station says 待处理.
 */
export const ConductLevel = z.enum(['violation', 'serious', 'grave', 'disorder']);
export type ConductLevel = z.infer<typeof ConductLevel>;

export const ConductMark = z
  .object({
    at: Instant,
    level: ConductLevel,
    note: z.string().min(1).max(500),
    by: z.tuple([StaffId, StaffId]).readonly(),
    evidence: z.array(Sha256Hex).max(20).readonly(),
  })
  .strict()
  .readonly();
export type ConductMark = z.infer<typeof ConductMark>;
