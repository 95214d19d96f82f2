import type { Instant } from '../../basics/instant';

/**
 * Where the minutes of one attempt went. Remaining time is a function of this and of the monotonic counter alone:
 * a jump of the wall clock moves nothing while the machine runs (RM-8, RM-11, RM-17). All spans in ms.
 */
export type TimeLedger = {
  readonly durationMs: number;
  readonly elapsedAtStartMs: number;
  /** Running time of the station's earlier lives, each from its first to its last instant on disk. */
  readonly closedSegmentsMs: number;
  /** Time the station was down while the clock ran on. */
  readonly gapsMs: number;
  readonly grantsMs: number;
  /** The life that is running: first and last instant on disk, same boot. */
  readonly segment: { readonly from: Instant; readonly last: Instant };
};
