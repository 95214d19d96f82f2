import { fromBase64Url, toBase64Url } from '../src-shared/basics/bytes-text';
import { type CertificateClaim, certificateSigningText } from '../src-shared/domain/certificate/verify-text';
import type { CryptoSuite } from './suite';
import { utf8 } from './text';

/** The centre's signature over SHA-256 of a certificate's signing text (CT-9), base64url. */
export function signCertificate(
  suite: CryptoSuite,
  claim: CertificateClaim,
  centreSignPrivateKey: Uint8Array,
): string {
  return toBase64Url(suite.sign(centreSignPrivateKey, digestOf(suite, claim)));
}

/**
 * Whether the centre issued this certificate; needs no network. It says nothing of whether it is still good: whoever
 * shows this answer adds 状态未联网核实.
 */
export function isCertificateGenuine(
  suite: CryptoSuite,
  claim: CertificateClaim,
  signature: string,
  centreSignPublicKey: Uint8Array,
): boolean {
  const bytes = fromBase64Url(signature);
  return bytes !== undefined && suite.verify(centreSignPublicKey, digestOf(suite, claim), bytes);
}

function digestOf(suite: CryptoSuite, claim: CertificateClaim): Uint8Array {
  return suite.sha256(utf8(certificateSigningText(claim)));
}
