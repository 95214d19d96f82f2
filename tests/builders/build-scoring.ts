import { ItemId, OptionId } from '../../src-shared/basics/ids';
import type { ScoringRequirement } from '../../src-shared/domain/scoring/golden-vectors';
import { SCORER_VERSION } from '../../src-shared/domain/scoring/score-attempt';

const options = ['a', 'b', 'c', 'd'].map((id) => OptionId.parse(id));
const [right, wrong] = options;

/** The least that a package may demand of a scorer: one right answer and one wrong one (TS-5). */
export function buildScoring(): ScoringRequirement {
  if (right === undefined || wrong === undefined) throw new Error('no options');
  const itemId = ItemId.parse('q1');
  const keys = [{ itemId, type: 'single' as const, optionIds: options, key: [right], isVoided: false }];
  const vector = (name: string, chosen: OptionId, total: number) => ({
    name,
    keys,
    answers: [{ itemId, chosen: [chosen] }],
    passMark: 60,
    expected: { total, isPass: false },
  });
  return {
    scorerVersion: SCORER_VERSION,
    vectors: [vector('TS-5 right', right, 1), vector('TS-5 wrong', wrong, 0)],
  };
}
