import type { ItemRule } from '../../src-shared/domain/item/lint-item';

/** What each finding of the item lint is called in Chinese; the lint's own sentence follows it. */
export const ITEM_RULE_TEXT: Readonly<Record<ItemRule, string>> = {
  'single-shape': '单选题应有 4 个选项、1 个答案。',
  'multiple-shape': '多选题应有 4 至 6 个选项，答案不少于 2 个且不全选。',
  'true-false-shape': '判断题选项应依次为“正确”“错误”。',
  'case-shape': '案例题应依次为 2 道单选、1 道多选、1 道判断。',
  'key-not-an-option': '答案不在选项之中。',
  'key-twice': '答案重复。',
  'option-id-twice': '选项编号重复。',
  'option-text-twice': '选项内容重复。',
  'option-names-options': '选项会打乱顺序，内容不得提及其他选项。',
  'id-twice': '案例题与其小题编号重复。',
  'reviewer-is-author': '审核人不得为命题人。',
};
