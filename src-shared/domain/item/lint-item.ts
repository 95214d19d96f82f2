import { assertNever } from '../../basics/assert-never';
import type { ItemId } from '../../basics/ids';
import type { CaseItem, CaseQuestion, Item } from './item';

export type ItemRule =
  | 'single-shape'
  | 'multiple-shape'
  | 'true-false-shape'
  | 'case-shape'
  | 'key-not-an-option'
  | 'key-twice'
  | 'option-id-twice'
  | 'option-text-twice'
  | 'option-names-options'
  | 'id-twice'
  | 'reviewer-is-author';

/** One thing wrong with an item, for its author. `itemId`: the question itself, also inside a case. */
export type ItemFinding = { readonly itemId: ItemId; readonly rule: ItemRule; readonly reason: string };

/** TS-3: the four questions of a case, in this order. */
const CASE_ORDER = ['single', 'single', 'multiple', 'true-false'] as const;

/** An option that speaks of other options makes no sense once they are shuffled (section 5.1). */
const NAMES_OPTIONS = [
  /(以上|上述)(各项|选项|答案|说法|几项|四项|三项)?(内容)?(都|均|全|皆|无|没有)/,
  /[A-F](\s*[、,，和与及]\s*[A-F])+\s*(两|三|四)?(项|选项)?(都|均|全|皆)?(不|是)?(对|正确|错误?)的?$/,
  /\b(all|none|both|neither) of the above\b/i,
];

/**
 * What is wrong with an item's form, beyond its schema; empty when nothing is (section 5.1 item lint, QB-4).
 * Looks at one item alone: near-duplicates and the spread of keys are the bank's.
 */
export function lintItem(item: Item): readonly ItemFinding[] {
  const authored: ItemFinding[] =
    item.author === item.reviewer
      ? [found(item.id, 'reviewer-is-author', 'another person than the author reviews an item')]
      : [];
  return [...authored, ...(item.type === 'case' ? lintCase(item) : lintQuestion(item))];
}

function lintCase(item: CaseItem): ItemFinding[] {
  const findings: ItemFinding[] = [];
  const order = item.items.map((part) => part.type);
  if (order.length !== CASE_ORDER.length || order.some((type, at) => type !== CASE_ORDER[at])) {
    findings.push(
      found(item.id, 'case-shape', 'a case is two single, one multiple, one true-false, in order'),
    );
  }
  const ids = [item.id, ...item.items.map((part) => part.id)];
  if (hasTwice(ids)) findings.push(found(item.id, 'id-twice', 'a case and its questions have different ids'));
  return [...findings, ...item.items.flatMap(lintQuestion)];
}

function lintQuestion(question: CaseQuestion): ItemFinding[] {
  const { id, options, key } = question;
  const optionIds = options.map((option) => option.id);
  const texts = options.map((option) => option.text.trim());
  const findings = lintShape(question);
  const add = (rule: ItemRule, reason: string) => findings.push(found(id, rule, reason));
  if (!key.every((option) => optionIds.includes(option))) {
    add('key-not-an-option', 'each option of the key is one of the question');
  }
  if (hasTwice(key)) add('key-twice', 'the key names an option once');
  if (hasTwice(optionIds)) add('option-id-twice', 'options have different ids');
  if (hasTwice(texts)) add('option-text-twice', 'options have different texts');
  if (texts.some((text) => NAMES_OPTIONS.some((pattern) => pattern.test(text)))) {
    add('option-names-options', 'options are shuffled, so none may speak of the others');
  }
  return findings;
}

function lintShape({ id, type, options, key }: CaseQuestion): ItemFinding[] {
  switch (type) {
    case 'single':
      if (options.length === 4 && key.length === 1) return [];
      return [found(id, 'single-shape', 'a single-choice question has 4 options and 1 key')];
    case 'multiple':
      if (options.length >= 4 && options.length <= 6 && key.length >= 2 && key.length < options.length)
        return [];
      return [
        found(
          id,
          'multiple-shape',
          'a multiple-choice question has 4 to 6 options, 2 or more right, 1 or more wrong',
        ),
      ];
    case 'true-false': {
      const texts = options.map((option) => option.text);
      if (texts.length === 2 && texts[0] === '正确' && texts[1] === '错误' && key.length === 1) return [];
      return [
        found(id, 'true-false-shape', 'a true-false question offers 正确 and 错误, in this order, and 1 key'),
      ];
    }
    default:
      return assertNever(type);
  }
}

function found(itemId: ItemId, rule: ItemRule, reason: string): ItemFinding {
  return { itemId, rule, reason };
}

function hasTwice(list: readonly string[]): boolean {
  return new Set(list).size !== list.length;
}
