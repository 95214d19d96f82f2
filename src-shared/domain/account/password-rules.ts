import { err, ok, type Result } from '../../basics/result';
import { normaliseNumber } from '../person/id-document';

export type PasswordFault =
  | 'too-short'
  | 'too-long'
  | 'too-few-kinds'
  | 'is-phone'
  | 'is-document'
  | 'was-used-before';

/**
 * ID-21: 8 to 64 characters of at least three of four kinds; not the telephone number, not the document number or its
 * last 6 or 8, not one of the last five. `wasUsedBefore` is asked of the stored verifiers. All faults at once, so that
 * a person mends them in one go.
 */
export function checkNewPassword(
  password: string,
  person: { readonly phone: string; readonly documentNumber: string },
  wasUsedBefore: boolean,
): Result<void, readonly PasswordFault[]> {
  const faults: PasswordFault[] = [];
  const length = [...password].length;
  if (length < 8) faults.push('too-short');
  if (length > 64) faults.push('too-long');
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u];
  if (kinds.filter((kind) => kind.test(password)).length < 3) faults.push('too-few-kinds');
  const plain = normaliseNumber(password);
  const document = normaliseNumber(person.documentNumber);
  if (plain === normaliseNumber(person.phone)) faults.push('is-phone');
  if ([document, document.slice(-6), document.slice(-8)].includes(plain)) faults.push('is-document');
  if (wasUsedBefore) faults.push('was-used-before');
  return faults.length === 0 ? ok(undefined) : err(faults);
}
