import { z } from 'zod';
import { canonicalJson } from '../../basics/canonical-json';
import { LocalDate, Sha256Hex } from '../../basics/ids';
import { CertificateNumber } from './certificate';
import { PostCode } from './post';

/**
 * What a certificate's QR code claims (CT-9). `personHash` is keyed by the centre, so that a document number can't be
 * guessed from it.
 */
export const CertificateClaim = z
  .object({ number: CertificateNumber, personHash: Sha256Hex, post: PostCode, issuedOn: LocalDate })
  .strict()
  .readonly();
export type CertificateClaim = z.infer<typeof CertificateClaim>;

/** The text that is signed. A signature over it says that the certificate was issued, not that it is still good. */
export function certificateSigningText(claim: CertificateClaim): string {
  const { number, personHash, post, issuedOn } = claim;
  return canonicalJson({ purpose: 'exam-certificate-1', number, personHash, post, issuedOn });
}

/** The claim and its signature as one short text for a QR code; what `readClaimText` reads. */
export function claimText(claim: CertificateClaim, signature: string): string {
  return [claim.number, claim.personHash, claim.post, claim.issuedOn, signature].join('~');
}

/** Undefined when the text is not of that form; a signature still has to be checked. */
export function readClaimText(
  text: string,
): { readonly claim: CertificateClaim; readonly signature: string } | undefined {
  const [number, personHash, post, issuedOn, signature, ...more] = text.split('~');
  const claim = CertificateClaim.safeParse({ number, personHash, post, issuedOn });
  if (!claim.success || signature === undefined || more.length > 0) return undefined;
  return { claim: claim.data, signature };
}
