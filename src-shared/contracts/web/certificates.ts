import { z } from 'zod';
import { PersonId } from '../../basics/ids';
import { PhotoFinding } from '../../domain/person/photo-check';
import { CertificateStatusView } from './hours';

/** PH-3 to PH-5, in the words of the rules. */
export const PhotoProblem = z.enum([
  'PHOTO_LOCKED_TEST_RECORD',
  'PHOTO_LOCKED_CERTIFICATE',
  'PHOTO_IN_OPEN_PACKAGE',
  'PHOTO_BY_INSTITUTION_ONLY',
  'PHOTO_OTHER_INSTITUTION',
  'not-a-jpeg',
  'wrong-size',
  'too-small',
  'too-large',
  /** PH-6: the ground is far from white. */
  'not-white',
  /** PH-6: no face, several, or one that the comparison can't use; `findings` say which. */
  'face-fault',
  'not-yours',
]);
export type PhotoProblem = z.infer<typeof PhotoProblem>;

/** Why a photograph was not taken; of a check that failed with everything that was measured. */
export const PhotoRefused = z
  .object({ kind: PhotoProblem, findings: z.array(PhotoFinding).optional() })
  .strict();

export type PhotoRefused = z.infer<typeof PhotoRefused>;

/** JPEG of 295 × 413, base64; the page scales before it sends. */
export const PhotoUpload = z
  .string()
  .max(300_000)
  .regex(/^[A-Za-z0-9+/]+={0,2}$/);

export const MyPhoto = z
  .object({
    jpegBase64: z.string().optional(),
    /** Absent when it may be replaced; else why not. */
    lockedBecause: PhotoProblem.optional(),
    verdict: z.enum(['review', 'pass']).optional(),
    /** What the automatic check came to when it was given; `not-checked`: no face was looked for (PH-6). */
    automatic: z.enum(['pass', 'review', 'not-checked']).optional(),
    findings: z.array(PhotoFinding),
  })
  .strict();

/** A trainee's photograph as the institution looks at it, beside person and document. */
export const TraineePhoto = MyPhoto.extend({ version: z.number().int().optional() }).strict();
export type TraineePhoto = z.infer<typeof TraineePhoto>;

export const IssueProblem = z.enum([
  'no-such-enrolment',
  'TRAINING_NOT_COMPLETED',
  'NO_VALID_TEST',
  'BELOW_PASS_MARK',
  'SCORE_DISPUTED',
  'RESULT_HELD',
  'NO_PHOTO',
  'HAS_CERTIFICATE',
]);
export type IssueProblem = z.infer<typeof IssueProblem>;

/** What a QR code of a certificate comes to, asked online (CT-9). */
export const VerifiedCertificate = z
  .object({
    number: z.string(),
    postName: z.string(),
    issuedOn: z.string(),
    maskedName: z.string(),
    status: CertificateStatusView,
    isDemonstration: z.boolean(),
  })
  .strict();
export type VerifiedCertificate = z.infer<typeof VerifiedCertificate>;

/** One line of the province's list: who is trained and tested and has no certificate yet. */
export const IssueCandidate = z
  .object({
    enrolmentId: z.string(),
    personId: PersonId,
    name: z.string(),
    maskedDocument: z.string(),
    postName: z.string(),
    institution: z.string(),
    confirmedTotal: z.number().int().optional(),
    problem: IssueProblem.optional(),
  })
  .strict();
export type IssueCandidate = z.infer<typeof IssueCandidate>;
