import { type DocumentType, normaliseNumber } from './id-document';

/** ID-9: H or M and 8 digits, which are the holder's for life, then 2 digits that count re-issues on the long form. */
export function isHkMacaoPermit(number: string): boolean {
  return /^[HM]\d{8}(\d{2})?$/.test(number);
}

/** ID-10: the current form; the older ones are for import only. */
export function isTaiwanPermit(number: string): boolean {
  return /^\d{8}$/.test(number);
}

/**
 * ID-11. With `issuingCountry` CHN the shape of a Chinese passport is asked for as well: E and 8 digits, E with a
 * letter (not I, not O) and 7 digits, or G and 8 digits.
 */
export function isPassport(number: string, issuingCountry?: string): boolean {
  if (!/^[A-Z0-9]{5,17}$/.test(number)) return false;
  return issuingCountry !== 'CHN' || /^(E\d{8}|E[A-HJ-NP-Z]\d{7}|G\d{8})$/.test(number);
}

/**
 * The form of a number under which the same document is always found (ID-13): normalised, and without the re-issue
 * count of a Hong Kong or Macao permit (ID-9).
 */
export function documentKey(type: DocumentType, number: string): string {
  const plain = normaliseNumber(number);
  return type === 'travel-permit-hk-macao' ? plain.slice(0, 9) : plain;
}

/** Whether two documents are the same one (ID-13): the same kind and the same key. */
export function isSameDocument(
  one: { readonly type: string; readonly number: string },
  other: { readonly type: DocumentType; readonly number: string },
): boolean {
  return (
    one.type === other.type && documentKey(other.type, one.number) === documentKey(other.type, other.number)
  );
}
