/** TS-7: the total and pass or fail, nothing about single questions. */
export const result = {
  title: '测试成绩',
  points: '分',
  pass: '合格',
  fail: '未合格',
  passMark: (mark: number) => `合格分数 ${mark} 分`,
  answered: (count: number) => `作答 ${count} 个小题`,
  cause: { candidate: '本人交卷', deadline: '时间到,自动交卷', proctor: '监考员交卷' },
  awaiting: '待上传确认',
  awaitingNote: '成绩已安全保存在本机,会自动上传;以中心复核确认的成绩为准。您不必在此等候。',
  confirmed: (time: string) => `已由中心确认 ${time}`,
  confirmedNote: '中心已收到本次测试的全部记录。',
  needsPerson: '上传需要工作人员处理',
  needsPersonNote: '成绩仍安全保存在本机。请告知监考员。',
  failNote: '补考安排请咨询您的培训机构。',
  leave: '完成,离开座位',
};
