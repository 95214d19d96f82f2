import { z } from 'zod';
import { checkDigit, digitsOf, fromCrockford, numberOf, toCrockford } from '../../basics/crockford';

/**
 * What a single-use code does at a seat: `unlock` takes a cover or a pause away, `extend` gives minutes to a running
 * attempt, `reopen` opens one that the station's stop had closed (RM-11). None takes a hand-in back: a paper is scored
 * with it (TS-7). Their order is the code's and never changes.
 *
 * In journals of before this, an interrupted attempt was opened by `unlock`; such a use counts as every other one does.
 */
export const StaffCodeAction = z.enum(['unlock', 'extend', 'reopen']);
export type StaffCodeAction = z.infer<typeof StaffCodeAction>;

/** Everything a code stands for but whose it is; that is in the request number. `minutes` is 0 where none are given. */
export const StaffCodeOrder = z
  .object({
    seat: z.number().int().min(1).max(1023),
    action: StaffCodeAction,
    minutes: z.number().int().min(0).max(63),
  })
  .strict()
  .readonly();
export type StaffCodeOrder = z.infer<typeof StaffCodeOrder>;

/** A code that was used, in the event that it made: the mark and the effect are one line on the disk. */
export const CodeUse = z
  .object({
    /** How many codes this attempt had used before. */
    ordinal: z.number().int().nonnegative(),
    action: StaffCodeAction,
    minutes: z.number().int().min(0).max(63),
  })
  .strict()
  .readonly();
export type CodeUse = z.infer<typeof CodeUse>;

/** Bits of the request number, of the order in clear, and of the proof. */
export const REQUEST_BITS = 25;
export const PROOF_BITS = 37;
const REQUEST_DIGITS = REQUEST_BITS / 5;
const CODE_DIGITS = (10 + 2 + 6 + PROOF_BITS) / 5;

/** As it is read aloud: `7K3F-9Q`, the last letter a check. */
export function requestText(request: number): string {
  return written(digitsOf(request, REQUEST_DIGITS), 3);
}

/** What was typed as a request number, or undefined when it is none: a letter is wrong or two changed places. */
export function readRequest(typed: string): number | undefined {
  const digits = checked(typed, REQUEST_DIGITS);
  return digits === undefined ? undefined : numberOf(digits);
}

/** As it is read aloud: `7K3F-9Q2M-XT4H`, the last letter a check. */
export function codeText(order: StaffCodeOrder, proof: number): string {
  const { seat, action, minutes } = order;
  const head = (seat * 4 + StaffCodeAction.options.indexOf(action)) * 64 + minutes;
  // 18 bits of the order and 37 of the proof are 55: more than a number holds, so they are joined as bits.
  const bits = head.toString(2).padStart(18, '0') + proof.toString(2).padStart(PROOF_BITS, '0');
  const digits = Array.from({ length: CODE_DIGITS }, (_, place) =>
    Number.parseInt(bits.slice(place * 5, place * 5 + 5), 2),
  );
  return written(digits, 4);
}

/** What was typed as a code; undefined when it is mistyped, which costs nobody a try. */
export function readStaffCode(
  typed: string,
): { readonly order: StaffCodeOrder; readonly proof: number } | undefined {
  const digits = checked(typed, CODE_DIGITS);
  if (digits === undefined) return undefined;
  const bits = digits.map((digit) => digit.toString(2).padStart(5, '0')).join('');
  const head = Number.parseInt(bits.slice(0, 18), 2);
  const order = StaffCodeOrder.safeParse({
    seat: Math.floor(head / 256),
    action: StaffCodeAction.options[Math.floor(head / 64) % 4],
    minutes: head % 64,
  });
  return order.success ? { order: order.data, proof: Number.parseInt(bits.slice(18), 2) } : undefined;
}

function written(digits: readonly number[], group: number): string {
  const letters = toCrockford([...digits, checkDigit(digits)]);
  return letters.replace(new RegExp(`(.{${group}})(?=.)`, 'g'), '$1-');
}

function checked(typed: string, count: number): readonly number[] | undefined {
  const digits = fromCrockford(typed);
  if (digits?.length !== count + 1) return undefined;
  const own = digits.slice(0, count);
  return checkDigit(own) === digits[count] ? own : undefined;
}
