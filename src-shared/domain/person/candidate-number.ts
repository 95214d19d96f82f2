import { err, ok, type Result } from '../../basics/result';
import { parseAdmissionNumber } from './admission-number';
import { checkResidentId, type DocumentType, normaliseNumber, type ResidentIdProblem } from './id-document';
import { documentKey, isHkMacaoPermit, isPassport, isTaiwanPermit } from './travel-document';

export type CandidateNumber =
  | { readonly kind: 'admission'; readonly admissionNo: string }
  /** `number` is the document's key (ID-13): compare it with `documentKey` of the roster's number. */
  | { readonly kind: 'document'; readonly type: DocumentType; readonly number: string };

export type CandidateNumberProblem =
  | 'empty'
  | ResidentIdProblem
  /** ID-12: void as a document since 2013; the person has an 18-character number. */
  | 'fifteen-digits';

/**
 * What a person typed to say who they are: an admission number (RM-2) or a document (ID-4 to ID-12), told apart by
 * their form alone. A long row of digits of a length that nothing has is taken for a mistyped citizen number, not for
 * a passport, because that is what it is at an examination. `todayIso`: YYYY-MM-DD in Asia/Shanghai.
 */
export function readCandidateNumber(
  text: string,
  todayIso: string,
): Result<CandidateNumber, CandidateNumberProblem> {
  const number = normaliseNumber(text);
  if (number === '') return err('empty');
  if (!/^[A-Z0-9]+$/.test(number)) return err('wrong-characters');
  if (/^\d{15}$/.test(number)) return err('fifteen-digits');
  if (/^\d{16}$/.test(number)) {
    if (parseAdmissionNumber(number) === undefined) return err('impossible-date');
    return ok({ kind: 'admission', admissionNo: number });
  }
  if (number.length === 18) {
    const checked = checkResidentId(number, todayIso);
    return checked.ok
      ? ok({ kind: 'document', type: checked.value.type, number: checked.value.number })
      : checked;
  }
  if (/^\d{10,}X?$/.test(number)) return err('wrong-length');
  const type = travelDocumentType(number);
  if (type === undefined) return err('wrong-length');
  return ok({ kind: 'document', type, number: documentKey(type, number) });
}

function travelDocumentType(number: string): DocumentType | undefined {
  if (isHkMacaoPermit(number)) return 'travel-permit-hk-macao';
  if (isTaiwanPermit(number)) return 'travel-permit-taiwan';
  return isPassport(number) ? 'passport' : undefined;
}
