import { z } from 'zod';
import type { BorderStrip } from './border-strip';
import type { JpegFacts } from './jpeg-facts';

const degrees = z.number().int().min(0).max(90);
const luma = z.number().int().min(0).max(255);

/** What the face worker sees in a registered photograph; whole numbers. Made in the renderer, judged here. */
export const PhotoStudy = z.discriminatedUnion('kind', [
  /** The bytes cannot be decoded. */
  z
    .object({ kind: z.literal('no-picture') })
    .strict()
    .readonly(),
  z
    .object({ kind: z.literal('no-face') })
    .strict()
    .readonly(),
  z
    .object({ kind: z.literal('many-faces'), count: z.number().int().min(2).max(100) })
    .strict()
    .readonly(),
  z
    .object({
      kind: z.literal('one-face'),
      /** Height of the face's box, thousandths of the picture's. */
      boxHeightMilli: z.number().int().min(0).max(5000),
      rollDegrees: degrees,
      yawDegrees: degrees,
      pitchDegrees: degrees,
      /** Between the middles of the eyes, pixels of the picture. */
      eyePixels: z.number().int().min(0).max(10_000),
      /** Outer 8 % at the left, right and top, upper 75 %: mean of each colour, mean saturation in thousandths. */
      border: z
        .object({ red: luma, green: luma, blue: luma, saturationMilli: z.number().int().min(0).max(1000) })
        .strict()
        .readonly(),
      /** As in `FaceMeasurement`. */
      sharpness: z.number().int().min(0).max(65_535),
      coveredMilli: z.number().int().min(0).max(1000),
    })
    .strict()
    .readonly(),
]);
export type PhotoStudy = z.infer<typeof PhotoStudy>;

/** PASS, REVIEW (the institution decides), FAIL. */
export const PhotoOutcome = z.enum(['pass', 'review', 'fail']);
export type PhotoOutcome = z.infer<typeof PhotoOutcome>;

/** What is looked at, in the order it is told. */
export const PhotoRule = z.enum([
  'jpeg',
  'size',
  'ratio',
  'bytes',
  'exif',
  'one-face',
  'face-height',
  'eyes-level',
  'yaw',
  'pitch',
  'eye-distance',
  'background',
  'background-colour',
  'sharpness',
  'covered',
]);
export type PhotoRule = z.infer<typeof PhotoRule>;

/** One measured value against its limit, both in the rule's own unit, as they are printed. */
export const PhotoFinding = z
  .object({
    rule: PhotoRule,
    outcome: PhotoOutcome,
    measured: z.string().max(40),
    limit: z.string().max(40),
  })
  .readonly();
export type PhotoFinding = z.infer<typeof PhotoFinding>;

export type PhotoVerdict = { readonly outcome: PhotoOutcome; readonly findings: readonly PhotoFinding[] };

/** PH-5: what is stored. */
const WIDTH = 295;
const HEIGHT = 413;
const RATIO_MILLI = { from: 704, to: 724 };
const BYTES = { from: 10_000, to: 200_000 };

/**
 * A registered photograph by PH-5 and PH-6. What cannot be compared or is plainly against the rule fails; where the
 * measuring itself is rough (turn and nod from landmarks, sharpness, covering) being over the limit asks for a person's
 * eye, and only far over it fails. `facts` undefined: it is no JPEG.
 */
export function checkPhoto(facts: JpegFacts | undefined, study: PhotoStudy): PhotoVerdict {
  const findings = [...fileFindings(facts), ...faceFindings(study)];
  return { outcome: worst(findings.map(({ outcome }) => outcome)), findings };
}

/** What only a look at the face tells: the institution's, and the station's networks before a session (PH-6). */
export const FACE_RULES: readonly PhotoRule[] = [
  'one-face',
  'face-height',
  'eyes-level',
  'yaw',
  'pitch',
  'eye-distance',
  'sharpness',
  'covered',
];

/**
 * As much of PH-5 and PH-6 as needs no face: form, size, bytes and the ground. `border` undefined: the bytes can't be
 * decoded. A pass here says nothing of `FACE_RULES`.
 */
export function checkPhotoGround(
  facts: JpegFacts | undefined,
  border: BorderStrip | undefined,
): PhotoVerdict {
  const whole = border === undefined ? undefined : facts;
  const findings = [...fileFindings(whole), ...(border === undefined ? [] : groundFindings(border))];
  return { outcome: worst(findings.map(({ outcome }) => outcome)), findings };
}

/** What an uploaded photograph came to; `not-checked`: nobody has looked for a face in it, which is no pass. */
export const AutomaticOutcome = z.enum(['pass', 'review', 'fail', 'not-checked']);
export type AutomaticOutcome = z.infer<typeof AutomaticOutcome>;

export type UploadCheck = {
  readonly outcome: AutomaticOutcome;
  readonly findings: readonly PhotoFinding[];
};

/**
 * PH-5 and PH-6 at an upload: the whole check where its face was measured, otherwise its form and ground, which can
 * refuse a photograph and never pass one.
 */
