import { fromBase64Url, toBase64Url } from '../src-shared/basics/bytes-text';
import { canonicalJson, type Json } from '../src-shared/basics/canonical-json';
import { type EvidenceClaim, evidenceClaimText } from '../src-shared/contracts/sync/evidence';
import type { StationState } from '../src-shared/contracts/sync/heartbeat';
import type { PackageKeyAsk } from '../src-shared/contracts/sync/package-key';
import type { CryptoSuite } from './suite';
import { utf8 } from './text';

/** What a station signs beside its records. Each text says what it is, so that none can stand for another. */
export function signState(suite: CryptoSuite, state: StationState, privateKey: Uint8Array): string {
  return sign(suite, canonicalJson(state as Json), privateKey);
}

export function verifyState(
  suite: CryptoSuite,
  state: StationState,
  signature: string,
  publicKey: Uint8Array,
): boolean {
  return verify(suite, canonicalJson(state as Json), signature, publicKey);
}

export function signAsk(suite: CryptoSuite, ask: PackageKeyAsk, privateKey: Uint8Array): string {
  return sign(suite, canonicalJson(ask as Json), privateKey);
}

export function verifyAsk(
  suite: CryptoSuite,
  ask: PackageKeyAsk,
  signature: string,
  publicKey: Uint8Array,
): boolean {
  return verify(suite, canonicalJson(ask as Json), signature, publicKey);
}

export function signClaim(
  suite: CryptoSuite,
  claim: Omit<EvidenceClaim, 'signature'>,
  privateKey: Uint8Array,
): string {
  return sign(suite, evidenceClaimText(claim), privateKey);
}

export function verifyClaim(suite: CryptoSuite, claim: EvidenceClaim, publicKey: Uint8Array): boolean {
  return verify(suite, evidenceClaimText(claim), claim.signature, publicKey);
}

function sign(suite: CryptoSuite, text: string, privateKey: Uint8Array): string {
  return toBase64Url(suite.sign(privateKey, suite.sha256(utf8(text))));
}

function verify(suite: CryptoSuite, text: string, signature: string, publicKey: Uint8Array): boolean {
  const bytes = fromBase64Url(signature);
  return bytes !== undefined && suite.verify(publicKey, suite.sha256(utf8(text)), bytes);
}
