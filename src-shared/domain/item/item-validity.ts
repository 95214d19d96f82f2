import type { LocalDate } from '../../basics/ids';
import type { Item } from './item';

/**
 * Whether an item holds on a day in Asia/Shanghai (QB-4): both ends belong to its time, and an end that is not given
 * is open. A question about a law stops being right on the day another law takes its place.
 */
export function isValidOn(item: Item, day: LocalDate): boolean {
  return (item.validFrom ?? day) <= day && day <= (item.validTo ?? day);
}
