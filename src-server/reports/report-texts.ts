import type { Alpha } from '../../src-shared/domain/statistics/alpha';
import type { ItemFlag } from '../../src-shared/domain/statistics/item-flags';
import type { Block } from '../../src-shared/domain/statistics/responses';

export type Language = 'zh' | 'en';

type Reason = Extract<Alpha, { readonly kind: 'undefined' }>['because'];

type Texts = {
  readonly htmlLang: string;
  readonly otherLanguage: string;
  readonly demonstration: string;
  readonly confidential: string;
  readonly sessions: string;
  readonly items: string;
  readonly session: string;
  readonly place: string;
  readonly date: string;
  readonly bank: string;
  readonly candidates: string;
  readonly results: string;
  readonly passed: string;
  readonly mismatched: string;
  readonly aside: string;
  readonly voidedCount: string;
  readonly report: string;
  readonly noSessions: string;
  readonly noResults: string;
  readonly noSuchSession: string;
  readonly made: string;
  readonly leftOut: (n: number) => string;
  readonly fewSittings: string;
  readonly total: string;
  readonly mean: string;
  readonly deviation: string;
  readonly range: string;
  readonly median: string;
  readonly passMark: string;
  readonly histogram: string;
  readonly people: string;
  readonly topics: string;
  readonly topicNote: string;
  readonly scatter: string;
  readonly scatterNote: string;
  readonly difficulty: string;
  readonly discrimination: string;
  readonly alpha: string;
  readonly alphaNote: string;
  readonly part: string;
  readonly questionsPerPaper: string;
  readonly all: string;
  readonly blocks: Readonly<Record<Block, string>>;
  readonly undefinedBecause: Readonly<Record<Reason, string>>;
  readonly table: string;
  readonly tableNote: string;
  readonly item: string;
  readonly type: string;
  readonly topic: string;
  readonly options: string;
  readonly omitted: string;
  readonly flags: string;
  readonly flagNames: Readonly<Record<ItemFlag, string>>;
  readonly flagged: string;
  readonly voided: string;
  readonly voidedTitle: string;
  readonly reason: string;
  readonly at: string;
  readonly csv: string;
  readonly caution: string;
};

const zh: Texts = {
  htmlLang: 'zh-CN',
  otherLanguage: 'English',
  demonstration: '演示 / 样例：本场为演示场次，数据是编造的，不是真实考试结果',
  confidential: '保密：本页含答案，仅供考试管理机构内部使用；不列考生姓名',
  sessions: '场次',
  items: '试题分析',
  session: '场次',
  place: '考点 / 考场',
  date: '日期',
  bank: '题库版本',
  candidates: '应考',
  results: '已判成绩',
  passed: '合格',
  mismatched: '与机位不一致',
  aside: '搁置记录',
  voidedCount: '作废试题',
  report: '报告',
  noSessions: '中心尚未发布任何场次。',
  noResults: '本场尚无成绩，因此没有可以统计的内容。',
  noSuchSession: '中心没有这个场次。',
  made: '生成时间（北京时间）',
  leftOut: (n) => `有 ${n} 份已存成绩的记录无法重新读取，未计入任何数字。`,
  fewSittings: '成绩不足 30 份：下列数字只能参考，不能据此修改试题。',
  total: '总分',
  mean: '平均',
  deviation: '标准差',
  range: '最低 – 最高',
  median: '中位数',
  passMark: '合格线',
  histogram: '总分分布（每 5 分一组）',
  people: '人数',
  topics: '各知识点得分率',
  topicNote: '得分率 = 全体所得分 ÷ 全体应得分；n 为作答题次。作废试题不计。',
  scatter: '难度与区分度',
  scatterNote: '每点一题；只画 n ≥ 20 的题，被标记的题写出题号。',
  difficulty: '难度 p',
  discrimination: '区分度 r',
  alpha: '信度（Cronbach α）',
  alphaNote:
    '各人试卷不同，α 由同卷出现的题目两两协方差估计（以每题自身平均分为基准），不含试卷之间难易不一造成的误差；案例题各小题相互关联，α 会偏高。',
  part: '部分',
  questionsPerPaper: '每卷题数',
  all: '全卷',
  blocks: { single: '单选', multiple: '多选', 'true-false': '判断', case: '案例' },
  undefinedBecause: {
    'too-few-sittings': '不计算：成绩少于 30 份',
    'too-few-questions': '不计算：每卷不足 2 题',
    'too-few-holders': '不计算：平均每题不足 5 份试卷',
    'no-variance': '不计算：得分没有差异',
  },
  table: '试题',
  tableNote:
    '选项一栏：选项、✓ 为答案、选择比例、括号内为选择者其余题目的平均得分率。多选题各项比例之和不为 100%。',
  item: '题号',
  type: '题型',
  topic: '知识点',
  options: '选项：比例（其余题得分率）',
  omitted: '未答',
  flags: '提示',
  flagNames: {
    'too-hard': '过难',
    'too-easy': '过易',
    'negative-discrimination': '负区分',
    'distractor-unchosen': '有无人选的干扰项',
    'key-suspect': '答案存疑',
  },
  flagged: '有提示的题',
  voided: '已作废',
  voidedTitle: '已作废的试题（凡试卷含该题者得满分，TS-8）',
  reason: '原因',
  at: '时间（北京时间）',
  csv: '下载 CSV',
  caution: '提示只说明“请人看一看”，不自动改变任何成绩。',
};

