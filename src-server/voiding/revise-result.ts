/** A score at the centre, and the voided questions of its paper that it counts as right. */
export type StandingScore = {
  readonly total: number;
  readonly isPass: boolean;
  readonly voidedItemIds: readonly string[];
};

export type Revision =
  /** The paper holds none of the newly voided questions. */
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'revised'; readonly score: StandingScore }
  /** Cannot come of voiding: somebody must look, and what stands goes on standing. */
  | { readonly kind: 'lower' };

/**
 * What becomes of a score when more questions are voided (TS-8). Full points can only add, so a lower total or a lost
 * pass is never believed. A paper that held the question gets a new version even when its points stay the same.
 */
export function reviseResult(standing: StandingScore, rescored: StandingScore): Revision {
  const known = new Set(standing.voidedItemIds);
  if (rescored.voidedItemIds.every((itemId) => known.has(itemId))) return { kind: 'unchanged' };
  const isLower = rescored.total < standing.total || (standing.isPass && !rescored.isPass);
  return isLower ? { kind: 'lower' } : { kind: 'revised', score: rescored };
}
