import { createHash, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { err, ok, type Result } from '../../src-shared/basics/result';

export type AddressProblem =
  | { readonly kind: 'certificate-unreadable'; readonly file: string }
  /** A pin belongs to an address with TLS; without one nobody could type it. */
  | { readonly kind: 'certificate-without-address' };

/**
 * What a station is given as the centre's address, with the pin of the certificate that it meets there: SHA-256 of the
 * public key (SPKI, DER). The key's, because a certificate that is renewed for the same key keeps it. Undefined when no
 * certificate is named: stations then ask the system's list of authorities.
 */
export async function stationAddressOf(config: {
  readonly publicUrl: string | undefined;
  readonly certificatePath: string | undefined;
}): Promise<Result<string | undefined, AddressProblem>> {
  const { certificatePath, publicUrl } = config;
  if (certificatePath === undefined) return ok(undefined);
  if (publicUrl === undefined || !publicUrl.startsWith('https://')) {
    return err({ kind: 'certificate-without-address' });
  }
  try {
    const { publicKey } = new X509Certificate(await readFile(certificatePath));
    const pin = createHash('sha256').update(publicKey.export({ type: 'spki', format: 'der' }));
    return ok(`${new URL(publicUrl).origin}#sha256=${pin.digest('hex')}`);
  } catch {
    return err({ kind: 'certificate-unreadable', file: certificatePath });
  }
}
