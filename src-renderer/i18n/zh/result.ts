/** TS-7: the total and pass or fail, nothing about single questions. */
export const result = {
  title: '测试成绩',
  scoring: '正在判分',
  scoringNote: '答案已全部保存并封存，请稍候。如长时间停留在此画面，请举手告知监考员。',
  points: '分',
  pass: '合格',
  fail: '未合格',
  passMark: (mark: number) => `合格分数 ${mark} 分`,
  answered: (count: number) => `作答 ${count} 个小题`,
  cause: { candidate: '本人交卷', deadline: '时间到，自动交卷', proctor: '监考员交卷' },
  awaiting: '待上传确认',
  awaitingNote: '成绩已安全保存在本机，会自动上传；以中心复核确认的成绩为准。您不必在此等候。',
  confirmed: (time: string) => `已由中心确认 ${time}`,
  confirmedNote: '中心已收到本次测试的全部记录。',
  needsPerson: '上传需要工作人员处理',
  needsPersonNote: '成绩仍安全保存在本机。请告知监考员。',
  failNote: '补考安排请咨询您的培训机构。',
  held: {
    title: { pending: '成绩待处理', stopped: '考试已中止', reschedule: '考试已中止，将另行安排' },
    saved: '答案已全部保存并封存',
    note: {
      pending: '本次测试的成绩由主管部门确认后公布。如有疑问，请向监考员询问。',
      stopped: '本次测试没有完成，答案和时间记录会上报中心，由中心通知后续安排。',
      reschedule: '因故障无法继续。本次不占用考试次数，新的考试时间由中心通知。',
    },
  },
  leave: '完成，离开座位',
};
