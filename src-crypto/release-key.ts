import { createPrivateKey } from 'node:crypto';
import type { KeyPair } from './suite';
import { privateKeyObject, publicKeyObject, rawPublicKey } from './suite-b-keys';

/**
 * The key that signs releases and updates, as PKCS#8 PEM: the form that `openssl genpkey -algorithm ed25519` writes.
 * Undefined when the text is no Ed25519 private key.
 */
export function readReleaseKey(pem: string): KeyPair | undefined {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType !== 'ed25519') return undefined;
    const der = key.export({ format: 'der', type: 'pkcs8' });
    return { privateKey: new Uint8Array(der.subarray(der.length - 32)), publicKey: rawPublicKey(key) };
  } catch {
    return undefined;
  }
}

export function releaseKeyPem(privateKey: Uint8Array): string {
  return privateKeyObject('ed25519', privateKey).export({ format: 'pem', type: 'pkcs8' }).toString();
}

/** The public half as SPKI PEM: what the system's own updater checks with. */
export function releasePublicPem(publicKey: Uint8Array): string {
  return publicKeyObject('ed25519', publicKey).export({ format: 'pem', type: 'spki' }).toString();
}
