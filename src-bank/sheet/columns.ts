import { bareName, FIELD_NAMES, fieldOfName } from '../read/field-words';
import type { SourceField } from '../read/source-item';

/** What a column of a spreadsheet is for. */
export type Column =
  | { readonly kind: 'type' | 'stem' | 'options' | 'answer' | 'id' | 'caseId' | 'picture' | 'alt' }
  | { readonly kind: 'option'; readonly letter: string }
  | { readonly kind: 'field'; readonly field: SourceField }
  | { readonly kind: 'ignored' };

const NAMES: Readonly<Record<Exclude<Column['kind'], 'option' | 'field'>, readonly string[]>> = {
  type: ['题型', '题目类型', '试题类型', '题类', '类型', 'type'],
  stem: ['题干', '题目', '试题', '试题内容', '题目内容', '题干内容', '题目描述', '问题', 'stem', 'question'],
  options: ['选项', '备选项', '备选答案', '候选项', 'options'],
  answer: ['答案', '正确答案', '标准答案', '参考答案', '正确选项', 'answer', 'key'],
  id: ['编号', '题号', '试题编号', '题目编号', '试题编码', 'id'],
  caseId: ['案例编号', '案例号', '所属案例', '材料编号', '案例', 'caseid', 'case'],
  picture: ['图片', '图片文件', '题干图片', '附图', 'picture', 'image'],
  alt: ['图片说明', '图片描述', '替代文字', '图片替代文字', 'alt'],
  ignored: ['序号', '备注', '分值', '分数', '题分', '本题分值', '录入时间', '录入人'],
};

const columnByName = new Map<string, Column>(
  Object.entries(NAMES).flatMap(([kind, names]) => names.map((name) => [name, { kind } as Column] as const)),
);

/** What a heading means, or undefined when nobody knows it. */
export function columnOfHeading(heading: string): Column | undefined {
  const bare = bareName(heading);
  if (bare === '') return { kind: 'ignored' };
  const letter = /^(?:选项|备选项|option|答案)?([a-h])(?:选项|项)?$/.exec(bare)?.[1];
  if (letter !== undefined) return { kind: 'option', letter };
  const field = fieldOfName(heading);
  if (field !== undefined) return { kind: 'field', field };
  return columnByName.get(bare);
}

/** The template's headings, in their order: the ones every institution has, then what QB-4 asks besides. */
export const TEMPLATE_HEADINGS: readonly string[] = [
  '题型',
  '题干',
  ...[...'ABCDEF'].map((letter) => `选项${letter}`),
  '答案',
  '难度',
  '知识点',
  '解析',
  '依据',
  '岗位',
  '编号',
  '案例编号',
  '图片',
  '图片说明',
  ...(['level', 'author', 'reviewer', 'status', 'enemyGroup', 'validFrom', 'validTo'] as const).map(
    (field) => FIELD_NAMES[field][0] ?? field,
  ),
];