const en: Texts = {
  htmlLang: 'en',
  otherLanguage: '中文',
  demonstration: '演示 / 样例 Demonstration session: the data are made up and are no real exam results',
  confidential: 'Confidential: this page holds answers, for the exam authority only; it names no candidate',
  sessions: 'Sessions',
  items: 'Item analysis',
  session: 'Session',
  place: 'Site / room',
  date: 'Date',
  bank: 'Bank version',
  candidates: 'Candidates',
  results: 'Results',
  passed: 'Passed',
  mismatched: 'Differ from station',
  aside: 'Set aside',
  voidedCount: 'Voided items',
  report: 'Report',
  noSessions: 'No session is published at this centre yet.',
  noResults: 'No result of this session has arrived, so there is nothing to analyse.',
  noSuchSession: 'The centre knows no such session.',
  made: 'Made at (Beijing time)',
  leftOut: (n) => `The records of ${n} stored results could not be read again; they are in no figure.`,
  fewSittings: 'Fewer than 30 results: these figures are hints at most, no ground for changing a question.',
  total: 'Total',
  mean: 'Mean',
  deviation: 'Standard deviation',
  range: 'Lowest – highest',
  median: 'Median',
  passMark: 'Pass mark',
  histogram: 'Totals (groups of 5 points)',
  people: 'Candidates',
  topics: 'Share of points by topic',
  topicNote: 'Share = all points scored ÷ all points on offer; n counts answers. Voided items are left out.',
  scatter: 'Difficulty and discrimination',
  scatterNote: 'One dot an item; items with n ≥ 20 only, flagged items with their id.',
  difficulty: 'Difficulty p',
  discrimination: 'Discrimination r',
  alpha: 'Reliability (Cronbach alpha, α)',
  alphaNote:
    'Papers differ by candidate, so α is estimated from the covariances of items that met on a paper, each around its own mean; unequal difficulty of papers is not counted as error. The questions of one case hang together, which makes α too high.',
  part: 'Part',
  questionsPerPaper: 'Items a paper',
  all: 'Whole paper',
  blocks: { single: 'Single', multiple: 'Multiple', 'true-false': 'True/false', case: 'Case' },
  undefinedBecause: {
    'too-few-sittings': 'not computed: fewer than 30 results',
    'too-few-questions': 'not computed: fewer than 2 items a paper',
    'too-few-holders': 'not computed: fewer than 5 papers an item',
    'no-variance': 'not computed: scores do not vary',
  },
  table: 'Items',
  tableNote:
    'Options: ✓ marks the key; share of choosers; in brackets their mean share of points on all other questions. Shares of a multiple-choice item do not add to 100%.',
  item: 'Item',
  type: 'Type',
  topic: 'Topic',
  options: 'Options: share (rest score)',
  omitted: 'Omitted',
  flags: 'Flags',
  flagNames: {
    'too-hard': 'too hard',
    'too-easy': 'too easy',
    'negative-discrimination': 'negative r',
    'distractor-unchosen': 'unchosen distractor',
    'key-suspect': 'key suspect',
  },
  flagged: 'Flagged items',
  voided: 'voided',
  voidedTitle: 'Voided items (everybody whose paper held one has its full points, TS-8)',
  reason: 'Reason',
  at: 'At (Beijing time)',
  csv: 'Download CSV',
  caution: 'A flag asks a person to look. It changes no score.',
};

export function textsIn(language: Language): Texts {
  return language === 'zh' ? zh : en;
}

export type { Texts };
