import type { Difficulty } from '../item/item';
import type { Blueprint } from './blueprint';

export type PaperType = 'single' | 'multiple' | 'true-false' | 'case';

/** One field of the blueprint's table: a type of question, a topic, a difficulty (TS-20). */
export type PaperCell = { readonly type: PaperType; readonly topic: string; readonly difficulty: Difficulty };

export const DIFFICULTIES: readonly Difficulty[] = [1, 2, 3];

/** At an equal distance the easier one comes first: a shortage in the bank must not make a paper harder. */
const NEAREST_DIFFICULTIES: Readonly<Record<Difficulty, readonly Difficulty[]>> = {
  1: [1, 2, 3],
  2: [2, 1, 3],
  3: [3, 2, 1],
};

export function cellKey(cell: PaperCell): string {
  return `${cell.type}|${cell.topic}|${cell.difficulty}`;
}

/** `POS` of `POS.SCH`: topics with the same prefix are siblings. */
export function topicPrefix(topic: string): string {
  return topic.slice(0, 3);
}

/**
 * Where a place may be filled from, best first (TS-22): its own cell, its topic at the next difficulty, a sibling
 * topic, any other topic of the blueprint. Topics of one rank keep the blueprint's order.
 */
export function borrowOrder(wanted: PaperCell, topics: readonly string[]): PaperCell[] {
  const others = topics.filter((topic) => topic !== wanted.topic);
  const isSibling = (topic: string) => topicPrefix(topic) === topicPrefix(wanted.topic);
  const ranked = [wanted.topic, ...others.filter(isSibling), ...others.filter((topic) => !isSibling(topic))];
  return ranked.flatMap((topic) =>
    NEAREST_DIFFICULTIES[wanted.difficulty].map((difficulty) => ({ type: wanted.type, topic, difficulty })),
  );
}

/** Topics from which cases may come (TS-20). */
export function caseTopics(blueprint: Blueprint): Blueprint['topics'] {
  return blueprint.topics.filter((topic) => blueprint.caseTopicPrefixes.includes(topicPrefix(topic.code)));
}
