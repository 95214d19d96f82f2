import { z } from 'zod';
import { CertificateId, InstitutionId } from '../../basics/ids';
import { RevocationList } from '../../domain/certificate/badge';
import { PostCode } from '../../domain/certificate/post';
import { CoursePart, Tenths } from '../../domain/hours/hours-ledger';
import { resultOf } from '../result-schema';
import { accountRoutes } from './account-routes';
import * as query from './certificate-query';
import * as certificate from './certificates';
import * as enrolment from './enrolments';
import { evidenceRoutes } from './evidence-routes';
import { handInRoutes } from './hand-in-routes';
import { holderRoutes } from './holder-routes';
import { HoursOverview } from './hours';
import { itemRoutes } from './item-routes';
import { myTestRoutes } from './my-tests';
import { officeRoutes } from './office-routes';
import { packageRoutes } from './package-routes';
import { recoveryRoutes } from './recovery-routes';
import { RefusedHours } from './refused-hours';
import { reportingRoutes } from './reporting-routes';
import { resultRoutes } from './result-routes';
import { anyone, nothing, type Route, roles } from './route';
import { staffCodeRoutes } from './staff-code-routes';
import { trainingRoutes } from './training-routes';
import { watchRoutes } from './watch-routes';

/** Every door between a page and the centre: name -> method, path, who may, body and answer. Both sides parse. */
export const webRoutes = {
  ...accountRoutes,
  /** What would have gone out by telephone: the embedded default has no line, and says so. */
  outbox: {
    method: 'GET',
    path: '/api/outbox',
    access: roles('security'),
    body: nothing,
    answer: z
      .object({
        messages: z.array(
          z.object({ toMasked: z.string(), text: z.string(), atMs: z.number().int() }).strict(),
        ),
      })
      .strict(),
  },
  /** 操作手册 (S3.2). */
  personManual: {
    method: 'GET',
    path: '/api/manual',
    access: anyone,
    body: nothing,
    answer: z.object({ fileName: z.string(), pdfBase64: z.string() }).strict(),
  },
  institutions: {
    method: 'POST',
    path: '/api/institutions/search',
    access: anyone,
    body: z.object({ provinceCode: z.string().regex(/^\d{2}$/) }).strict(),
    answer: z.object({ institutions: z.array(enrolment.InstitutionView) }).strict(),
  },
  myEnrolments: {
    method: 'GET',
    path: '/api/me/enrolments',
    access: roles('person'),
    body: nothing,
    answer: z.object({ enrolments: z.array(enrolment.EnrolmentView) }).strict(),
  },
  enrol: {
    method: 'POST',
    path: '/api/me/enrolments',
    access: roles('person'),
    body: z.object({ institutionId: InstitutionId, post: PostCode }).strict(),
    answer: resultOf(nothing, enrolment.EnrolProblem),
  },
  withdraw: {
    method: 'POST',
    path: '/api/me/enrolments/withdraw',
    access: roles('person'),
    body: z.object({ enrolmentId: z.string().max(64) }).strict(),
    answer: resultOf(nothing, enrolment.EnrolmentActionProblem),
  },
  myHours: {
    method: 'GET',
    path: '/api/me/hours',
    access: roles('person'),
    body: nothing,
    answer: HoursOverview.extend({ refused: z.array(RefusedHours) }).strict(),
  },
  /** 【证书更新】 (CT-2, CT-3); asked twice it gives the same certificate. */
  exchange: {
    method: 'POST',
    path: '/api/me/certificates/exchange',
    access: roles('person'),
    body: z.object({ certificateId: CertificateId }).strict(),
    answer: resultOf(
      z.object({ number: z.string() }).strict(),
      z
        .object({
          kind: z.enum(['no-such-certificate', 'closed', 'not-enough-hours', 'not-valid', 'not-paper']),
        })
        .strict(),
    ),
  },
  myPhoto: {
    method: 'GET',
    path: '/api/me/photo',
    access: roles('person'),
    body: nothing,
    answer: certificate.MyPhoto,
  },
  uploadPhoto: {
    method: 'POST',
    path: '/api/me/photo',
    access: roles('person'),
    body: z.object({ jpegBase64: certificate.PhotoUpload }).strict(),
    answer: resultOf(nothing, certificate.PhotoRefused),
  },
  /** The PDF of one of the person's own electronic certificates (CT-6). */
  certificatePdf: {
    method: 'POST',
    path: '/api/me/certificates/pdf',
    access: roles('person'),
    body: z.object({ certificateId: CertificateId }).strict(),
    answer: resultOf(
      z.object({ fileName: z.string(), pdfBase64: z.string() }).strict(),
      z.object({ kind: z.literal('no-such-certificate') }).strict(),
    ),
  },
  /** The same certificate as an Open Badges 3.0 credential, a VC-JWT. A centre of another suite than B has none. */
  certificateBadge: {
    method: 'POST',
    path: '/api/me/certificates/badge',
    access: roles('person'),
    body: z.object({ certificateId: CertificateId }).strict(),
    answer: resultOf(
      z.object({ fileName: z.string(), jwt: z.string() }).strict(),
      z.object({ kind: z.enum(['no-such-certificate', 'suite-has-no-badge']) }).strict(),
    ),
  },
  /** What a reader of badges asks: the credentials that were taken back. Numbers and days, nobody's name. */
  revokedCredentials: {
    method: 'GET',
    path: '/api/credentials/revoked',
    access: anyone,
    body: nothing,
    answer: RevocationList,
  },
  verifyCertificate: {
    method: 'POST',
    path: '/api/verify',
    access: anyone,
    body: z.object({ text: z.string().max(400) }).strict(),
    answer: resultOf(certificate.VerifiedCertificate, z.object({ kind: z.literal('not-genuine') }).strict()),
  },
  /** PH-3: the institution that has the person replaces the photograph, while that is allowed. */
  replaceTraineePhoto: {
    method: 'POST',
    path: '/api/institution/photo',
    access: roles('institution'),
    body: z.object({ enrolmentId: z.string().max(64), jpegBase64: certificate.PhotoUpload }).strict(),
    answer: resultOf(nothing, certificate.PhotoRefused),
  },
  traineePhoto: {
    method: 'POST',
    path: '/api/institution/photo/one',
    access: roles('institution'),
    body: z.object({ enrolmentId: z.string().max(64) }).strict(),
    answer: resultOf(certificate.TraineePhoto, z.object({ kind: z.literal('not-yours') }).strict()),
  },
  /** PH-6: the institution decides what the automatic check leaves open; of the version it looked at. */
  acceptPhoto: {
    method: 'POST',
    path: '/api/institution/photo/acceptance',
    access: roles('institution'),
    body: z.object({ enrolmentId: z.string().max(64), version: z.number().int() }).strict(),
    answer: resultOf(nothing, z.object({ kind: z.enum(['not-yours', 'another-photo']) }).strict()),
  },
  issueCandidates: {
    method: 'GET',
    path: '/api/province/certificates',
    access: roles('province'),
    body: nothing,
    answer: z.object({ candidates: z.array(certificate.IssueCandidate) }).strict(),
  },
  issueCertificate: {
    method: 'POST',
    path: '/api/province/certificates',
    access: roles('province'),
    body: z.object({ enrolmentId: z.string().max(64) }).strict(),
    answer: resultOf(
      z.object({ number: z.string() }).strict(),
      z.object({ kind: certificate.IssueProblem }).strict(),
    ),
  },
  trainees: {
    method: 'GET',
    path: '/api/institution/trainees',
    access: roles('institution'),
    body: nothing,
    answer: z.object({ trainees: z.array(enrolment.TraineeView) }).strict(),
  },
  moveEnrolment: {
    method: 'POST',
    path: '/api/institution/enrolments',
    access: roles('institution'),
    body: z.object({ enrolmentId: z.string().max(64), action: enrolment.EnrolmentAction }).strict(),
    answer: resultOf(nothing, enrolment.EnrolmentActionProblem),
  },
  /** 现场报名 (EN-2): the person stands there with documents, so the enrolment is confirmed at once. */
  enrolOnSite: {
    method: 'POST',
    path: '/api/institution/enrolments/on-site',
    access: roles('institution'),
    body: z
      .object({
        name: z.string().max(100),
        document: z.string().max(100),
        post: PostCode,
        documentsReviewed: z.literal(true),
      })
      .strict(),
    answer: resultOf(nothing, enrolment.OnSiteProblem),
  },
  /** CE-11: class hours of one of the institution's own people; the key makes a second sending harmless. */
  recordHours: {
    method: 'POST',
    path: '/api/institution/hours',
    access: roles('institution'),
    body: z
      .object({
        enrolmentId: z.string().max(64),
        certificateId: CertificateId,
        key: z.string().min(8).max(100),
        courseId: z.string().min(1).max(64),
        part: CoursePart,
        tenths: Tenths,
        atMs: z.number().int(),
        makeUpFor: z.number().int().optional(),
      })
      .strict(),
    answer: resultOf(
      z.object({ isNew: z.boolean() }).strict(),
      z.object({ kind: z.enum(['not-yours', 'in-the-future', 'key-taken']) }).strict(),
    ),
  },
  approveMakeUp: {
    method: 'POST',
    path: '/api/institution/make-up',
    access: roles('institution'),
    body: z
      .object({
        enrolmentId: z.string().max(64),
        certificateId: CertificateId,
        label: z.number().int().min(1990).max(2200),
        reason: z.string().trim().min(1).max(500),
      })
      .strict(),
    answer: resultOf(nothing, z.object({ kind: z.enum(['not-yours']) }).strict()),
  },
  proofChallenge: {
    method: 'GET',
    path: '/api/query/challenge',
    access: anyone,
    body: nothing,
    answer: query.ProofChallenge,
  },
  queryCertificate: {
    method: 'POST',
    path: '/api/query/certificate',
    access: anyone,
    body: query.CertificateQuery,
    answer: resultOf(z.object({ found: z.array(query.CertificateFound) }).strict(), query.QueryProblem),
  },
  ...officeRoutes,
  ...resultRoutes,
  ...watchRoutes,
  ...packageRoutes,
  ...holderRoutes,
  ...trainingRoutes,
  ...myTestRoutes,
  ...recoveryRoutes,
  ...reportingRoutes,
  ...evidenceRoutes,
  ...itemRoutes,
  ...handInRoutes,
  ...staffCodeRoutes,
} as const satisfies Readonly<Record<string, Route>>;

export type WebRouteName = keyof typeof webRoutes;
export type WebBody<N extends WebRouteName> = z.infer<(typeof webRoutes)[N]['body']>;
export type WebAnswer<N extends WebRouteName> = z.infer<(typeof webRoutes)[N]['answer']>;

/** A page sends this with everything that changes something: no form of another site can (LW-7). */
export const WEB_REQUEST_HEADER = 'x-exam-centre';
