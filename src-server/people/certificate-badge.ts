import { isNotNull, or } from 'drizzle-orm';
import { signBadge } from '../../src-crypto/badge-jwt';
import { LocalDate } from '../../src-shared/basics/ids';
import { err, ok, type Result } from '../../src-shared/basics/result';
import { buildBadge, type RevocationList } from '../../src-shared/domain/certificate/badge';
import { readClaimText } from '../../src-shared/domain/certificate/verify-text';
import type { Centre } from '../registry/centre';
import type { Database } from '../store/database';
import { certificates } from '../store/people-schema';
import type { CertificateFace } from './certificate-face';

type NoBadge = { readonly kind: 'no-such-certificate' | 'suite-has-no-badge' };

/** The badge that stands beside the PDF: the same claim as its QR code, signed by the same key (CT-9). */
export function certificateBadge(
  centre: Centre,
  face: CertificateFace | undefined,
  centreUrl: string,
): Result<{ readonly fileName: string; readonly jwt: string }, NoBadge> {
  const read =
    face === undefined ? undefined : readClaimText(face.qrText.slice(face.qrText.indexOf('#') + 1));
  if (face === undefined || read === undefined) return err({ kind: 'no-such-certificate' });
  const { issuer, isDemonstration } = face;
  const badge = buildBadge({
    claim: read.claim,
    centreUrl,
    issuerName: issuer || centreUrl,
    isDemonstration,
  });
  const jwt = signBadge(centre.suite, badge, centre.keys.sign.privateKey, centre.keys.keyId);
  if (jwt === undefined) return err({ kind: 'suite-has-no-badge' });
  return ok({ fileName: `${isDemonstration ? '样例-' : ''}${face.number}.jwt`, jwt });
}

/** 撤销 and 注销 (CT-11), by the ids that badges have. */
export async function revokedCredentials(
  database: Database,
  centreUrl: string,
  today: string,
): Promise<RevocationList> {
  const columns = {
    number: certificates.number,
    revokedOn: certificates.revokedOn,
    cancelledOn: certificates.cancelledOn,
  };
  const rows = await database
    .select(columns)
    .from(certificates)
    .where(or(isNotNull(certificates.revokedOn), isNotNull(certificates.cancelledOn)))
    .orderBy(certificates.number);
  return {
    id: `${centreUrl}/api/credentials/revoked`,
    issuer: centreUrl,
    revokedCredential: rows.flatMap(({ number, revokedOn, cancelledOn }) => {
      const on = revokedOn ?? cancelledOn;
      if (on === null || on > today) return [];
      return [
        {
          id: `${centreUrl}/credentials/${encodeURIComponent(number)}`,
          revoked: true as const,
          revocationReason: revokedOn === null ? '注销' : '撤销',
          on: LocalDate.parse(on),
        },
      ];
    }),
  };
}
