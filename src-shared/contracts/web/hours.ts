import { z } from 'zod';
import { CertificateId, LocalDate } from '../../basics/ids';
import { CertificateKind } from '../../domain/certificate/certificate';
import { CoursePart } from '../../domain/hours/hours-ledger';

/** CT-11 with the dates a page needs. */
export const CertificateStatusView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('VALID') }).strict(),
  z.object({ kind: z.literal('VALID_OVERDUE'), labels: z.array(z.number().int()).readonly() }).strict(),
  z.object({ kind: z.literal('LAPSED'), since: z.string(), label: z.number().int() }).strict(),
  z.object({ kind: z.literal('EXCHANGED') }).strict(),
  z.object({ kind: z.literal('NOT_QUERYABLE') }).strict(),
  z.object({ kind: z.literal('REVOKED'), on: z.string() }).strict(),
  z.object({ kind: z.literal('CANCELLED'), on: z.string() }).strict(),
]);
export type CertificateStatusView = z.infer<typeof CertificateStatusView>;

/** One cycle year; all amounts in tenths of a 学时. The window's dates always stand beside the 年度 (CE-2). */
export const YearView = z
  .object({
    label: z.number().int(),
    from: LocalDate,
    to: LocalDate,
    own: z.number().int(),
    makeUp: z.number().int(),
    shared: z.number().int(),
    pending: z.number().int(),
    counted: z.number().int(),
    missingTenths: z.number().int(),
    state: z.enum(['NOT_OPEN', 'OPEN', 'DONE', 'DONE_MAKEUP', 'MAKEUP_OPEN', 'MISSED', 'REINSTATED']),
    /** Last day on which a missing year can still be made up (CE-4r). */
    makeUpThrough: LocalDate,
  })
  .strict();
export type YearView = z.infer<typeof YearView>;

/** Where one entry went, and why (CE-0 to CE-13). */
export const OutcomeView = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('credited'),
      label: z.number().int(),
      tenths: z.number().int(),
      isMakeUp: z.boolean(),
    })
    .strict(),
  z.object({ kind: z.literal('ahead'), firstWindowFrom: z.string() }).strict(),
  z.object({ kind: z.literal('pending-approval'), label: z.number().int() }).strict(),
  z
    .object({
      kind: z.literal('make-up-out-of-window'),
      label: z.number().int(),
      from: z.string(),
      to: z.string(),
    })
    .strict(),
  z.object({ kind: z.literal('no-such-year'), label: z.number().int() }).strict(),
  z.object({ kind: z.literal('reversed') }).strict(),
  z.object({ kind: z.literal('over-daily-cap') }).strict(),
  z.object({ kind: z.literal('unknown-certificate') }).strict(),
]);
export type OutcomeView = z.infer<typeof OutcomeView>;

export const EntryView = z
  .object({
    key: z.string(),
    certificateId: CertificateId,
    atMs: z.number().int(),
    courseId: z.string(),
    part: CoursePart,
    tenths: z.number().int(),
    makeUpFor: z.number().int().optional(),
    outcome: OutcomeView,
  })
  .strict();
export type EntryView = z.infer<typeof EntryView>;

export const CertificateView = z
  .object({
    certificateId: CertificateId,
    kind: CertificateKind,
    postName: z.string(),
    number: z.string(),
    issuedOn: LocalDate,
    dutyFrom: LocalDate,
    status: CertificateStatusView,
    /** Absent where no duty runs: a paper certificate, a revoked one. */
    validThrough: LocalDate.optional(),
    years: z.array(YearView),
    /** Of a paper certificate: whether 【证书更新】 can still be asked for, and if not, why (CT-3). */
    exchange: z
      .discriminatedUnion('kind', [
        z.object({ kind: z.literal('may-exchange') }).strict(),
        z.object({ kind: z.literal('already-exchanged') }).strict(),
        z.object({ kind: z.literal('closed'), closedAtMs: z.number().int() }).strict(),
        z
          .object({
            kind: z.literal('not-enough-hours'),
            tenths: z.number().int(),
            requiredTenths: z.number().int(),
          })
          .strict(),
        z.object({ kind: z.literal('not-valid') }).strict(),
      ])
      .optional(),
  })
  .strict();
export type CertificateView = z.infer<typeof CertificateView>;

/** A person's certificates, years and entries on one day. */
export const HoursOverview = z
  .object({
    asOf: LocalDate,
    requiredTenths: z.number().int(),
    certificates: z.array(CertificateView),
    entries: z.array(EntryView),
  })
  .strict();
export type HoursOverview = z.infer<typeof HoursOverview>;