export function checkUpload(
  facts: JpegFacts | undefined,
  border: BorderStrip | undefined,
  study: PhotoStudy | undefined,
): UploadCheck {
  const ground = checkPhotoGround(facts, border);
  if (border === undefined || facts === undefined || study === undefined) {
    return { ...ground, outcome: ground.outcome === 'fail' ? 'fail' : 'not-checked' };
  }
  const whole = checkPhoto(facts, study);
  if (study.kind === 'one-face') return whole;
  // Without one face nothing else of it is measured; the ground is told all the same.
  return { outcome: 'fail', findings: [...whole.findings, ...groundFindings(border)] };
}

/** Whether the check found fault with the face, or the face's place in the picture. */
export function isFaceAtFault(findings: readonly PhotoFinding[]): boolean {
  return findings.some((one) => one.outcome === 'fail' && FACE_RULES.includes(one.rule));
}

/** Whether the face check can use the photograph at all; one face that its networks find is all it needs. */
export function isComparable(study: PhotoStudy): boolean {
  return study.kind === 'one-face' || study.kind === 'many-faces';
}

function fileFindings(facts: JpegFacts | undefined): readonly PhotoFinding[] {
  if (facts === undefined) return [finding('jpeg', 'fail', 'no', 'JPEG')];
  const { widthPixels, heightPixels, bytes, hasExif } = facts;
  const isExact = widthPixels === WIDTH && heightPixels === HEIGHT;
  const isLarge = widthPixels >= WIDTH && heightPixels >= HEIGHT;
  const ratioMilli = heightPixels === 0 ? 0 : Math.round((widthPixels * 1000) / heightPixels);
  return [
    // A larger one is scaled down when it is stored; a smaller one has lost what is missing.
    finding(
      'size',
      isExact ? 'pass' : isLarge ? 'review' : 'fail',
      `${widthPixels}×${heightPixels}`,
      `${WIDTH}×${HEIGHT}`,
    ),
    finding('ratio', within(ratioMilli, RATIO_MILLI) ? 'pass' : 'fail', milli(ratioMilli), '0.704–0.724'),
    finding('bytes', within(bytes, BYTES) ? 'pass' : 'review', `${Math.round(bytes / 1000)} KB`, '10–200 KB'),
    finding('exif', hasExif ? 'review' : 'pass', hasExif ? 'EXIF' : '-', '-'),
  ];
}

function faceFindings(study: PhotoStudy): readonly PhotoFinding[] {
  switch (study.kind) {
    case 'no-picture':
    case 'no-face':
      return [finding('one-face', 'fail', '0', '1')];
    case 'many-faces':
      return [finding('one-face', 'fail', String(study.count), '1')];
    case 'one-face': {
      return [
        finding('one-face', 'pass', '1', '1'),
        finding(
          'face-height',
          graded(study.boxHeightMilli, { from: 500, to: 700 }, { from: 350, to: 850 }),
          percent(study.boxHeightMilli),
          '50–70 %',
        ),
        finding('eyes-level', atMost(study.rollDegrees, 5, 10), `${study.rollDegrees}°`, '≤ 5°'),
        finding('yaw', atMost(study.yawDegrees, 15, 30), `${study.yawDegrees}°`, '≤ 15°'),
        finding('pitch', atMost(study.pitchDegrees, 15, 30), `${study.pitchDegrees}°`, '≤ 15°'),
        finding('eye-distance', study.eyePixels >= 60 ? 'pass' : 'fail', `${study.eyePixels} px`, '≥ 60 px'),
        ...groundFindings(study.border),
        finding(
          'sharpness',
          study.sharpness >= SHARP ? 'pass' : 'review',
          String(study.sharpness),
          `≥ ${SHARP}`,
        ),
        finding(
          'covered',
          study.coveredMilli <= COVERED ? 'pass' : 'review',
          percent(study.coveredMilli),
          `≤ ${COVERED / 10} %`,
        ),
      ];
    }
  }
}

function groundFindings(border: BorderStrip): readonly PhotoFinding[] {
  const whiteness = Math.min(border.red, border.green, border.blue);
  return [
    finding(
      'background',
      whiteness >= 235 ? 'pass' : whiteness >= 180 ? 'review' : 'fail',
      String(whiteness),
      '≥ 235',
    ),
    finding(
      'background-colour',
      atMost(border.saturationMilli, 100, 400),
      percent(border.saturationMilli),
      '≤ 10 %',
    ),
  ];
}

/** Least sharpness and most covering that pass; chosen on portraits at hand, see the face document. */
const SHARP = 60;
const COVERED = 600;

type Range = { readonly from: number; readonly to: number };

function within(value: number, { from, to }: Range): boolean {
  return value >= from && value <= to;
}

function graded(value: number, pass: Range, review: Range): PhotoOutcome {
  if (within(value, pass)) return 'pass';
  return within(value, review) ? 'review' : 'fail';
}

function atMost(value: number, pass: number, review: number): PhotoOutcome {
  return graded(value, { from: 0, to: pass }, { from: 0, to: review });
}

function finding(rule: PhotoRule, outcome: PhotoOutcome, measured: string, limit: string): PhotoFinding {
  return { rule, outcome, measured, limit };
}

function milli(value: number): string {
  return (value / 1000).toFixed(3);
}

function percent(value: number): string {
  return `${Math.round(value / 10)} %`;
}

function worst(outcomes: readonly PhotoOutcome[]): PhotoOutcome {
  if (outcomes.includes('fail')) return 'fail';
  return outcomes.includes('review') ? 'review' : 'pass';
}
