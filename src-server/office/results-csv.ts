import { shanghaiDateTime } from '../../src-shared/basics/instant';
import { csvCell } from '../reports/items-csv';
import type { FoundResult } from './search-results';

/** Excel reads a file as UTF-8 when it begins with this. */
const BYTE_ORDER_MARK = '\ufeff';

const HEADINGS = [
  '性质 kind',
  '场次 session',
  '准考证号 admission no.',
  '姓名 name',
  '证件号码 document',
  '岗位 post',
  '第几次 attempt',
  '成绩 total',
  '是否合格 passed',
  '评分 scoring',
  '暂扣 held',
  '版本 version',
  '交卷时间 handed in',
] as const;

/** A list of results as comma-separated values (RFC 4180); a demonstration says so in every line. */
export function resultsCsv(found: readonly FoundResult[]): string {
  const lines = found.map(({ line, name }) => [
    line.isDemonstration ? '演示/样例' : '正式',
    line.sessionId,
    line.admissionNo,
    name,
    line.maskedDocument,
    line.postName,
    line.attemptNo,
    line.total,
    line.isPass ? '合格' : '不合格',
    line.status === 'confirmed' ? '一致' : '不一致',
    line.isHeld ? '是' : '否',
    line.versionNo,
    shanghaiDateTime(line.submittedAtMs),
  ]);
  return (
    BYTE_ORDER_MARK + [HEADINGS, ...lines].map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('')
  );
}
