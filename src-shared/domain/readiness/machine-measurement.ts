import { z } from 'zod';
import type { PackageId } from '../../basics/ids';
import type { OsReport } from '../lockdown/os-measures';

const label = z.string().max(200);

/** What only a page can see: the camera, the face networks, whether keys can be held. Parsed at the door. */
export const PageMeasurement = z
  .object({
    camera: z.discriminatedUnion('kind', [
      z
        .object({
          kind: z.literal('opened'),
          label,
          width: z.number().int().nonnegative(),
          height: z.number().int().nonnegative(),
          framesPerSecond: z.number().int().nonnegative().max(1000),
          /** Mean luma of one frame, 0 to 255. */
          luma: z.number().int().min(0).max(255),
        })
        .strict()
        .readonly(),
      z
        .object({ kind: z.enum(['none', 'refused', 'busy', 'black']) })
        .strict()
        .readonly(),
    ]),
    /** Every network file was compared with the hash this program was built with. */
    faceModels: z.discriminatedUnion('kind', [
      z
        .object({ kind: z.literal('sound'), loadMs: z.number().int().nonnegative() })
        .strict()
        .readonly(),
      z
        .object({ kind: z.literal('damaged'), file: label })
        .strict()
        .readonly(),
      z
        .object({ kind: z.literal('cannot-run') })
        .strict()
        .readonly(),
    ]),
    keyLock: z.enum(['held', 'refused', 'absent']),
  })
  .strict()
  .readonly();
export type PageMeasurement = z.infer<typeof PageMeasurement>;

export const DisplaySeen = z
  .object({
    label,
    width: z.number().int().nonnegative(),
    height: z.number().int().nonnegative(),
    scalePercent: z.number().int().nonnegative(),
  })
  .strict()
  .readonly();
export type DisplaySeen = z.infer<typeof DisplaySeen>;

/** The hardware as it was found, so that a later check can tell what is new from what has been there all along. */
export const Inventory = z
  .object({
    displays: z.array(DisplaySeen).max(16).readonly(),
    camera: label.optional(),
    printers: z.array(label).max(50).readonly(),
    memoryMib: z.number().int().nonnegative(),
    processor: label,
    system: label,
  })
  .strict()
  .readonly();
export type Inventory = z.infer<typeof Inventory>;

/** What the main process measured. Spans in the unit of their name. */
export type StationMeasurement = {
  readonly isRegistered: boolean;
  readonly centreKeyId: string | undefined;
  readonly package:
    | { readonly kind: 'none' }
    | { readonly kind: 'bad'; readonly problem: string }
    | { readonly kind: 'verified'; readonly packageId: PackageId; readonly date: string };
  /** Differences between this program's scoring and the package's worked examples; undefined while it is sealed. */
  readonly scoring: { readonly vectors: number; readonly differences: number } | undefined;
  readonly disk:
    | { readonly kind: 'refuses'; readonly code: string }
    | {
        readonly kind: 'written';
        readonly writes: number;
        readonly medianMicros: number;
        readonly p95Micros: number;
      };
  readonly freeDiskMib: number;
  readonly freeMemoryMib: number;
  /** Wall clock minus the centre's, from one request; `roundTripMs` bounds how exact that is. */
  readonly centreClock:
    | { readonly kind: 'compared'; readonly offsetMs: number; readonly roundTripMs: number }
    | { readonly kind: 'unreachable' }
    | { readonly kind: 'not-the-centre' };
  /** How much further the wall clock went than the monotonic counter since the station's start. */
  readonly wallJumpMs: number;
  readonly timeZone: string;
  readonly isKiosk: boolean;
  /** Names of launch switches and variables that weaken the station. */
  readonly launchWeaknesses: readonly string[];
  /** Which measures of the operating system layer are in force. */
  readonly osReport: OsReport;
  readonly inventory: Inventory;
  /** When somebody last sat the mock exam here and how its saves went; undefined when nobody has. */
  readonly rehearsal: RehearsalSeen | undefined;
};

export type RehearsalSeen = {
  readonly ageDays: number;
  readonly saves: number;
  readonly medianMicros: number;
  readonly p95Micros: number;
};
