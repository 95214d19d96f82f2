import type { CaseQuestion, Item } from '../../src-shared/domain/item/item';
import { scoredItemsById } from '../../src-shared/domain/item/items-of-bank';
import type { Blueprint } from '../../src-shared/domain/paper/blueprint';
import type { Paper } from '../../src-shared/domain/paper/paper';

type Placed = Extract<Paper['questions'][number], { readonly kind: 'choice' }>['item'];

const TYPE_NAMES = { single: '单选', multiple: '多选', 'true-false': '判断' } as const;
const LETTERS = 'ABCDEF';

/** A paper as its candidate saw it, with each item's id and the key beside it: for auditors, never for a station. */
export function readablePaper(paper: Paper, items: readonly Item[], blueprint: Blueprint): string {
  const questions = scoredItemsById(items);
  const cases = new Map(items.map((item) => [item.id, item]));
  const lines = [`${blueprint.post} ${blueprint.postName}`];
  for (const [at, question] of paper.questions.entries()) {
    if (question.kind === 'choice') {
      lines.push('', ...questionLines(`${at + 1}.`, question.item, questions));
      continue;
    }
    lines.push('', `${at + 1}. 【案例】${cases.get(question.caseId)?.stem ?? ''} (${question.caseId})`);
    for (const [part, placed] of question.items.entries()) {
      lines.push(...questionLines(`  (${part + 1})`, placed, questions));
    }
  }
  const borrowed = paper.borrows.map(
    ({ type, wanted, got }) =>
      `  ${type} ${wanted.topic}/${wanted.difficulty} ← ${got.topic}/${got.difficulty}`,
  );
  if (borrowed.length > 0) lines.push('', '借用 borrowed (TS-22):', ...borrowed);
  return lines.join('\n');
}

function questionLines(
  number: string,
  placed: Placed,
  questions: ReadonlyMap<string, CaseQuestion>,
): readonly string[] {
  const question = questions.get(placed.itemId);
  if (question === undefined) return [`${number} (${placed.itemId})`];
  const options = placed.optionIds.map((id, at) => {
    const option = question.options.find((one) => one.id === id);
    return `     ${LETTERS.charAt(at)}. ${option?.text ?? ''}${question.key.includes(id) ? ' ✓' : ''}`;
  });
  const pictures = (question.pictures ?? []).map(({ alt }) => `     〔图〕${alt}`);
  return [
    `${number} 【${TYPE_NAMES[question.type]}】${question.stem} (${placed.itemId})`,
    ...pictures,
    ...options,
  ];
}
