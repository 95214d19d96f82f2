import { err, ok, type Result } from '../../basics/result';
import type { PostCode } from './post';

/** CT-8: what a number of our own is made of. The serial is given by the centre only, without gaps. */
export type NumberParts = {
  readonly isDemonstration: boolean;
  /** Two digits of GB/T 2260. */
  readonly provinceCode: string;
  readonly issueYear: number;
  readonly post: PostCode;
  /** Five digits. */
  readonly institutionCode: string;
  /** 1 to 999 999. */
  readonly serial: number;
};

/**
 * 19 digits: lead (9 for everything from demonstration data, so that none passes for a real one; else 1), province 2,
 * year 2, post 3, institution 5, serial 6. The serial is the only part that runs out.
 */
export function composeCertificateNumber(
  parts: NumberParts,
): Result<string, 'serial-exhausted' | 'bad-province' | 'bad-institution'> {
  if (!/^\d{2}$/.test(parts.provinceCode)) return err('bad-province');
  if (!/^\d{5}$/.test(parts.institutionCode)) return err('bad-institution');
  if (!Number.isInteger(parts.serial) || parts.serial < 1 || parts.serial > 999_999) {
    return err('serial-exhausted');
  }
  const lead = parts.isDemonstration ? '9' : '1';
  const year = String(parts.issueYear % 100).padStart(2, '0');
  const serial = String(parts.serial).padStart(6, '0');
  return ok(`${lead}${parts.provinceCode}${year}${parts.post}${parts.institutionCode}${serial}`);
}
