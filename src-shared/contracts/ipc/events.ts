import { z } from 'zod';
import { AttemptId, Nonce } from '../../basics/ids';
import { ConsoleView } from './console-view';
import { ReadModelBatch } from './read-model-batch';
import { StationView } from './station-view';
import { SyncStrip } from './sync-strip';

/** What main pushes to the screen, unasked. The renderer parses these too. */
export const ipcEvents = {
  view: StationView,
  console: ConsoleView,
  /** About once a second during an exam; `remainingMs` by the monotonic rule, never below 0. */
  clock: z
    .object({
      attemptId: AttemptId,
      remainingMs: z.number().int().nonnegative(),
      grantedMinutes: z.number().int(),
    })
    .strict(),
  /** Main wants to know who sits at the seat now; to be answered with `presence:answer` before the time is over. */
  presence: z
    .object({ attemptId: AttemptId, checkId: Nonce, answerWithinMs: z.number().int().positive() })
    .strict(),
  /** Main wants one picture of what the camera saw; to be answered with `evidence:picture`, once. */
  'picture-wanted': z.object({ ticket: Nonce }).strict(),
  strip: SyncStrip,
  'read-model': ReadModelBatch,
} as const;

export type IpcEventName = keyof typeof ipcEvents;
export type IpcEventPayload<E extends IpcEventName> = z.infer<(typeof ipcEvents)[E]>;
