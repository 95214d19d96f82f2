import { z } from 'zod';
import { ItemId, OptionId, StationId } from '../../basics/ids';
import { resultOf } from '../result-schema';
import { MoveInProblem, MoveOutProblem } from './move-problems';

const nothing = z.object({}).strict();
const done = z.object({}).strict();
const chosen = z.array(OptionId).readonly();

/** What came of a file: the attempt waits here to be resumed, or it was here already and the copy is kept beside it. */
const TakenIn = z.discriminatedUnion('kind', [
  z
    .object({ kind: z.literal('arrived'), answered: z.number().int() })
    .strict()
    .readonly(),
  z
    .object({
      kind: z.literal('copy-kept'),
      isForked: z.boolean(),
      review: z
        .array(
          z
            .object({
              itemId: ItemId,
              counted: chosen,
              others: z
                .array(
                  z.object({ chosen, stationId: StationId, seatEpoch: z.number().int() }).strict().readonly(),
                )
                .readonly(),
            })
            .strict()
            .readonly(),
        )
        .readonly(),
    })
    .strict()
    .readonly(),
]);

/** RM-12. All of them at the console, by whoever is signed in there. */
export const moveChannels = {
  /** Machines that this session's package was sealed for, but for this one. */
  'move:targets': {
    request: nothing,
    response: z.object({ targets: z.array(StationId).readonly() }).strict(),
  },
  'move:out': {
    request: z.object({ toStationId: z.string().max(64), note: z.string().trim().min(1).max(500) }).strict(),
    response: resultOf(done, MoveOutProblem),
  },
  'move:save-file': { request: nothing, response: resultOf(done, MoveOutProblem) },
  /** The same file as texts for codes; sealed. */
  'move:frames': {
    request: nothing,
    response: resultOf(
      z
        .object({ bytes: z.number().int(), frames: z.array(z.string().max(1500)).max(99).readonly() })
        .strict(),
      MoveOutProblem,
    ),
  },
  'move:free-seat': { request: nothing, response: resultOf(done, MoveOutProblem) },
  'move:take-in-file': { request: nothing, response: resultOf(TakenIn, MoveInProblem) },
  'move:take-in-frames': {
    request: z.object({ frames: z.array(z.string().max(1500)).min(1).max(99) }).strict(),
    response: resultOf(TakenIn, MoveInProblem),
  },
} as const;
