import { describe, expect, it } from 'vitest';
import { CertificateId, LocalDate, PersonId, Sha256Hex } from '../../../../src-shared/basics/ids';
import { type Certificate, CertificateNumber } from '../../../../src-shared/domain/certificate/certificate';
import { composeCertificateNumber } from '../../../../src-shared/domain/certificate/certificate-number';
import { type IssueFacts, mayIssue } from '../../../../src-shared/domain/certificate/may-issue';
import { OPEN_POSTS, PostCode, postName } from '../../../../src-shared/domain/certificate/post';
import { certificateSigningText } from '../../../../src-shared/domain/certificate/verify-text';

describe('posts (section 4.1)', () => {
  it('are thirteen; 安全员 is certified elsewhere', () => {
    expect(Object.keys(OPEN_POSTS)).toHaveLength(13);
    expect(PostCode.safeParse('090').success).toBe(false);
    expect(postName('110')).toBe('材料员');
  });
});

describe('a certificate number (CT-8)', () => {
  const parts = {
    isDemonstration: true,
    provinceCode: '61',
    issueYear: 2026,
    post: '010',
    institutionCode: '00012',
    serial: 37,
  } as const;

  it('has 19 digits and leads with 9 when it is a demonstration', () => {
    expect(composeCertificateNumber(parts)).toEqual({ ok: true, value: '9612601000012000037' });
    expect(composeCertificateNumber({ ...parts, isDemonstration: false })).toEqual({
      ok: true,
      value: '1612601000012000037',
    });
  });

  it.each([
    { change: { serial: 0 }, error: 'serial-exhausted' },
    { change: { serial: 1_000_000 }, error: 'serial-exhausted' },
    { change: { provinceCode: '6' }, error: 'bad-province' },
    { change: { institutionCode: '12' }, error: 'bad-institution' },
  ])('is refused for $change', ({ change, error }) => {
    expect(composeCertificateNumber({ ...parts, ...change })).toEqual({ ok: false, error });
  });

  it.each([
    ['03171010012345', true],
    ['川建(2015)0001', false],
    ['(2015)-00012', true],
    ['12345', false],
    ['1'.repeat(33), false],
  ])('imported as %s is kept as it came: %s', (number, isGood) => {
    expect(CertificateNumber.safeParse(number).success).toBe(isGood);
  });
});

describe('issue of a certificate (CT-7)', () => {
  const facts: IssueFacts = {
    post: '010',
    isTrainingCompleted: true,
    confirmedTotal: 60,
    isScoreDisputed: false,
    isResultHeld: false,
    hasPhoto: true,
    certificates: [],
  };
  const trained: Certificate = {
    certificateId: CertificateId.parse('c1'),
    kind: 'trained',
    personId: PersonId.parse('p1'),
    post: '010',
    number: '9612601000012000037',
    issuedOn: LocalDate.parse('2026-03-02'),
    dutyFrom: LocalDate.parse('2026-03-02'),
  };

  it.each<[string, Partial<IssueFacts>, string | undefined]>([
    ['all is there', {}, undefined],
    ['training is not completed', { isTrainingCompleted: false }, 'TRAINING_NOT_COMPLETED'],
    ['there is no test, or it is void', { confirmedTotal: undefined }, 'NO_VALID_TEST'],
    ['59 points', { confirmedTotal: 59 }, 'BELOW_PASS_MARK'],
    ['station and centre disagree (TS-7)', { isScoreDisputed: true }, 'SCORE_DISPUTED'],
    ['the result is on hold (RM-13)', { isResultHeld: true }, 'RESULT_HELD'],
    ['there is no photograph', { hasPhoto: false }, 'NO_PHOTO'],
    ['there is one already', { certificates: [trained] }, 'HAS_CERTIFICATE'],
    ['it was for another post', { certificates: [{ ...trained, post: '050' }] }, undefined],
    ['a paper one is no bar', { certificates: [{ ...trained, kind: 'paper' }] }, undefined],
    [
      'the old one was revoked',
      { certificates: [{ ...trained, revokedOn: LocalDate.parse('2026-04-01') }] },
      undefined,
    ],
  ])('when %s', (_, change, refusal) => {
    const found = mayIssue({ ...facts, ...change }, 60);
    expect(found.ok ? undefined : found.error).toBe(refusal);
  });
});

it('a certificate’s QR signs no document number, and one text for one certificate (CT-9)', () => {
  const text = certificateSigningText({
    number: '9612601000012000037',
    personHash: Sha256Hex.parse('a'.repeat(64)),
    post: '010',
    issuedOn: LocalDate.parse('2026-03-02'),
  });
  expect(text).toBe(
    `{"issuedOn":"2026-03-02","number":"9612601000012000037","personHash":"${'a'.repeat(64)}","post":"010","purpose":"exam-certificate-1"}`,
  );
});
