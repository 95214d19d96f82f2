import { z } from 'zod';
import { Epoch, StaffId, StationId } from '../../basics/ids';

/** One sealed journey of an attempt from a machine to another: random, 32 hex digits. */
export const MoveId = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .brand<'MoveId'>();
export type MoveId = z.infer<typeof MoveId>;

/**
 * RM-12: one stay of an attempt at a machine. `seatEpoch` is the fence: 1 at the first machine, one more with each
 * move; whoever holds the highest may write. `journalEpoch` says in which life of that machine's journal it lies.
 */
export const SeatStay = z
  .object({ stationId: StationId, journalEpoch: Epoch, seatEpoch: z.number().int().positive().max(100) })
  .strict()
  .readonly();
export type SeatStay = z.infer<typeof SeatStay>;

const by = z.array(StaffId).min(1).max(2).readonly();

/** The attempt has left `from` and may go on at `toStationId` and nowhere else. */
export const SeatLeft = z
  .object({ moveId: MoveId, from: SeatStay, toStationId: StationId, by })
  .strict()
  .readonly();
export type SeatLeft = z.infer<typeof SeatLeft>;

/** A move that was carried through, as it stands in the attempt and in its result: both seats, both epochs. */
export const SeatMove = z.object({ moveId: MoveId, from: SeatStay, to: SeatStay, by }).strict().readonly();
export type SeatMove = z.infer<typeof SeatMove>;

/** The fence an attempt is under after these moves. */
export function seatEpochAfter(moves: readonly SeatMove[]): number {
  return moves.at(-1)?.to.seatEpoch ?? 1;
}

/** Whether an arrival is the one that was sent: the same move, the named machine, a fence one higher. */
export function isArrivalOf(left: SeatLeft, move: SeatMove): boolean {
  return (
    left.moveId === move.moveId &&
    left.toStationId === move.to.stationId &&
    left.from.stationId === move.from.stationId &&
    left.from.seatEpoch === move.from.seatEpoch &&
    move.to.seatEpoch === move.from.seatEpoch + 1
  );
}
