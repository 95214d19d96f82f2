import { compareIds } from '../item/items-of-bank';
import type { Sitting } from './responses';

export type TopicStatistics = {
  readonly topic: string;
  /** Points scored of points on offer in all sittings together, 0 to 1. */
  readonly meanShare: number;
  /** Answers looked at (one question on one paper), different questions, and sittings with at least one of them. */
  readonly n: number;
  readonly questions: number;
  readonly sittings: number;
};

/** By topic code. Voided questions are left out (TS-8): their full points say nothing about anybody's knowledge. */
export function topicStatistics(sittings: readonly Sitting[]): readonly TopicStatistics[] {
  const topics = new Map<
    string,
    { points: number; full: number; n: number; items: Set<string>; in: Set<Sitting> }
  >();
  for (const sitting of sittings) {
    for (const { item, points } of sitting.responses) {
      if (item.isVoided) continue;
      const topic = topics.get(item.topic) ?? { points: 0, full: 0, n: 0, items: new Set(), in: new Set() };
      topic.points += points;
      topic.full += item.fullPoints;
      topic.n += 1;
      topic.items.add(item.itemId);
      topic.in.add(sitting);
      topics.set(item.topic, topic);
    }
  }
  return [...topics]
    .map(([topic, { points, full, n, items, in: held }]) => ({
      topic,
      meanShare: points / full,
      n,
      questions: items.size,
      sittings: held.size,
    }))
    .sort((a, b) => compareIds(a.topic, b.topic));
}
