/** Results that go to the centre by hand, and the candidate's receipt. */
export const handIn = {
  title: '离线交卷',
  intro:
    '没有网络时，用 U 盘或手机把本场成绩带到中心。文件和二维码都已加密，只有中心能打开，携带的人看不到内容。',
  count: (records: number, roomRecords: number, waiting: number) =>
    `本场成绩 ${records} 份，情况记录与关闭记录 ${roomRecords} 份，其中 ${waiting} 份尚未得到中心确认。`,
  none: '本场还没有要交的记录。',
  fileTitle: 'U 盘',
  write: '写出交卷文件',
  written: (name: string, records: number) => `已写出 ${name}，共 ${records} 条记录。`,
  receive: '导入中心回执',
  received: (waiting: number) =>
    waiting === 0 ? '回执已导入，本场成绩已全部得到中心确认。' : `回执已导入，还有 ${waiting} 份等待确认。`,
  codesTitle: '二维码',
  codesNote: '用手机逐份拍照或扫描，把读出的文字原样交给中心。',
  seat: (seat: number) => `${seat} 号座位`,
  isReceived: '中心已确认',
  show: '显示二维码',
  frame: (no: number, of: number) => (of === 1 ? '本份共 1 个二维码' : `第 ${no} 个，共 ${of} 个`),
  next: '下一个',
  codeLabel: '一份成绩的二维码，已加密',
  receiptTitle: '交卷回执',
  receiptNote:
    '可拍照留存。回执能证明您交卷时的每一项作答和成绩未被改动。请勿交给他人：凭它可以核对您的成绩。',
  receiptCode: (code: string) => `回执编号 ${code}`,
  receiptLabel: '交卷回执二维码',
};
