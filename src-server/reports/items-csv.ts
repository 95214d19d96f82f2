import type { FlaggedItem } from '../../src-shared/domain/statistics/session-statistics';
import type { ItemReport } from './item-report';
import { textsIn } from './report-texts';

type Cell = string | number | undefined;

/** Excel reads a file as UTF-8 when it begins with this. */
const BYTE_ORDER_MARK = '\ufeff';
const DECIMALS = 4;

/**
 * The figures of a session's questions as comma-separated values (RFC 4180) with a byte order mark, one question a
 * line, headings in Chinese and English. A demonstration says so in every line, so that no cut-out loses it.
 */
export function itemsCsv(report: ItemReport): string {
  const { items } = report.statistics;
  const places = Math.max(0, ...items.map((one) => one.options.length));
  const optionHeadings = Array.from({ length: places }, (_, at) => [
    `选项${at + 1} option`,
    `选项${at + 1}为答案 is key`,
    `选项${at + 1}人数 count`,
    `选项${at + 1}比例 share`,
    `选项${at + 1}其余题得分率 mean rest`,
  ]).flat();
  const headings = [
    '性质 kind',
    '场次 session',
    '题库版本 bank version',
    '题号 item',
    '卷面部分 block',
    '题型 type',
    '知识点 topic',
    '满分 full points',
    '已作废 voided',
    'n',
    '难度 p',
    '区分度 r',
    '提示 flags',
    '未答人数 omitted count',
    '未答比例 omitted share',
    '未答者其余题得分率 omitted mean rest',
    ...optionHeadings,
  ];
  const lines = [headings, ...items.map((one) => line(one, report, headings.length))];
  return BYTE_ORDER_MARK + lines.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

/** As many cells as there are headings, whatever the number of options. */
function line(one: FlaggedItem, report: ItemReport, width: number): readonly Cell[] {
  const { item } = one;
  const zh = textsIn('zh');
  const cells: readonly Cell[] = [
    report.isDemonstration ? '演示/样例' : '正式',
    report.session.sessionId,
    report.bankVersion,
    item.itemId,
    zh.blocks[item.block],
    zh.blocks[item.type],
    item.topic,
    item.fullPoints,
    item.isVoided ? 1 : 0,
    one.n,
    one.difficulty,
    one.discrimination,
    one.flags.map((flag) => zh.flagNames[flag]).join('；'),
    one.omitted.count,
    one.omitted.share,
    one.omitted.meanRest,
    ...one.options.flatMap((option): Cell[] => [
      option.optionId,
      option.isKey ? 1 : 0,
      option.count,
      option.share,
      option.meanRest,
    ]),
  ];
  return [...cells, ...Array<Cell>(width - cells.length).fill(undefined)];
}

/**
 * One cell. Text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV injection), also
 * in the full-width forms that some locales accept; numbers are ours and stay numbers. No figure: an empty cell.
 */
export function csvCell(value: Cell): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(Number(value.toFixed(DECIMALS)));
  const isFormula = /^\s*[=+\-@＝＋－＠]/.test(value) || /^[\t\r\n]/.test(value);
  const safe = isFormula ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
