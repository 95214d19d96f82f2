import { z } from 'zod';
import { CertificateId, LocalDate, StaffId } from '../../basics/ids';

/** Hours are whole tenths of a 学时 (G-4): 320 is the 32 hours of a year. */
export const Tenths = z.number().int().positive().max(10_000);

/** 公共基础 may serve several certificates (CE-9), 专业 never; `unsplit` is a course that does not say. */
export const CoursePart = z.enum(['public', 'professional', 'unsplit']);
export type CoursePart = z.infer<typeof CoursePart>;

/** One idempotency key, one entry, however often it arrives (CE-11): station, session, person, course, number. */
const key = z.string().min(1).max(200);
const header = { key, certificateId: CertificateId, atMs: z.number().int() };

/**
 * What stands in one person's ledger, over all certificates. Entries are appended and never changed; an error is put
 * right by a `reversal` (CE-11). `atMs` of hours is the credit moment: study and quiz both done, by the station's
 * trusted clock, whenever it was uploaded (CE-10).
 */
export const HoursEntry = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('hours'),
      ...header,
      courseId: z.string().min(1).max(64),
      part: CoursePart,
      tenths: Tenths,
      /** 年度 that is made up for (CE-4r), said at enrolment; absent for regular study. */
      makeUpFor: z.number().int().min(1990).max(2200).optional(),
      /** Of hours from a station: in which session, and from when to when the person was there. UTC ms. */
      span: z
        .object({ sessionId: z.string().min(1).max(64), fromMs: z.number().int(), toMs: z.number().int() })
        .strict()
        .readonly()
        .optional(),
    })
    .strict()
    .readonly(),
  /** Takes the entry with key `reverses` out of the count. */
  z
    .object({
      kind: z.literal('reversal'),
      ...header,
      reverses: key,
      reason: z.string().min(1).max(500),
      by: StaffId,
    })
    .strict()
    .readonly(),
  /** CE-4r: without it, make-up hours wait. */
  z
    .object({
      kind: z.literal('make-up-approval'),
      ...header,
      label: z.number().int(),
      reason: z.string().min(1).max(500),
      by: StaffId,
      approvedOn: LocalDate,
    })
    .strict()
    .readonly(),
  /** CE-12: the province lets a lapsed certificate live again; years up to `throughLabel` count as settled. */
  z
    .object({
      kind: z.literal('reinstatement'),
      ...header,
      throughLabel: z.number().int(),
      reason: z.string().min(1).max(500),
      by: StaffId,
    })
    .strict()
    .readonly(),
]);
export type HoursEntry = z.infer<typeof HoursEntry>;
export type HoursEntryOf<K extends HoursEntry['kind']> = Extract<HoursEntry, { readonly kind: K }>;
