import { generatePaper } from '../../src-shared/domain/paper/generate-paper';
import type { PaperProblem } from '../../src-shared/domain/paper/paper-problem';
import { scoringDifferences } from '../../src-shared/domain/scoring/golden-vectors';
import type { SessionPublication } from './session-publication';

export type PublicationProblem =
  | { readonly kind: 'candidate-twice' }
  | { readonly kind: 'session-key-not-32-bytes' }
  /** This centre would score otherwise than the session's stations do. */
  | { readonly kind: 'scorer-differs'; readonly differences: readonly string[] }
  | { readonly kind: 'post-without-blueprint'; readonly post: string }
  /** TS-22, found before the session and not when its first result arrives. */
  | { readonly kind: 'paper-impossible'; readonly post: string; readonly problem: PaperProblem };

/** What would make every result of the session unjudgeable later. */
export function checkPublication(publication: SessionPublication): PublicationProblem | undefined {
  const { candidates, blueprints, bank } = publication;
  if (new Set(candidates.map((candidate) => candidate.candidateId)).size !== candidates.length) {
    return { kind: 'candidate-twice' };
  }
  if (publication.sessionKey.length !== BASE64URL_OF_32_BYTES) return { kind: 'session-key-not-32-bytes' };
  const differences = scoringDifferences(publication.scoring);
  if (differences.length > 0) return { kind: 'scorer-differs', differences };
  const posts = new Set(blueprints.map((blueprint) => blueprint.post));
  const orphan = candidates.find((candidate) => !posts.has(candidate.post));
  if (orphan !== undefined) return { kind: 'post-without-blueprint', post: orphan.post };
  for (const blueprint of blueprints) {
    const paper = generatePaper({ bank, blueprint, seed: new Uint8Array(32) });
    if (!paper.ok) return { kind: 'paper-impossible', post: blueprint.post, problem: paper.error };
  }
  return undefined;
}

const BASE64URL_OF_32_BYTES = 43;
