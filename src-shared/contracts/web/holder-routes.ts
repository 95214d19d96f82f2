import { z } from 'zod';
import { CertificateId } from '../../basics/ids';
import { CertificateKind } from '../../domain/certificate/certificate';
import { resultOf } from '../result-schema';
import { CertificateStatusView } from './hours';
import { nothing, type Route, roles } from './route';

const reason = z.string().trim().min(1).max(500);
const certificate = z.object({ certificateId: CertificateId, reason }).strict();

/** One entry of a person's ledger as the province may correct it (CE-11). */
export const LedgerLine = z
  .object({
    key: z.string(),
    certificateId: CertificateId,
    kind: z.enum(['hours', 'reversal', 'make-up-approval', 'reinstatement']),
    atMs: z.number().int(),
    courseId: z.string().optional(),
    tenths: z.number().int().optional(),
    isReversed: z.boolean(),
  })
  .strict();
export type LedgerLine = z.infer<typeof LedgerLine>;

export const HolderCertificate = z
  .object({
    certificateId: CertificateId,
    number: z.string(),
    postName: z.string(),
    kind: CertificateKind,
    issuedOn: z.string(),
    status: CertificateStatusView,
    decisions: z.array(
      z
        .object({
          kind: z.enum(['revoked', 'reinstated', 'cancelled']),
          reason: z.string(),
          atMs: z.number().int(),
        })
        .strict(),
    ),
  })
  .strict();
export type HolderCertificate = z.infer<typeof HolderCertificate>;

export const Holder = z
  .object({
    name: z.string(),
    maskedDocument: z.string(),
    isDemonstration: z.boolean(),
    certificates: z.array(HolderCertificate),
    ledger: z.array(LedgerLine),
  })
  .strict();
export type Holder = z.infer<typeof Holder>;

/** What the province decides about certificates and hours that are in the books already. */
export const holderRoutes = {
  /** By the whole number of a certificate or of a document; who looked is in the audit log. */
  findHolder: {
    method: 'POST',
    path: '/api/province/holders',
    access: roles('province'),
    body: z.object({ number: z.string().trim().min(4).max(40) }).strict(),
    answer: resultOf(Holder, z.object({ kind: z.literal('nobody') }).strict()),
  },
  revokeCertificate: {
    method: 'POST',
    path: '/api/province/certificates/revocation',
    access: roles('province'),
    body: certificate,
    answer: resultOf(
      nothing,
      z.object({ kind: z.enum(['no-such-certificate', 'revoked-already']) }).strict(),
    ),
  },
  reinstateCertificate: {
    method: 'POST',
    path: '/api/province/certificates/reinstatement',
    access: roles('province'),
    body: certificate,
    answer: resultOf(nothing, z.object({ kind: z.enum(['no-such-certificate', 'not-revoked']) }).strict()),
  },
  /** CE-12: a lapsed certificate lives again; the years through `throughLabel` count as settled. */
  reinstateYears: {
    method: 'POST',
    path: '/api/province/certificates/years',
    access: roles('province'),
    body: certificate.extend({ throughLabel: z.number().int().min(1990).max(2200) }).strict(),
    answer: resultOf(nothing, z.object({ kind: z.enum(['no-such-certificate', 'done-already']) }).strict()),
  },
  /** CE-11: an entry is never changed; another one takes it out of the count. */
  reverseHours: {
    method: 'POST',
    path: '/api/province/hours/reversal',
    access: roles('province'),
    body: z.object({ key: z.string().min(1).max(200), reason }).strict(),
    answer: resultOf(nothing, z.object({ kind: z.enum(['no-such-entry', 'reversed-already']) }).strict()),
  },
} as const satisfies Readonly<Record<string, Route>>;
