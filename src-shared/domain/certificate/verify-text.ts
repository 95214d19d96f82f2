import { canonicalJson } from '../../basics/canonical-json';
import type { Sha256Hex } from '../../basics/ids';
import type { PostCode } from './post';

/**
 * The text that a certificate's QR code signs (CT-9): number, hash of the person (never the document number itself),
 * post and issue date. A signature over it says that it was issued, not that it is still good.
 */
export function certificateSigningText(certificate: {
  readonly number: string;
  readonly personHash: Sha256Hex;
  readonly post: PostCode;
  readonly issuedOn: string;
}): string {
  const { number, personHash, post, issuedOn } = certificate;
  return canonicalJson({ purpose: 'exam-certificate-1', number, personHash, post, issuedOn });
}
