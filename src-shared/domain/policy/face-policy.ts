import { z } from 'zod';
import { FaceModelName } from '../presence/face-measurement';

const ppm = z.number().int().min(0).max(1_000_000);
const count = z.number().int().nonnegative();

/** What a threshold was measured to let through and to turn away, in millionths. */
const ThresholdRates = z
  .object({
    /** Share of impostor pairs at or below the threshold, and the upper end of its 95 % interval. */
    farPpm: ppm,
    farUpperPpm: ppm,
    /** Share of genuine pairs above it. */
    frrPpm: ppm,
  })
  .readonly();

/**
 * Where the thresholds come from. They say nothing about people unlike those they were measured on, so the record
 * travels with them and is never a bare number.
 */
export const FaceCalibration = z
  .object({
    /** How distances were made and thresholds chosen. */
    method: z.string().min(1).max(200),
    /** Who was photographed, and how. */
    population: z.string().min(1).max(200),
    people: count,
    genuinePairs: count,
    impostorPairs: count,
    accept: ThresholdRates,
    review: ThresholdRates,
    /** Who measured it, and whether it stands for the centre that uses it. */
    origin: z.string().min(1).max(300),
  })
  .readonly();
export type FaceCalibration = z.infer<typeof FaceCalibration>;

/** The networks that are asked, each with the distance that counts as one (in thousandths) and its weight. */
export const FaceFusion = z
  .array(
    z
      .object({
        model: FaceModelName,
        scaleMilli: z.number().int().min(1).max(4000),
        weight: z.number().int().min(1).max(1000),
      })
      .readonly(),
  )
  .min(1)
  .max(4)
  .refine((all) => new Set(all.map(({ model }) => model)).size === all.length, 'a model twice')
  .readonly();
export type FaceFusion = z.infer<typeof FaceFusion>;

/** The face check's numbers: how often, against what, and what a usable picture is (RM-5). */
export const FacePolicy = z
  .object({
    /** RM-5. */
    tries: z.number().int().min(1).max(10),
    fusion: FaceFusion,
    /**
     * Of the fused distance, thousandths. At or below: the same person. Above `reviewDistanceMilli`: another. Between:
     * try again or staff decide.
     */
    acceptDistanceMilli: z.number().int().min(1).max(20_000),
    reviewDistanceMilli: z.number().int().min(1).max(20_000),
    calibration: FaceCalibration,
    minFacePixels: z.number().int().min(20).max(400),
    minLuma: z.number().int().min(0).max(255),
    maxYawDegrees: z.number().int().min(1).max(60),
    maxPitchDegrees: z.number().int().min(1).max(60),
    maxRollDegrees: z.number().int().min(1).max(60),
    /** As `FaceMeasurement` has them. 0 and 1000 switch the two off. */
    minSharpness: z.number().int().min(0).max(65_535),
    maxCoveredMilli: z.number().int().min(0).max(1000),
  })
  .refine(
    ({ acceptDistanceMilli, reviewDistanceMilli }) => acceptDistanceMilli <= reviewDistanceMilli,
    'the review distance lies below the accept distance',
  )
  .readonly();
export type FacePolicy = z.infer<typeof FacePolicy>;
