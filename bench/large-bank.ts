import { Item } from '../src-shared/domain/item/item';
import type { Blueprint } from '../src-shared/domain/paper/blueprint';

const OPTIONS = ['a', 'b', 'c', 'd', 'e'];

/** A bank of about `count` items for a blueprint: every topic, type and difficulty in the proportions of a real one. */
export function largeBank(blueprint: Blueprint, count: number): readonly Item[] {
  const items: Item[] = [];
  const topics = blueprint.topics.map((topic) => topic.code);
  const types = [
    'single',
    'single',
    'single',
    'single',
    'multiple',
    'true-false',
    'true-false',
    'case',
  ] as const;
  for (let n = 0; items.length < count; n++) {
    const topic = topics[n % topics.length] ?? 'POS.STD';
    const type = types[Math.floor(n / topics.length) % types.length] ?? 'single';
    const isCaseTopic = blueprint.caseTopicPrefixes.some((prefix) => topic.startsWith(prefix));
    if (type === 'case' && !isCaseTopic) continue;
    items.push(
      Item.parse(
        type === 'case'
          ? caseItem(n, blueprint.post, topic)
          : { ...choice(`B-${n}`, type, n), ...authored(blueprint.post, topic) },
      ),
    );
  }
  return items;
}

function authored(post: string, topic: string) {
  return {
    version: 1,
    posts: [post],
    topic,
    author: 'bench',
    reviewer: 'bench-2',
    status: 'approved',
    licence: 'project',
  };
}

function choice(id: string, type: 'single' | 'multiple' | 'true-false', n: number) {
  const options =
    type === 'true-false'
      ? [
          { id: 't', text: '正确' },
          { id: 'f', text: '错误' },
        ]
      : OPTIONS.slice(0, type === 'single' ? 4 : 5).map((option) => ({
          id: option,
          text: `选项 ${option} ${n}`,
        }));
  const key = type === 'true-false' ? ['t'] : type === 'single' ? ['b'] : ['a', 'c', 'd'];
  return {
    id,
    type,
    stem: `样例题 ${n}`,
    options,
    key,
    difficulty: n % 10 < 3 ? 1 : n % 10 < 8 ? 2 : 3,
    level: 'remember',
    rationale: '样例',
    source: '样例',
  };
}

function caseItem(n: number, post: string, topic: string) {
  const parts = (['single', 'single', 'multiple', 'true-false'] as const).map((type, i) =>
    choice(`B-${n}-${i + 1}`, type, n),
  );
  return {
    id: `B-${n}`,
    type: 'case',
    stem: `样例案例 ${n}`,
    difficulty: n % 4 === 0 ? 1 : n % 4 === 3 ? 3 : 2,
    items: parts,
    ...authored(post, topic),
  };
}
