import type { OneFaceFrame } from './challenge-frame';

/** How this person sits when looking at the camera: what a movement is measured from. Units as in `ChallengeFrame`. */
export type Baseline = {
  readonly yawTenths: number;
  readonly noseYawTenths: number;
  readonly pitchTenths: number;
  readonly leftEyeMilli: number;
  readonly rightEyeMilli: number;
  /** Neither eye can be measured well enough to see it shut: narrow, behind glasses, or flickering. */
  readonly hasUnclearEyes: boolean;
};

/** How long a person has to sit still, and in how many frames it must have been seen. */
const STILL_MS = 600;
const STILL_FRAMES = 5;
/** Sitting still: no further apart than this. */
const YAW_SPREAD_TENTHS = 60;
const PITCH_SPREAD_TENTHS = 60;
/** Facing the camera, which may stand above or below the screen: turned is told for certain, bowed is not. */
const FRONT_YAW_TENTHS = 120;
/** Less than this is no wider than what a shut eye reads behind glasses. */
const CLEAR_EYE_MILLI = 150;
const CLEAR_EYE_SPREAD = 0.35;

/** The latest stretch of stillness in these frames as a baseline; undefined while there is none. */
export function baselineOf(frames: readonly OneFaceFrame[]): Baseline | undefined {
  const last = frames.at(-1);
  if (last === undefined) return undefined;
  const recent = frames.filter((frame) => frame.ms >= last.ms - STILL_MS * 1.5);
  const first = recent[0];
  if (first === undefined || last.ms - first.ms < STILL_MS || recent.length < STILL_FRAMES) return undefined;
  const yaws = recent.map((frame) => frame.yawTenths);
  const pitches = recent.map((frame) => frame.pitchTenths);
  const yawTenths = median(yaws);
  if (spread(yaws) > YAW_SPREAD_TENTHS || spread(pitches) > PITCH_SPREAD_TENTHS) return undefined;
  if (Math.abs(yawTenths) > FRONT_YAW_TENTHS) return undefined;
  const left = recent.map((frame) => frame.leftEyeMilli);
  const right = recent.map((frame) => frame.rightEyeMilli);
  return {
    yawTenths,
    noseYawTenths: median(recent.map((frame) => frame.noseYawTenths)),
    pitchTenths: median(pitches),
    leftEyeMilli: upperQuartile(left),
    rightEyeMilli: upperQuartile(right),
    hasUnclearEyes: !isClear(left) && !isClear(right),
  };
}

/** A blink in the stretch does not make an eye unclear: the lower quarter is left out. */
function isClear(openness: readonly number[]): boolean {
  const open = upperQuartile(openness);
  const usual = [...openness].sort((a, b) => a - b).slice(Math.ceil(openness.length / 4));
  return open >= CLEAR_EYE_MILLI && spread(usual) <= open * CLEAR_EYE_SPREAD;
}

function spread(values: readonly number[]): number {
  return Math.max(...values) - Math.min(...values);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** How open the eye is when open: blinks pull a mean or a median down. */
function upperQuartile(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.75)] ?? 0;
}
