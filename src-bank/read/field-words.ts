import type { ChoiceType } from '../../src-shared/domain/item/item';
import type { SourceField } from './source-item';

/** What people call the fields: column headings, tags and metadata. The first of each is the template's. */
export const FIELD_NAMES: Readonly<Record<SourceField, readonly string[]>> = {
  topic: ['知识点', '考点', '主题', '章节', '知识点编码', 'topic'],
  posts: ['岗位', '适用岗位', '岗位编码', '工种', 'posts', 'post'],
  difficulty: ['难度', '难易度', '难易程度', '难度系数', '难度等级', 'difficulty'],
  level: ['认知层次', '认知水平', '能力层次', '掌握程度', 'level'],
  rationale: ['解析', '答案解析', '试题解析', '题目解析', '答案说明', 'rationale', 'explanation', 'feedback'],
  source: ['依据', '出处', '来源', '参考依据', '命题依据', 'source', 'reference'],
  author: ['命题人', '出题人', '作者', '编写人', 'author'],
  reviewer: ['审核人', '审题人', '复核人', 'reviewer'],
  status: ['状态', '审核状态', '试题状态', 'status'],
  enemyGroup: ['互斥组', '相斥组', '互斥', 'enemygroup', 'enemy'],
  version: ['版本', '版本号', 'version'],
  licence: ['许可', '版权', '授权', 'licence', 'license'],
  validFrom: ['有效期起', '生效日期', '启用日期', 'validfrom'],
  validTo: ['有效期止', '失效日期', '截止日期', 'validto'],
  fixedOrder: ['选项固定', '固定选项顺序', '选项不打乱', 'fixedorder'],
};

const fieldByName = new Map(
  Object.entries(FIELD_NAMES).flatMap(([field, names]) =>
    names.map((name) => [bareName(name), field as SourceField] as const),
  ),
);

/** The field that a heading or tag names, in any width, case and spacing. */
export function fieldOfName(name: string): SourceField | undefined {
  return fieldByName.get(bareName(name));
}

/** `知识点：GEN.LAW` or `难度=2` as a field and its text. */
export function labelledField(text: string): readonly [SourceField, string] | undefined {
  const match = /^([^:：=＝]{1,20})[:：=＝](.+)$/su.exec(text.trim());
  const field = match?.[1] === undefined ? undefined : fieldOfName(match[1]);
  const value = match?.[2]?.trim();
  return field === undefined || value === undefined || value === '' ? undefined : [field, value];
}

/** Full width to half, no white space, no mark of a required column, small letters. */
export function bareName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s*]+/g, '')
    .replace(/[((].*?[))]$/, '')
    .toLowerCase();
}

const TYPE_WORDS: readonly (readonly [RegExp, ChoiceType | 'case'])[] = [
  [/^(案例|材料|背景|case)/, 'case'],
  [/^(单项?选择?|单选|single)/, 'single'],
  [/^(多项?选择?|多选|不定项|multiple)/, 'multiple'],
  [/^(判断|是非|对错|正误|true.?false|tf$)/, 'true-false'],
];

/** 单选题, 单项选择题, 多选, 判断题, 案例分析题 and the like. */
export function typeOfWord(word: string): ChoiceType | 'case' | undefined {
  const bare = bareName(word);
  return TYPE_WORDS.find(([pattern]) => pattern.test(bare))?.[1];
}

const TRUE_WORDS = new Set(['对', '正确', '√', '✓', '✔', '☑', '是', '真', 't', 'true', 'y', 'yes', 'r', '1']);
const FALSE_WORDS = new Set([
  '错',
  '错误',
  '×',
  '✗',
  '✘',
  '✕',
  '☒',
  '否',
  '假',
  '不对',
  '不正确',
  'f',
  'false',
  'n',
  'no',
  'x',
  'w',
  '0',
]);

/** The answer to a true-false question in any of its spellings: `t` or `f`. */
export function trueFalseOfWord(word: string): 't' | 'f' | undefined {
  const bare = bareName(word).replace(/[。.、,，;；]+$/, '');
  if (TRUE_WORDS.has(bare)) return 't';
  return FALSE_WORDS.has(bare) ? 'f' : undefined;
}

/** `ABD`, `A,B,D`, `Ａ、Ｂ`, `答案：A` as letters in their order, or undefined when there is more than letters. */
export function lettersOfAnswer(answer: string): readonly string[] | undefined {
  const bare = answer
    .normalize('NFKC')
    .trim()
    .replace(/^(正确|标准|参考)?答案[::]?/, '')
    .replace(/[\s,、;;|/和与及.。()]+/g, '')
    .toLowerCase();
  return /^[a-z]+$/.test(bare) ? [...bare] : undefined;
}

const DIFFICULTY_WORDS: Readonly<Record<1 | 2 | 3, readonly string[]>> = {
  1: ['1', '易', '容易', '简单', '较易', '低', 'easy', '一级'],
  2: ['2', '中', '中等', '一般', '适中', 'medium', '二级'],
  3: ['3', '难', '困难', '较难', '高', 'hard', 'difficult', '三级'],
};

export function difficultyOfWord(word: string): 1 | 2 | 3 | undefined {
  const bare = bareName(word).replace(/\.0+$/, '');
  return ([1, 2, 3] as const).find((difficulty) => DIFFICULTY_WORDS[difficulty].includes(bare));
}

const LEVEL_WORDS = {
  remember: ['remember', '识记', '记忆', '了解', '知道'],
  understand: ['understand', '理解', '熟悉', '领会'],
  apply: ['apply', '应用', '运用', '掌握', '综合应用'],
} as const;

export function levelOfWord(word: string): keyof typeof LEVEL_WORDS | undefined {
  const bare = bareName(word);
  return (['remember', 'understand', 'apply'] as const).find((level) =>
    LEVEL_WORDS[level].some((one) => one === bare),
  );
}

const STATUS_WORDS = {
  draft: ['draft', '草稿', '待审', '待审核', '未审核'],
  approved: ['approved', '已审', '已审核', '审核通过', '通过', '启用', '正式'],
  retired: ['retired', '停用', '作废', '废止', '禁用'],
} as const;

export function statusOfWord(word: string): keyof typeof STATUS_WORDS | undefined {
  const bare = bareName(word);
  return (['draft', 'approved', 'retired'] as const).find((status) =>
    STATUS_WORDS[status].some((one) => one === bare),
  );
}

/** A date as 2026-01-05, 2026/1/5, 2026.1.5 or 2026年1月5日; undefined when there is no such day. */
export function dateOfWords(words: string): string | undefined {
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(words.normalize('NFKC').trim());
  if (match === null) return undefined;
  const [, year = '', month = '', day = ''] = match;
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : undefined;
}
