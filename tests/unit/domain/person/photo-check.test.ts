import { describe, expect, it } from 'vitest';
import type { JpegFacts } from '../../../../src-shared/domain/person/jpeg-facts';
import {
  checkPhoto,
  checkPhotoGround,
  FACE_RULES,
  isComparable,
  type PhotoRule,
  PhotoStudy,
} from '../../../../src-shared/domain/person/photo-check';

const FACTS: JpegFacts = { widthPixels: 295, heightPixels: 413, hasExif: false, bytes: 60_000 };
const WHITE = { red: 246, green: 244, blue: 240, saturationMilli: 20 };

type OneFace = Extract<PhotoStudy, { readonly kind: 'one-face' }>;
function study(overrides: Partial<OneFace> = {}): OneFace {
  const made = PhotoStudy.parse({
    kind: 'one-face',
    boxHeightMilli: 600,
    rollDegrees: 1,
    yawDegrees: 3,
    pitchDegrees: 5,
    eyePixels: 78,
    border: WHITE,
    sharpness: 400,
    coveredMilli: 100,
    ...overrides,
  });
  if (made.kind !== 'one-face') throw new Error('not one face');
  return made;
}

function outcomeOf(rule: PhotoRule, facts: JpegFacts | undefined, one: PhotoStudy) {
  return checkPhoto(facts, one).findings.find((finding) => finding.rule === rule)?.outcome;
}

describe('a registered photograph (PH-5, PH-6)', () => {
  it('that keeps every rule passes, each with its measured value and its limit', () => {
    const { outcome, findings } = checkPhoto(FACTS, study());
    expect(outcome).toBe('pass');
    expect(findings).toHaveLength(14);
    expect(findings).toContainEqual({ rule: 'size', outcome: 'pass', measured: '295×413', limit: '295×413' });
    expect(findings).toContainEqual({
      rule: 'face-height',
      outcome: 'pass',
      measured: '60 %',
      limit: '50–70 %',
    });
  });

  it.each<[PhotoRule, Partial<OneFace>, string]>([
    ['face-height', { boxHeightMilli: 500 }, 'pass'],
    ['face-height', { boxHeightMilli: 700 }, 'pass'],
    ['face-height', { boxHeightMilli: 499 }, 'review'],
    ['face-height', { boxHeightMilli: 701 }, 'review'],
    ['face-height', { boxHeightMilli: 300 }, 'fail'],
    ['eyes-level', { rollDegrees: 5 }, 'pass'],
    ['eyes-level', { rollDegrees: 6 }, 'review'],
    ['eyes-level', { rollDegrees: 11 }, 'fail'],
    ['yaw', { yawDegrees: 15 }, 'pass'],
    ['yaw', { yawDegrees: 16 }, 'review'],
    ['yaw', { yawDegrees: 31 }, 'fail'],
    ['pitch', { pitchDegrees: 15 }, 'pass'],
    ['pitch', { pitchDegrees: 16 }, 'review'],
    ['eye-distance', { eyePixels: 60 }, 'pass'],
    ['eye-distance', { eyePixels: 59 }, 'fail'],
    ['background', { border: { ...WHITE, blue: 235 } }, 'pass'],
    ['background', { border: { ...WHITE, blue: 234 } }, 'review'],
    ['background', { border: { ...WHITE, red: 90 } }, 'fail'],
    ['background', { border: { ...WHITE, red: 234 } }, 'review'],
    ['background', { border: { ...WHITE, green: 234 } }, 'review'],
    ['background-colour', { border: { ...WHITE, saturationMilli: 100 } }, 'pass'],
    ['background-colour', { border: { ...WHITE, saturationMilli: 101 } }, 'review'],
    ['background-colour', { border: { ...WHITE, saturationMilli: 600 } }, 'fail'],
    ['sharpness', { sharpness: 59 }, 'review'],
    ['covered', { coveredMilli: 601 }, 'review'],
  ])('%s with %o is %s', (rule, overrides, expected) => {
    expect(outcomeOf(rule, FACTS, study(overrides))).toBe(expected);
  });

  it.each<[PhotoRule, Partial<JpegFacts>, string]>([
    ['size', { widthPixels: 590, heightPixels: 826 }, 'review'],
    ['size', { widthPixels: 294, heightPixels: 413 }, 'fail'],
    ['ratio', { widthPixels: 413, heightPixels: 413 }, 'fail'],
    ['ratio', { widthPixels: 590, heightPixels: 826 }, 'pass'],
    ['ratio', { widthPixels: 704, heightPixels: 1000 }, 'pass'],
    ['ratio', { widthPixels: 703, heightPixels: 1000 }, 'fail'],
    ['ratio', { widthPixels: 724, heightPixels: 1000 }, 'pass'],
    ['ratio', { widthPixels: 725, heightPixels: 1000 }, 'fail'],
    ['bytes', { bytes: 10_000 }, 'pass'],
    ['bytes', { bytes: 200_000 }, 'pass'],
    ['bytes', { bytes: 9_999 }, 'review'],
    ['bytes', { bytes: 200_001 }, 'review'],
    ['exif', { hasExif: true }, 'review'],
  ])('%s with %o is %s', (rule, overrides, expected) => {
    expect(outcomeOf(rule, { ...FACTS, ...overrides }, study())).toBe(expected);
  });

  it('is as good as its worst rule', () => {
    expect(checkPhoto(FACTS, study({ yawDegrees: 20 })).outcome).toBe('review');
    expect(checkPhoto(FACTS, study({ yawDegrees: 20, eyePixels: 10 })).outcome).toBe('fail');
  });

  it('fails without a JPEG, without a face and with two, and says what it saw', () => {
    expect(checkPhoto(undefined, { kind: 'no-picture' }).findings).toEqual([
      { rule: 'jpeg', outcome: 'fail', measured: 'no', limit: 'JPEG' },
      { rule: 'one-face', outcome: 'fail', measured: '0', limit: '1' },
    ]);
    expect(outcomeOf('one-face', FACTS, { kind: 'no-face' })).toBe('fail');
    expect(outcomeOf('one-face', FACTS, { kind: 'many-faces', count: 2 })).toBe('fail');
  });

  it('can be compared with as long as a face was found, in order or not', () => {
    const studies: readonly PhotoStudy[] = [
      study({ yawDegrees: 40 }),
      { kind: 'many-faces', count: 2 },
      { kind: 'no-face' },
      { kind: 'no-picture' },
    ];
    expect(studies.map(isComparable)).toEqual([true, true, false, false]);
  });
});

