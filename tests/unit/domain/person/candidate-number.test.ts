import { describe, expect, it } from 'vitest';
import { admissionNumber, parseAdmissionNumber } from '../../../../src-shared/domain/person/admission-number';
import { readCandidateNumber } from '../../../../src-shared/domain/person/candidate-number';
import { checkChar } from '../../../../src-shared/domain/person/id-document';
import { maskDocument } from '../../../../src-shared/domain/person/mask-document';
import {
  documentKey,
  isPassport,
  isSameDocument,
} from '../../../../src-shared/domain/person/travel-document';

const TODAY = '2026-03-02';
const read = (text: string) => readCandidateNumber(text, TODAY);
const foreigner = `91115619850712003${checkChar('91115619850712003')}`;

describe('what a person types to say who they are', () => {
  it.each([
    { text: '6101260302101007', admissionNo: '6101260302101007' },
    { text: ' 6101 2603 0210 1007 ', admissionNo: '6101260302101007' },
    { text: '６１０１２６０３０２１０１００７', admissionNo: '6101260302101007' },
  ])('"$text" is an admission number (RM-2)', ({ text, admissionNo }) => {
    expect(read(text)).toEqual({ ok: true, value: { kind: 'admission', admissionNo } });
  });

  it.each([
    { text: '11010519491231002x', type: 'resident-id', number: '11010519491231002X', rule: 'ID-4' },
    {
      text: '８１００００１９９００１０１００１９',
      type: 'residence-hmt',
      number: '810000199001010019',
      rule: 'ID-7',
    },
    { text: foreigner, type: 'foreign-permanent-resident', number: foreigner, rule: 'ID-8' },
    { text: 'h12345678', type: 'travel-permit-hk-macao', number: 'H12345678', rule: 'ID-9' },
    { text: 'M1234567801', type: 'travel-permit-hk-macao', number: 'M12345678', rule: 'ID-9' },
    { text: '12345678', type: 'travel-permit-taiwan', number: '12345678', rule: 'ID-10' },
    { text: 'e12345678', type: 'passport', number: 'E12345678', rule: 'ID-11' },
    { text: '123456789', type: 'passport', number: '123456789', rule: 'ID-11' },
    { text: 'AB123', type: 'passport', number: 'AB123', rule: 'ID-11' },
  ])('"$text" is a $type ($rule)', ({ text, type, number }) => {
    expect(read(text)).toEqual({ ok: true, value: { kind: 'document', type, number } });
  });

  it.each([
    { text: '', problem: 'empty' },
    { text: ' \u3000\n', problem: 'empty' },
    { text: '110105491231002', problem: 'fifteen-digits' },
    { text: '110105194912310021', problem: 'wrong-check-digit' },
    { text: '110105199002300019', problem: 'impossible-date' },
    { text: '990105199003074210', problem: 'unknown-region' },
    { text: '11010519900307421', problem: 'wrong-length' },
    { text: '1101051949123100X', problem: 'wrong-length' },
    { text: '11010519900', problem: 'wrong-length' },
    { text: '1101051990030742100', problem: 'wrong-length' },
    { text: '1234', problem: 'wrong-length' },
    { text: 'ABCDEFGHIJKLMNOPQRS', problem: 'wrong-length' },
    { text: '11010519900307421A', problem: 'wrong-characters' },
    { text: '张三', problem: 'wrong-characters' },
    { text: '1101-0519-9003', problem: 'wrong-characters' },
    { text: '6101261302101007', problem: 'impossible-date' },
  ])('"$text" is refused: $problem (ID-4 to ID-12, RM-2)', ({ text, problem }) => {
    expect(read(text)).toEqual({ ok: false, error: problem });
  });
});

describe('an admission number (RM-2)', () => {
  const parts = { siteCode: '0610', sessionDate: '2026-03-02', sessionNo: 1, roomNo: '01', seat: 7 };

  it('is site 4, day 6, session 1, room 2, seat 3, and reads back', () => {
    expect(admissionNumber(parts)).toBe('0610260302101007');
    expect(parseAdmissionNumber('0610260302101007')).toEqual(parts);
  });

  it.each([
    { siteCode: '610' },
    { sessionDate: '2026-02-30' },
    { sessionDate: '1999-03-02' },
    { sessionNo: 10 },
    { roomNo: '1' },
    { seat: 0 },
    { seat: 1000 },
    { seat: 1.5 },
  ])('is not written with %o', (wrong) => {
    expect(() => admissionNumber({ ...parts, ...wrong })).toThrow();
  });

  it.each([
    '061026030210100',
    '06102603021010071',
    '061026033210100X',
    '0610260230101007',
    '0610260302101000',
  ])('is not read from %s', (text) => {
    expect(parseAdmissionNumber(text)).toBeUndefined();
  });
});

describe('the same document (ID-9, ID-13)', () => {
  it('is found again after a Hong Kong or Macao permit was re-issued', () => {
    expect(documentKey('travel-permit-hk-macao', ' h1234567802')).toBe('H12345678');
    const roster = { type: 'travel-permit-hk-macao', number: 'H1234567801' };
    expect(isSameDocument(roster, { type: 'travel-permit-hk-macao', number: 'H12345678' })).toBe(true);
  });

  it('is not another kind of document with the same characters', () => {
    const roster = { type: 'passport', number: '12345678' };
    expect(isSameDocument(roster, { type: 'travel-permit-taiwan', number: '12345678' })).toBe(false);
    expect(isSameDocument({ ...roster, number: '12345679' }, { type: 'passport', number: '12345678' })).toBe(
      false,
    );
  });
});

describe('a passport (ID-11)', () => {
  it.each([
    ['E12345678', true],
    ['EA1234567', true],
    ['EI1234567', false],
    ['EO1234567', false],
    ['G12345678', true],
    ['P12345678', false],
    ['E1234567', false],
  ])('%s issued by China: %s', (number, isFine) => {
    expect(isPassport(number, 'CHN')).toBe(isFine);
    expect(isPassport(number, 'XXX')).toBe(true);
  });
});

describe('a masked document (ID-14)', () => {
  it.each([
    ['resident-id', '11010519491231002X', '110105********002X'],
    ['residence-hmt', '810000199001010019', '810000********0019'],
    ['travel-permit-hk-macao', 'H12345678', 'H1*****78'],
    ['travel-permit-taiwan', '12345678', '12****78'],
    ['passport', 'E12345678', 'E1*****78'],
    ['passport', 'AB123', 'AB*23'],
    ['passport', 'AB12', '****'],
  ])('%s %s is shown as %s', (type, number, shown) => {
    expect(maskDocument(type, number)).toBe(shown);
  });
});
