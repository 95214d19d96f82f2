import { assertNever } from '../../basics/assert-never';
import type { OptionId } from '../../basics/ids';
import { err, ok, type Result } from '../../basics/result';
import type { ItemKey } from '../item/item-key';
import { POINTS } from '../paper/blueprint';

/**
 * Points of one question: TS-5 for single and true-false (equal to the key or nothing), TS-4 for multiple (all of
 * the key 2, a part of it and nothing else 1, anything wrong or nothing at all 0). A question found faulty gives its
 * full points whatever was chosen (TS-8). An option chosen twice or unknown is refused, not scored as 0.
 */
export function scoreItem(key: ItemKey, chosen: readonly OptionId[]): Result<number, 'malformed-choice'> {
  const points = pointsOrMalformed(key, chosen);
  return points === MALFORMED ? err('malformed-choice') : ok(points);
}

export const MALFORMED = -1;

/** The same as a bare number, `MALFORMED` for a refusal: a centre re-scores millions of questions. */
export function pointsOrMalformed(key: ItemKey, chosen: readonly OptionId[]): number {
  const only = chosen[0];
  if (chosen.length === 1 && only !== undefined && !key.isVoided) return pointsOfOne(key, only);
  if (!isWellFormedChoice(key.optionIds, chosen)) return MALFORMED;
  if (key.isVoided) return POINTS[key.type];
  const isWithinKey = isWithin(chosen, key.key);
  const isWholeKey = isWithinKey && chosen.length === key.key.length;
  switch (key.type) {
    case 'single':
    case 'true-false':
      return isWholeKey ? POINTS[key.type] : 0;
    case 'multiple':
      if (isWholeKey) return POINTS.multiple;
      return isWithinKey && chosen.length > 0 ? 1 : 0;
    default:
      return assertNever(key.type);
  }
}

/** The commonest answer, one option, without the loops. */
function pointsOfOne(key: ItemKey, option: OptionId): number {
  if (key.key.includes(option))
    return key.key.length === 1 ? POINTS[key.type] : key.type === 'multiple' ? 1 : 0;
  return key.optionIds.includes(option) ? 0 : MALFORMED;
}

function isWithin(chosen: readonly OptionId[], key: readonly OptionId[]): boolean {
  for (const option of chosen) if (!key.includes(option)) return false;
  return true;
}

/** Every chosen option is one of the question's, and none is chosen twice. Loops: it runs 86 times a paper. */
export function isWellFormedChoice(optionIds: readonly OptionId[], chosen: readonly OptionId[]): boolean {
  for (let at = 0; at < chosen.length; at++) {
    const option = chosen[at];
    if (option === undefined || !optionIds.includes(option) || chosen.indexOf(option) !== at) return false;
  }
  return true;
}
