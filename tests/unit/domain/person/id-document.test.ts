import { describe, expect, it } from 'vitest';
import {
  checkChar,
  checkResidentId,
  upgradeFifteenDigits,
} from '../../../../src-shared/domain/person/id-document';

const TODAY = '2026-03-02';

describe('the check character (ID-4)', () => {
  // The first two are the standard's own printed samples, the others are synthetic.
  it.each([
    { first17: '11010519491231002', check: 'X' },
    { first17: '44052418800101001', check: '4' },
    { first17: '81000019900101001', check: '9' },
    { first17: '82000019851115002', check: '7' },
    { first17: '83000019750630003', check: '2' },
    { first17: '11010520000229001', check: '3' },
    { first17: '11010519900307421', check: '0' },
  ])('of $first17 is $check', ({ first17, check }) => {
    expect(checkChar(first17)).toBe(check);
  });

  it('betrays all 153 single-digit changes and all 14 swaps of neighbours in sample 1', () => {
    const digits = [...'11010519491231002'];
    const changed = digits.flatMap((digit, at) =>
      [...'0123456789'].filter((other) => other !== digit).map((other) => digits.with(at, other).join('')),
    );
    expect(changed).toHaveLength(153);
    const swapped = digits.slice(1).flatMap((digit, at) => {
      const before = digits[at] ?? '';
      return digit === before
        ? []
        : [
            digits
              .with(at, digit)
              .with(at + 1, before)
              .join(''),
          ];
    });
    expect(swapped).toHaveLength(14);
    for (const other of [...changed, ...swapped]) expect(checkChar(other)).not.toBe('X');
    // The last digit and the check character are neighbours too: swapped, they are no number at all.
    expect(checkResidentId('1101051949123100X2', TODAY)).toEqual({ ok: false, error: 'wrong-characters' });
  });

  it.each(['1101051949123100', '1101051949123100X', ''])('is not made of "%s"', (text) => {
    expect(() => checkChar(text)).toThrow();
  });
});

describe('an 18-character number (ID-4 to ID-8)', () => {
  it.each([
    {
      number: '11010519491231002X',
      type: 'resident-id',
      sex: 'female',
      birthDate: '1949-12-31',
      isAgeUnusual: false,
    },
    {
      number: '440524188001010014',
      type: 'resident-id',
      sex: 'male',
      birthDate: '1880-01-01',
      isAgeUnusual: true,
    },
    {
      number: '810000199001010019',
      type: 'residence-hmt',
      sex: 'male',
      birthDate: '1990-01-01',
      isAgeUnusual: false,
    },
    {
      number: '820000198511150027',
      type: 'residence-hmt',
      sex: 'female',
      birthDate: '1985-11-15',
      isAgeUnusual: false,
    },
    {
      number: '830000197506300032',
      type: 'residence-hmt',
      sex: 'male',
      birthDate: '1975-06-30',
      isAgeUnusual: false,
    },
    {
      number: '110105200002290013',
      type: 'resident-id',
      sex: 'male',
      birthDate: '2000-02-29',
      isAgeUnusual: false,
    },
    {
      number: '110105199003074210',
      type: 'resident-id',
      sex: 'male',
      birthDate: '1990-03-07',
      isAgeUnusual: false,
    },
  ])('$number is a $type', (expected) => {
    expect(checkResidentId(expected.number, TODAY)).toEqual({ ok: true, value: expected });
  });

  it('of a foreigner starts with 9 and has the same check character (ID-8)', () => {
    const first17 = '91115619850712003';
    expect(checkResidentId(first17 + checkChar(first17), TODAY)).toMatchObject({
      ok: true,
      value: { type: 'foreign-permanent-resident', birthDate: '1985-07-12' },
    });
  });

  it.each([
    '11010519491231002x',
    '１１０１０５１９４９１２３１００２Ｘ',
    ' 110105 19491231 002X\u3000',
    '\ufeff11010519491231002x\n',
  ])('is read from "%s" and stored with a capital X (ID-4)', (text) => {
    expect(checkResidentId(text, TODAY)).toMatchObject({ ok: true, value: { number: '11010519491231002X' } });
  });

  it.each([
    { text: '110105194912310021', error: 'wrong-check-digit' },
    { text: '110105199002300019', error: 'impossible-date' },
    { text: '110105199013010019', error: 'impossible-date' },
    { text: '110105190002290011', error: 'impossible-date' },
    { text: '110105202603030011', error: 'impossible-date' },
    { text: '990105199003074210', error: 'unknown-region' },
    { text: '010105199003074210', error: 'unknown-region' },
    { text: '110105199003O74210', error: 'wrong-characters' },
    { text: 'X10105199003074210', error: 'wrong-characters' },
    { text: '11010519900307421', error: 'wrong-length' },
    { text: '1101051990030742100', error: 'wrong-length' },
  ])('$text is refused: $error', ({ text, error }) => {
    expect(checkResidentId(text, TODAY)).toEqual({ ok: false, error });
  });

  it('takes every province and none else (ID-6)', () => {
    const provinces =
      '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83';
    const accepted = Array.from({ length: 90 }, (_, at) => String(at).padStart(2, '0')).filter((province) => {
      const first17 = `${province}010519900307421`;
      return checkResidentId(first17 + checkChar(first17), TODAY).ok;
    });
    expect(accepted.join(' ')).toBe(provinces);
  });

  it('takes a birth date of today, and warns of an age under 16 or over 100 (ID-5)', () => {
    const of = (birth: string) => {
      const first17 = `110105${birth}001`;
      const checked = checkResidentId(first17 + checkChar(first17), TODAY);
      return checked.ok ? checked.value.isAgeUnusual : checked.error;
    };
    expect(of('20260302')).toBe(true);
    expect(of('20100303')).toBe(true);
    expect(of('20100302')).toBe(false);
    expect(of('19250303')).toBe(false);
    expect(of('19250302')).toBe(true);
  });
});

describe('a 15-digit number of an old certificate (ID-12)', () => {
  it.each([
    { old: '110105491231002', number: '11010519491231002X' },
    { old: '440524800101001', number: '440524198001010013' },
  ])('$old becomes $number', ({ old, number }) => {
    expect(upgradeFifteenDigits(old)).toEqual({ ok: true, value: { number, needsManualCheck: false } });
  });

  it.each(['996', '997', '998', '999'])(
    'with sequence %s needs a look by hand: it meant a centenarian',
    (sequence) => {
      expect(upgradeFifteenDigits(`110105491231${sequence}`)).toMatchObject({
        ok: true,
        value: { needsManualCheck: true },
      });
    },
  );

  it.each([
    { old: '110105491331002', error: 'impossible-date' },
    { old: '990105491231002', error: 'unknown-region' },
    { old: '11010549123100', error: 'wrong-length' },
    { old: '11010549123100X', error: 'wrong-characters' },
  ])('$old is refused: $error', ({ old, error }) => {
    expect(upgradeFifteenDigits(old)).toEqual({ ok: false, error });
  });
});
