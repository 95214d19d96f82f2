import { Blueprint } from '../../src-shared/domain/paper/blueprint';

/** The seven weights of TS-21's example, in two knowledge groups and one of posts. */
export const SEVEN_WEIGHTS: readonly number[] = [30, 120, 150, 200, 200, 180, 120];

const SEVEN_CODES = ['GEN.LAW', 'GEN.MAT', 'BAS.MEC', 'POS.SCH', 'POS.QUA', 'SKI.DIS', 'SKI.SET'];

/** A blueprint of seven topics, four of them good for cases; refuses weights that don't add up to 1000. */
export function buildBlueprint(overrides: Partial<Blueprint> = {}): Blueprint {
  const blueprint = Blueprint.parse({
    blueprintVersion: '样例-1',
    post: '010',
    postName: '样例岗位',
    topics: SEVEN_CODES.map((code, at) => ({ code, name: `样例主题${at + 1}`, weight: SEVEN_WEIGHTS[at] })),
    difficultyMix: [3, 5, 2],
    caseTopicPrefixes: ['POS', 'SKI'],
    ...overrides,
  });
  const sum = blueprint.topics.reduce((whole, topic) => whole + topic.weight, 0);
  if (sum !== 1000) throw new Error(`weights add up to 1000, got ${sum}`);
  return blueprint;
}
