import { z } from 'zod';
import { checkDigit, digitsOf, fromCrockford, numberOf, toCrockford } from '../../basics/crockford';
import type { AttemptEvent } from '../attempt/attempt-event';
import { GrantCause } from '../attempt/ledger-entry';

/**
 * The number under which minutes are given to a whole room (RM-10), as it is written: `K7M-2PQ-X`. It says how many
 * minutes and for which cause, so that every seat gives the same; a seat takes each number once.
 */
export const RoomGrantNumber = z
  .string()
  .regex(/^[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]$/)
  .brand<'RoomGrantNumber'>();
export type RoomGrantNumber = z.infer<typeof RoomGrantNumber>;

export type RoomGrant = { readonly minutes: number; readonly cause: GrantCause };

const DIGITS = 6;
/** 22 random bits tell two grants of a day apart; 6 are the minutes, 2 the cause. */
const RANDOM = 2 ** 22;

/** `dice`: from 0 up to, not including, 1. `minutes`: 1 to 63. */
export function roomGrantNumber({ minutes, cause }: RoomGrant, dice: number): RoomGrantNumber {
  const value = (Math.floor(dice * RANDOM) * 4 + GrantCause.options.indexOf(cause)) * 64 + minutes;
  return written(digitsOf(value, DIGITS));
}

/** What was typed as a number, or undefined when it is none: a letter is wrong or two changed places. */
export function readRoomGrant(typed: string): (RoomGrant & { readonly number: RoomGrantNumber }) | undefined {
  const digits = fromCrockford(typed);
  if (digits?.length !== DIGITS + 1) return undefined;
  const own = digits.slice(0, DIGITS);
  if (checkDigit(own) !== digits[DIGITS]) return undefined;
  const value = numberOf(own);
  const minutes = value % 64;
  const cause = GrantCause.options[Math.floor(value / 64) % 4];
  if (minutes === 0 || cause === undefined) return undefined;
  return { number: written(own), minutes, cause };
}

/** What an attempt was given with the room, in order. */
export function roomGrantsOf(
  events: readonly AttemptEvent[],
): readonly (RoomGrant & { readonly number: RoomGrantNumber })[] {
  return events.flatMap((event) => {
    if (event.kind !== 'granted' || event.roomGrant === undefined) return [];
    return [{ number: event.roomGrant, minutes: event.minutes, cause: event.cause }];
  });
}

export function hasRoomGrant(events: readonly AttemptEvent[], number: RoomGrantNumber): boolean {
  return roomGrantsOf(events).some((grant) => grant.number === number);
}

function written(digits: readonly number[]): RoomGrantNumber {
  const letters = toCrockford([...digits, checkDigit(digits)]);
  return RoomGrantNumber.parse(`${letters.slice(0, 3)}-${letters.slice(3, 6)}-${letters.slice(6)}`);
}
