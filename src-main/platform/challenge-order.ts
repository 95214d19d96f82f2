import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ChallengeAction, type ChallengePlan } from '../../src-shared/domain/presence/challenge-action';

const Order = z.array(ChallengeAction).min(1).readonly();

/**
 * Challenges in an order that somebody wrote down, for a camera clip that can not listen: a JSON list, taken from again
 * and again. Offered in a checkout only; a packaged station never reads it and always draws. Throws when the file is
 * no such list.
 */
export function writtenChallengeOrder(file: string): (count: number) => ChallengePlan {
  const order = Order.parse(JSON.parse(readFileSync(file, 'utf8')));
  let next = 0;
  const take = (): ChallengeAction => order[next++ % order.length] ?? 'nod';
  return (count) => ({ actions: Array.from({ length: count }, take), insteadOfBlink: 'nod' });
}