describe('a photograph looked at without its face (PH-6)', () => {
  it('is judged by file and ground as the whole check judges them, and by no rule about a face', () => {
    const { outcome, findings } = checkPhotoGround(FACTS, WHITE);
    expect(outcome).toBe('pass');
    expect(checkPhoto(FACTS, study()).findings).toEqual(expect.arrayContaining([...findings]));
    const rules = findings.map((one) => one.rule);
    expect(FACE_RULES.filter((rule) => rules.includes(rule))).toEqual([]);
    expect(FACE_RULES.length + findings.length).toBe(checkPhoto(FACTS, study()).findings.length);
  });

  it.each([
    ['white', { red: 235, green: 240, blue: 250, saturationMilli: 60 }, 'pass'],
    ['grey', { red: 200, green: 200, blue: 200, saturationMilli: 0 }, 'review'],
    ['dark', { red: 90, green: 90, blue: 90, saturationMilli: 0 }, 'fail'],
    ['red', { red: 250, green: 40, blue: 40, saturationMilli: 840 }, 'fail'],
  ] as const)('on a %s ground', (_name, border, outcome) => {
    expect(checkPhotoGround(FACTS, border).outcome).toBe(outcome);
  });

  it('that can’t be decoded is no JPEG', () => {
    expect(checkPhotoGround(FACTS, undefined)).toMatchObject({
      outcome: 'fail',
      findings: [{ rule: 'jpeg' }],
    });
  });
});
