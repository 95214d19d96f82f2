import type { DeletionLine } from '../../../src-shared/domain/evidence/deletion-report';

const kinds = { 'check-in-mismatch': '入场核验不一致的画面', 'presence-mismatch': '考试中核对不一致的画面' };

/** What is kept as evidence and what was deleted (LW-1); no names. */
export const retention = {
  title: '留存与删除',
  kept: '本机留存的证据画面',
  kinds,
  nothingKept: '没有留存任何画面。',
  keptLine: (kind: string, count: number, kilobytes: number) => `${kind}：${count} 张，共 ${kilobytes} KB`,
  nextDue: (day: string) => `最早删除时间 ${day}`,
  sealed: '画面已加密，只有考试中心能够打开，本机不能查看。',
  deleted: '删除记录',
  nothingDeleted: '还没有删除过任何内容。',
  when: '时间',
  what: '内容',
  why: '原因',
  count: '数量',
  whatOf: (line: DeletionLine): string => {
    if (line.what === 'evidence') return line.kind === undefined ? '无法识别的证据文件' : kinds[line.kind];
    const left = line.unacknowledgedRecords + line.unfinishedAttempts;
    return left === 0 ? '试卷包与登记照片' : `试卷包与登记照片（${left} 份考试记录当时尚未确认）`;
  },
  whys: {
    'after-confirmation': '成绩确认后期满',
    'days-at-most': '达到最长留存期限',
    quota: '超出留存空间，删除最早的',
    'disk-full': '磁盘空间不足，为答案让出空间',
    missing: '文件已不在磁盘上',
    unreadable: '文件无法识别',
    acknowledged: '场次结束且记录已全部确认',
    'hours-at-most': '场次结束已满 72 小时',
  },
  save: '导出删除记录',
  saved: '已导出。文件中没有姓名和证件号码。',
};
