import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { admissionNumber, parseAdmissionNumber } from '../../src-shared/domain/person/admission-number';
import { readCandidateNumber } from '../../src-shared/domain/person/candidate-number';
import { checkChar, checkResidentId } from '../../src-shared/domain/person/id-document';
import { maskDocument } from '../../src-shared/domain/person/mask-document';

const TODAY = '2026-03-02';
const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
const isoDay = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2026-03-02'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const residentId = fc
  .tuple(fc.constantFrom('11', '44', '65', '82'), digits(4), isoDay, digits(3))
  .map((parts) => {
    const first17 = parts.join('').replaceAll('-', '');
    return first17 + checkChar(first17);
  });

describe('a citizen number (ID-4)', () => {
  it('with a right check character and a real date is accepted', () => {
    fc.assert(
      fc.property(residentId, (number) => {
        expect(checkResidentId(number, TODAY).ok).toBe(true);
      }),
    );
  });

  it('is refused after any change of one character', () => {
    fc.assert(
      fc.property(residentId, fc.nat({ max: 17 }), fc.constantFrom(...'0123456789X'), (number, at, other) => {
        if (number[at] === other) return;
        expect(checkResidentId([...number].with(at, other).join(''), TODAY).ok).toBe(false);
      }),
    );
  });

  it('is masked so that neither birth date nor sequence shows (ID-14)', () => {
    fc.assert(
      fc.property(residentId, (number) => {
        const shown = maskDocument('resident-id', number);
        expect(shown).toHaveLength(18);
        expect(shown.slice(6, 14)).toBe('********');
      }),
    );
  });
});

describe('whatever is typed', () => {
  it('is read or refused, never thrown at, and what is read is read the same again', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.string({ unit: fc.constantFrom(...'0123456789XHMEＡ０ '), maxLength: 22 }),
      residentId,
    );
    fc.assert(
      fc.property(typed, (text) => {
        const read = readCandidateNumber(text, TODAY);
        if (!read.ok) return;
        const number = read.value.kind === 'admission' ? read.value.admissionNo : read.value.number;
        expect(readCandidateNumber(number, TODAY)).toEqual(read);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('an admission number (RM-2)', () => {
  it('reads back as it was written', () => {
    const parts = fc.record({
      siteCode: digits(4),
      sessionDate: isoDay.filter((day) => day >= '2000-01-01'),
      sessionNo: fc.integer({ min: 0, max: 9 }),
      roomNo: digits(2),
      seat: fc.integer({ min: 1, max: 999 }),
    });
    fc.assert(
      fc.property(parts, (one) => {
        expect(parseAdmissionNumber(admissionNumber(one))).toEqual(one);
      }),
    );
  });
});
