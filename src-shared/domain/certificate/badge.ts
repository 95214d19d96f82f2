import { z } from 'zod';
import { LocalDate } from '../../basics/ids';
import { postName } from './post';
import type { CertificateClaim } from './verify-text';

const VC_CONTEXT = 'https://www.w3.org/ns/credentials/v2';
const BADGE_CONTEXT = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';

/**
 * The certificate as an Open Badges 3.0 credential, in the claims of a VC-JWT. It says what the QR code says and the
 * name; no document number, no photograph. `validUntil` is left out on purpose: whether it is good is told from the
 * ledger and the clock (CT-11), and `credentialStatus` names where the revoked ones are listed.
 */
export const Badge = z
  .object({
    '@context': z.tuple([z.literal(VC_CONTEXT), z.literal(BADGE_CONTEXT)]),
    id: z.string().url(),
    type: z.tuple([z.literal('VerifiableCredential'), z.literal('OpenBadgeCredential')]),
    name: z.string(),
    issuer: z
      .object({ id: z.string().url(), type: z.tuple([z.literal('Profile')]), name: z.string() })
      .strict(),
    validFrom: z.string(),
    credentialSubject: z
      .object({
        id: z.string(),
        type: z.tuple([z.literal('AchievementSubject')]),
        achievement: z
          .object({
            id: z.string().url(),
            type: z.tuple([z.literal('Achievement')]),
            humanCode: z.string(),
            name: z.string(),
            description: z.string(),
            criteria: z.object({ narrative: z.string() }).strict(),
          })
          .strict(),
      })
      .strict(),
    credentialStatus: z.object({ id: z.string().url(), type: z.literal('1EdTechRevocationList') }).strict(),
    /** Of VC-JWT (Open Badges 3.0, 8.2.2): issuer, id of the credential, subject, first second of validity. */
    iss: z.string(),
    jti: z.string(),
    sub: z.string(),
    nbf: z.number().int(),
  })
  .strict()
  .readonly();
export type Badge = z.infer<typeof Badge>;

export type BadgeFacts = {
  readonly claim: CertificateClaim;
  /** The centre's public address, without a slash at its end. */
  readonly centreUrl: string;
  readonly issuerName: string;
  readonly isDemonstration: boolean;
};

export function buildBadge({ claim, centreUrl, issuerName, isDemonstration }: BadgeFacts): Badge {
  const mark = isDemonstration ? '样例 · ' : '';
  const post = postName(claim.post);
  const id = `${centreUrl}/credentials/${encodeURIComponent(claim.number)}`;
  // The hash is keyed by the centre: it tells two people apart and nobody's number.
  const subject = `urn:certificate-holder:${claim.personHash}`;
  return {
    '@context': [VC_CONTEXT, BADGE_CONTEXT],
    id,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: `${mark}职业培训合格证 ${post}`,
    issuer: { id: centreUrl, type: ['Profile'], name: `${mark}${issuerName}` },
    validFrom: `${claim.issuedOn}T00:00:00+08:00`,
    credentialSubject: {
      id: subject,
      type: ['AchievementSubject'],
      achievement: {
        id: `${centreUrl}/achievements/${claim.post}`,
        type: ['Achievement'],
        humanCode: claim.post,
        name: `${mark}${post}`,
        description: `${mark}住房和城乡建设领域施工现场专业人员职业培训合格证：${post}`,
        criteria: { narrative: '按培训大纲完成培训，参加全国统一题库测试，成绩 60 分及以上。' },
      },
    },
    credentialStatus: { id: `${centreUrl}/api/credentials/revoked`, type: '1EdTechRevocationList' },
    iss: centreUrl,
    jti: id,
    sub: subject,
    nbf: Date.parse(`${claim.issuedOn}T00:00:00+08:00`) / 1000,
  };
}

/** Open Badges 3.0, 1EdTech revocation list: credentials that were taken back; whoever is not in it was not. */
export const RevocationList = z
  .object({
    id: z.string().url(),
    issuer: z.string().url(),
    revokedCredential: z.array(
      z
        .object({
          id: z.string().url(),
          revoked: z.literal(true),
          revocationReason: z.string(),
          on: LocalDate,
        })
        .strict(),
    ),
  })
  .strict();
export type RevocationList = z.infer<typeof RevocationList>;
