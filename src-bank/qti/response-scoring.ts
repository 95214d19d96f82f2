import type { ItemId, OptionId } from '../../src-shared/basics/ids';
import type { ChoiceType } from '../../src-shared/domain/item/item';
import { scoreItem } from '../../src-shared/domain/scoring/score-item';
import { childOf, childrenOf, textOf, type XmlElement } from '../container/parse-xml';

/** One question as far as its scoring goes. Identifiers are the file's own. */
export type ScoredChoice = {
  readonly type: ChoiceType;
  readonly choices: readonly string[];
  readonly key: readonly string[];
  readonly declaration: XmlElement;
  readonly processing: XmlElement | undefined;
};

export type ScoringVerdict = 'equal' | 'differs' | 'unknown' | 'none';

const MAXIMUM_CHOICES = 8;

/**
 * Whether a QTI file gives, for every possible answer, the marks of TS-4 and TS-5 up to one common factor. Found by
 * trying all answers: `match_correct` and `map_response`, by template or written out, in any combination of the
 * operators below. `unknown`: it uses something else.
 */
export function judgeScoring(choice: ScoredChoice): ScoringVerdict {
  const { processing, choices, key, type } = choice;
  if (processing === undefined) return 'none';
  if (choices.length > MAXIMUM_CHOICES) return 'unknown';
  try {
    const full = scoreOf(choice, key);
    for (const chosen of possibleAnswers(type, choices)) {
      const expected = scoreOfBank(type, choices, key, chosen);
      const fullExpected = scoreOfBank(type, choices, key, key);
      if (full <= 0 || Math.abs(scoreOf(choice, chosen) * fullExpected - expected * full) > 1e-9)
        return 'differs';
    }
    return 'equal';
  } catch (error) {
    if (error instanceof NotUnderstood) return 'unknown';
    throw error;
  }
}

class NotUnderstood extends Error {}

function possibleAnswers(type: ChoiceType, choices: readonly string[]): readonly (readonly string[])[] {
  if (type !== 'multiple') return [[], ...choices.map((choice) => [choice])];
  return Array.from({ length: 2 ** choices.length }, (_none, bits) =>
    choices.filter((_choice, at) => (bits & (1 << at)) !== 0),
  );
}

function scoreOfBank(
  type: ChoiceType,
  choices: readonly string[],
  key: readonly string[],
  chosen: readonly string[],
): number {
  // The scorer compares ids and does not look at their form.
  const item = { itemId: 'x' as ItemId, type, optionIds: choices as readonly OptionId[], isVoided: false };
  const score = scoreItem({ ...item, key: key as readonly OptionId[] }, chosen as readonly OptionId[]);
  if (!score.ok) throw new NotUnderstood();
  return score.value;
}

type Value = null | boolean | number | readonly string[];
type Run = {
  readonly choice: ScoredChoice;
  readonly chosen: readonly string[];
  readonly outcomes: Map<string, Value>;
};

function scoreOf(choice: ScoredChoice, chosen: readonly string[]): number {
  const template = choice.processing?.attributes.template ?? '';
  if (/match_correct(\.xml)?$/.test(template)) return isSame(chosen, choice.key) ? 1 : 0;
  if (/map_response(\.xml)?$/.test(template)) return chosen.length === 0 ? 0 : mapped(choice, chosen);
  if (template !== '') throw new NotUnderstood();
  const run: Run = { choice, chosen, outcomes: new Map([['SCORE', 0]]) };
  for (const rule of childrenOf(choice.processing ?? choice.declaration)) follow(run, rule);
  const score = run.outcomes.get('SCORE');
  if (typeof score !== 'number') throw new NotUnderstood();
  return score;
}

function follow(run: Run, rule: XmlElement): void {
  switch (rule.name) {
    case 'qti-set-outcome-value':
      run.outcomes.set(rule.attributes.identifier ?? '', evaluate(run, childrenOf(rule)[0]));
      return;
    case 'qti-response-condition':
      for (const branch of childrenOf(rule)) {
        const inside = childrenOf(branch);
        const isElse = branch.name === 'qti-response-else';
        if (!isElse && evaluate(run, inside[0]) !== true) continue;
        for (const one of isElse ? inside : inside.slice(1)) follow(run, one);
        return;
      }
      return;
    default:
      throw new NotUnderstood();
  }
}

function evaluate(run: Run, expression: XmlElement | undefined): Value {
  if (expression === undefined) throw new NotUnderstood();
  const inside = childrenOf(expression);
  const values = () => inside.map((one) => evaluate(run, one));
  switch (expression.name) {
    case 'qti-variable': {
      const name = expression.attributes.identifier ?? '';
      if (name === run.choice.declaration.attributes.identifier)
        return run.chosen.length === 0 ? null : run.chosen;
      return run.outcomes.get(name) ?? null;
    }
    case 'qti-correct':
      return run.choice.key;
    case 'qti-map-response':
      return mapped(run.choice, run.chosen);
    case 'qti-base-value':
      return baseValue(expression);
    case 'qti-is-null':
      return values()[0] === null;
    case 'qti-not':
      return values()[0] === false;
    case 'qti-and':
      return values().every((value) => value === true);
    case 'qti-or':
      return values().some((value) => value === true);
    case 'qti-sum':
      return values().reduce<number>((sum, value) => sum + numberOf(value), 0);
    case 'qti-match': {
      const [one, other] = values();
      return Array.isArray(one) && Array.isArray(other) ? isSame(one, other) : one !== null && one === other;
    }
    case 'qti-contains': {
      const [whole, part] = values();
      return Array.isArray(whole) && Array.isArray(part) && part.every((one) => whole.includes(one));
    }
    case 'qti-member': {
      const [one, whole] = values();
      return Array.isArray(whole) && Array.isArray(one) && one.every((id) => whole.includes(id));
    }
    default:
      throw new NotUnderstood();
  }
}

function baseValue(expression: XmlElement): Value {
  const text = textOf(expression).trim();
  const type = expression.attributes['base-type'];
  if (type === 'identifier') return [text];
  if (type === 'boolean') return text === 'true';
  return numberOf(Number(text));
}

function numberOf(value: Value): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new NotUnderstood();
  return value;
}

function mapped({ declaration }: ScoredChoice, chosen: readonly string[]): number {
  const mapping = childOf(declaration, 'qti-mapping');
  if (mapping === undefined) throw new NotUnderstood();
  const entries = new Map(
    childrenOf(mapping, 'qti-map-entry').map((entry) => [
      entry.attributes['map-key'] ?? '',
      Number(entry.attributes['mapped-value']),
    ]),
  );
  const otherwise = Number(mapping.attributes['default-value'] ?? 0);
  const sum = chosen.reduce((total, id) => total + numberOf(entries.get(id) ?? otherwise), 0);
  const lower = Number(mapping.attributes['lower-bound'] ?? Number.NEGATIVE_INFINITY);
  const upper = Number(mapping.attributes['upper-bound'] ?? Number.POSITIVE_INFINITY);
  return Math.min(Math.max(sum, lower), upper);
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}
