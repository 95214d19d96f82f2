import type { CandidateId, ItemId } from '../../basics/ids';
import { err, type Result } from '../../basics/result';
import type { Blueprint } from './blueprint';
import { generatePaper } from './generate-paper';
import type { Bank } from './index-bank';
import type { Paper } from './paper';
import type { PaperProblem } from './paper-problem';

/** The part of a session's content that decides a candidate's paper. */
export type PaperSource = {
  readonly bank: Bank;
  readonly blueprints: readonly Blueprint[];
  readonly candidates: readonly {
    readonly candidateId: CandidateId;
    readonly post: string;
    readonly earlierItemIds?: readonly ItemId[] | undefined;
  }[];
};

/** The paper of one candidate of a session by its seed (TS-23): by the blueprint of the candidate's post. */
export function paperOfCandidate(
  source: PaperSource,
  candidateId: CandidateId,
  seed: Uint8Array,
): Result<Paper, PaperProblem | { readonly kind: 'no-blueprint' }> {
  const candidate = source.candidates.find((one) => one.candidateId === candidateId);
  const blueprint = source.blueprints.find((one) => one.post === candidate?.post);
  if (candidate === undefined || blueprint === undefined) return err({ kind: 'no-blueprint' });
  const { earlierItemIds = [] } = candidate;
  return generatePaper({ bank: source.bank, blueprint, seed, earlierItemIds });
}
