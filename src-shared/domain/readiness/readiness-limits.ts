import { z } from 'zod';

const whole = z.number().int().nonnegative();

/**
 * What a machine must be able to do before anybody sits an exam at it (feature 17). Every number may be set by the
 * authority; a sealed package's numbers are not known before it is opened, and until then the defaults count.
 */
export const ReadinessLimits = z
  .object({
    /** RM-4: with true nobody checks in before a sheet of this session has been signed on this machine. */
    isSheetRequired: z.boolean(),
    /** Free disk in MiB: below `blockFreeMib` no exam begins, below `warnFreeMib` somebody should tidy up. */
    blockFreeMib: whole,
    warnFreeMib: whole,
    /** One small write until it is on the disk, in microseconds. An answer is promised within a second (RM-11). */
    warnSyncMedianMicros: whole,
    warnSyncP95Micros: whole,
    blockSyncP95Micros: whole,
    /** Free memory in MiB. */
    blockFreeMemoryMib: whole,
    warnFreeMemoryMib: whole,
    cameraWidth: whole,
    cameraHeight: whole,
    cameraFramesPerSecond: whole,
    /** Mean luma of a frame, 0 to 255. Below `blackLuma` it is a closed lid, not a dark room. */
    blackLuma: whole,
    minLuma: whole,
    maxLuma: whole,
    /** RM-17: how far the wall clock may be from the centre's, and how far it may have jumped since the start, in ms. */
    warnClockMs: whole,
    blockClockMs: whole,
    maxDisplays: whole,
    displayWidth: whole,
    displayHeight: whole,
    /** After so many days somebody should sit the mock exam at this machine once more. */
    rehearsalDays: whole,
  })
  .strict()
  .readonly();
export type ReadinessLimits = z.infer<typeof ReadinessLimits>;

export const DEFAULT_READINESS_LIMITS: ReadinessLimits = {
  isSheetRequired: false,
  blockFreeMib: 200,
  warnFreeMib: 2048,
  warnSyncMedianMicros: 20_000,
  warnSyncP95Micros: 100_000,
  blockSyncP95Micros: 1_000_000,
  blockFreeMemoryMib: 200,
  warnFreeMemoryMib: 600,
  cameraWidth: 640,
  cameraHeight: 480,
  cameraFramesPerSecond: 10,
  blackLuma: 5,
  minLuma: 60,
  maxLuma: 225,
  warnClockMs: 30_000,
  blockClockMs: 300_000,
  maxDisplays: 1,
  displayWidth: 1024,
  displayHeight: 700,
  rehearsalDays: 30,
};
