import type { SessionPublication } from '../../src-server/registry/session-publication';
import { SessionPublication as Publication } from '../../src-server/registry/session-publication';
import type { ItemId, OptionId, StationId } from '../../src-shared/basics/ids';
import { type SeededRandom, seededRandom } from '../../src-shared/basics/seeded-random';
import type { CaseQuestion } from '../../src-shared/domain/item/item';
import { scoredItemsById } from '../../src-shared/domain/item/items-of-bank';
import { AttemptResult } from '../../src-shared/domain/record/attempt-result';
import { scoreAttempt } from '../../src-shared/domain/scoring/score-attempt';
import { buildBank } from './build-bank';
import { buildBlueprint, SEVEN_WEIGHTS } from './build-blueprint';
import { buildPublication, buildResult } from './build-publication';
import { buildSeed } from './build-seed';

/** Questions with a fault built in, for the figures to find. All are single-choice. */
export const FAULTS = {
  /** The candidates who know it choose b, and the key says a. */
  miskeyed: 'single-POS.QUA-2-1',
  /** Nobody chooses d. */
  deadOption: 'single-POS.SCH-2-1',
  /** Everybody knows it. */
  easy: 'single-GEN.MAT-1-1',
  /** Next to nobody knows it. */
  hard: 'single-BAS.MEC-3-1',
} as const;

const TOPIC_CODES = ['GEN.LAW', 'GEN.MAT', 'BAS.MEC', 'POS.SCH', 'POS.QUA', 'SKI.DIS', 'SKI.SET'];
const TOPIC_NAMES = ['法律法规', '工程材料', '力学', '进度', '质量', '技术交底', '放线'];
/** Small enough that most questions are on sixty papers of two hundred. */
const PER_CELL = { single: 5, multiple: 2, 'true-false': 3, case: 2 } as const;

/** A demonstration session of many made-up candidates. */
export function buildSimulatedSession(
  sessionId: string,
  seats = 200,
  bankVersion = `样例-${sessionId}`,
): SessionPublication {
  const whole = buildPublication(sessionId, 1);
  const blueprint = buildBlueprint({
    topics: TOPIC_CODES.map((code, at) => ({
      code,
      name: `${TOPIC_NAMES[at]}（样例）`,
      weight: SEVEN_WEIGHTS[at] ?? 0,
    })),
  });
  const [model] = whole.candidates;
  return Publication.parse({
    ...whole,
    session: { ...whole.session, title: '演示场次：土建施工员（样例数据）' },
    candidates: Array.from({ length: seats }, (_, at) => ({
      ...model,
      candidateId: `${sessionId}-C${at + 1}`,
      admissionNo: `9901260310101${String(at + 1).padStart(3, '0')}`,
      document: { type: 'passport', number: `E99${String(at + 1).padStart(6, '0')}` },
      displayName: `样例考生${at + 1}`,
      seat: at + 1,
    })),
    bank: buildBank({ blueprint, bankVersion, perCell: ({ type }) => PER_CELL[type] }),
    blueprints: [blueprint],
  });
}

/**
 * What the stations of a simulated session send: candidates with abilities drawn from a normal distribution answer by
 * a logistic model (a Rasch model with a floor for guessing). The same session always gives the same answers.
 */
export function simulateResults(
  publication: SessionPublication,
  stationId: StationId,
  random: SeededRandom = seededRandom(buildSeed(publication.session.sessionId)),
): readonly AttemptResult[] {
  const questions = scoredItemsById(publication.bank.items);
  return publication.candidates.map(({ seat }) => {
    const ability = normal(random) * 0.9 + 0.35;
    const perfect = buildResult(publication, stationId, seat);
    const answers = perfect.answers.flatMap(({ itemId }) => {
      const question = questions.get(itemId);
      if (question === undefined) throw new Error(`no question ${itemId}`);
      const chosen = answer(question, ability, random);
      return chosen.length === 0 ? [] : [{ itemId, chosen }];
    });
    return withAnswers(publication, perfect, answers);
  });
}

/** The same sitting with other answers, and the claim that a station makes of them. */
export function withAnswers(
  publication: SessionPublication,
  result: AttemptResult,
  answers: AttemptResult['answers'],
): AttemptResult {
  const questions = scoredItemsById(publication.bank.items);
  const held = result.answers.map(({ itemId }) => questions.get(itemId)).filter((one) => one !== undefined);
  const keys = [...held, ...answers.map(({ itemId }) => questions.get(itemId))].flatMap((question) =>
    question === undefined
      ? []
      : [
          {
            itemId: question.id,
            type: question.type,
            optionIds: question.options.map((option) => option.id),
            key: question.key,
            isVoided: false,
          },
        ],
  );
  const score = scoreAttempt({
    keys: [...new Map(keys.map((key) => [key.itemId, key])).values()],
    answers: new Map(answers.map(({ itemId, chosen }) => [itemId, chosen])),
    passMark: publication.policy.passMark,
  });
  if (!score.ok) throw new Error('the answers are malformed');
  const { total, isPass, scorerVersion } = score.value;
  return AttemptResult.parse({ ...result, answers, claimed: { total, isPass, scorerVersion } });
}

function answer(question: CaseQuestion, ability: number, random: SeededRandom): readonly OptionId[] {
  if (uniform(random) < 0.015) return [];
  const known = uniform(random) < 1 / (1 + Math.exp(-(ability - hardness(question)) * slope(question)));
  const options = question.options.map((option) => option.id);
  if (question.type !== 'multiple') return [known ? truthOf(question) : wrongOf(question, options, random)];
  if (known) return question.key;
  // Half knowledge: most leave something out, some take a wrong one in.
  const some = question.key.filter(() => uniform(random) < 0.65);
  const wrong = options.filter((option) => !question.key.includes(option) && uniform(random) < 0.3);
  return [...some, ...wrong];
}

function truthOf(question: CaseQuestion): OptionId {
  const wanted = question.id === FAULTS.miskeyed ? question.options[1]?.id : question.key[0];
  if (wanted === undefined) throw new Error('a question without a key');
  return wanted;
}

function wrongOf(question: CaseQuestion, options: readonly OptionId[], random: SeededRandom): OptionId {
  const truth = truthOf(question);
  const open = options.filter(
    (option, at) => option !== truth && !(question.id === FAULTS.deadOption && at === 3),
  );
  // Distractors differ in charm: the first draws twice as many as the others.
  const drawn = open[Math.max(0, random.below(open.length + 1) - 1)];
  if (drawn === undefined) throw new Error('a question without a wrong option');
  return drawn;
}

/** Logits; spread by the question's own id, so that two of one cell differ. */
function hardness({ id, difficulty }: CaseQuestion): number {
  if (id === FAULTS.easy) return -6;
  if (id === FAULTS.hard) return 5;
  return ([-1.3, -0.3, 0.9][difficulty - 1] as number) + (ownNumber(id) - 0.5) * 1.4;
}

function slope({ id }: CaseQuestion): number {
  return 0.5 + ownNumber(`slope ${id}` as ItemId) * 1.1;
}

/** 0 to 1, the same for the same id. */
function ownNumber(id: string): number {
  return uniform(seededRandom(buildSeed(id)));
}

function uniform(random: SeededRandom): number {
  return random.nextUint32() / 0x1_0000_0000;
}

/** Box and Muller. */
function normal(random: SeededRandom): number {
  const radius = Math.sqrt(-2 * Math.log(1 - uniform(random)));
  return radius * Math.cos(2 * Math.PI * uniform(random));
}
