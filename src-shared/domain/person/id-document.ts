import { z } from 'zod';
import { err, ok, type Result } from '../../basics/result';
import { calendarDate, wholeYears } from './calendar-date';

/** The documents a person may be known by (ID-4, ID-7 to ID-11). */
export const DocumentType = z.enum([
  /** 居民身份证 */
  'resident-id',
  /** 港澳台居民居住证 */
  'residence-hmt',
  /** 外国人永久居留身份证 */
  'foreign-permanent-resident',
  /** 港澳居民来往内地通行证 */
  'travel-permit-hk-macao',
  /** 台湾居民来往大陆通行证 */
  'travel-permit-taiwan',
  /** 护照 */
  'passport',
]);
export type DocumentType = z.infer<typeof DocumentType>;

export type ResidentIdProblem =
  | 'wrong-length'
  | 'wrong-characters'
  | 'unknown-region'
  | 'impossible-date'
  | 'wrong-check-digit';

export type ResidentId = {
  readonly type: Extract<DocumentType, 'resident-id' | 'residence-hmt' | 'foreign-permanent-resident'>;
  /** 18 characters, the check character in upper case. */
  readonly number: string;
  readonly birthDate: string;
  readonly sex: 'male' | 'female';
  /** ID-5: under 16 or over 100; enrolment warns, nothing is refused. */
  readonly isAgeUnusual: boolean;
};

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARS = '10X98765432';
/** ID-6: the first two digits only; older county codes stay valid for life. */
const PROVINCES = new Set(
  (
    '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 ' +
    '71 81 82 83'
  ).split(' '),
);
const HMT_REGIONS = new Set(['810000', '820000', '830000']);

/**
 * Check character of the first 17 digits (ID-4: GB 11643-1999, ISO 7064 MOD 11-2). Throws on anything but 17 digits.
 */
export function checkChar(first17: string): string {
  if (!/^\d{17}$/.test(first17)) throw new Error('a check character is made of 17 digits');
  const sum = WEIGHTS.reduce((whole, weight, at) => whole + weight * Number(first17[at]), 0);
  return CHECK_CHARS.charAt(sum % 11);
}

/**
 * Checks an 18-character citizen or resident number (ID-4 to ID-8): characters, region, birth date not after
 * `todayIso` (YYYY-MM-DD, Asia/Shanghai), check character, in this order. Full-width characters, blanks and a small
 * x are put right first. A number starting with 9 is a foreigner's card (ID-8), whose region is digits 2 and 3.
 */
export function checkResidentId(text: string, todayIso: string): Result<ResidentId, ResidentIdProblem> {
  const number = normaliseNumber(text);
  if (number.length !== 18) return err('wrong-length');
  if (!/^\d{17}[\dX]$/.test(number)) return err('wrong-characters');
  const isForeign = number.startsWith('9');
  if (!PROVINCES.has(isForeign ? number.slice(1, 3) : number.slice(0, 2))) {
    return err('unknown-region');
  }
  const birthDate = calendarDate(
    Number(number.slice(6, 10)),
    Number(number.slice(10, 12)),
    Number(number.slice(12, 14)),
  );
  if (birthDate === undefined || birthDate > todayIso) return err('impossible-date');
  if (checkChar(number.slice(0, 17)) !== number.charAt(17)) return err('wrong-check-digit');
  const age = wholeYears(birthDate, todayIso);
  const isHmt = HMT_REGIONS.has(number.slice(0, 6));
  return ok({
    type: isForeign ? 'foreign-permanent-resident' : isHmt ? 'residence-hmt' : 'resident-id',
    number,
    birthDate,
    sex: Number(number.charAt(16)) % 2 === 1 ? 'male' : 'female',
    isAgeUnusual: age < 16 || age > 100,
  });
}

/** ID-5 for whatever document: false for those that tell no birth date. `todayIso` as above. */
export function isAgeUnusual(text: string, todayIso: string): boolean {
  const checked = checkResidentId(text, todayIso);
  return checked.ok && checked.value.isAgeUnusual;
}

/**
 * ID-12: turns a 15-digit number of an old certificate into the 18-character one. For import only: at a registration
 * or a check-in it is refused. `needsManualCheck`: sequence 996 to 999 meant a centenarian, so "19" may be wrong.
 */
export function upgradeFifteenDigits(
  text: string,
): Result<{ readonly number: string; readonly needsManualCheck: boolean }, ResidentIdProblem> {
  const old = normaliseNumber(text);
  if (old.length !== 15) return err('wrong-length');
  if (!/^\d{15}$/.test(old)) return err('wrong-characters');
  const first17 = `${old.slice(0, 6)}19${old.slice(6)}`;
  const number = first17 + checkChar(first17);
  // Every date of a 15-digit number lies before 2000, so there is no future to check against.
  const checked = checkResidentId(number, '1999-12-31');
  if (!checked.ok) return checked;
  return ok({ number, needsManualCheck: Number(old.slice(12)) >= 996 });
}

/** Full-width characters made narrow, blanks (and the invisible ones that pasting brings) dropped, upper case (ID-4). */
export function normaliseNumber(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200d\u2060\ufeff]/g, '')
    .toUpperCase();
}
