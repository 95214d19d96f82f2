import type { Sha256Hex } from '../../basics/ids';
import type { StudyPlan } from './study-plan';

/** The hashes of all pictures among the pages of a plan, each once, in order. */
export function picturesOfPlan(plan: StudyPlan | undefined): readonly Sha256Hex[] {
  const shown = (plan?.courses ?? []).flatMap(({ pages }) =>
    pages.flatMap((page) => (page.kind === 'picture' ? [page.sha256] : [])),
  );
  return [...new Set(shown)].sort();
}
