import { fromBase64Url, toBase64Url } from '../src-shared/basics/bytes-text';
import { openBox, sealBox } from './sealed-box';
import type { CryptoSuite, KeyPair } from './suite';
import { fromUtf8, utf8 } from './text';

/** Who may open a sealed passphrase: the centre that keeps it until its time, or one station when that has come. */
export type PassphraseFor =
  | { readonly kind: 'centre'; readonly packageId: string }
  | { readonly kind: 'station'; readonly packageId: string; readonly stationId: string };

export function sealPassphrase(
  suite: CryptoSuite,
  boxPublicKey: Uint8Array,
  passphrase: string,
  reader: PassphraseFor,
): string {
  return toBase64Url(sealBox(suite, boxPublicKey, utf8(passphrase), contextOf(reader)));
}

/** Undefined when it was sealed to somebody else, for another package, or changed. */
export function openPassphrase(
  suite: CryptoSuite,
  boxKeys: KeyPair,
  sealed: string,
  reader: PassphraseFor,
): string | undefined {
  const bytes = fromBase64Url(sealed);
  const clear = bytes && openBox(suite, boxKeys, bytes, contextOf(reader));
  return clear && fromUtf8(clear);
}

function contextOf(reader: PassphraseFor): string {
  return reader.kind === 'centre'
    ? `package-passphrase|centre|${reader.packageId}`
    : `package-passphrase|station|${reader.packageId}|${reader.stationId}`;
}
