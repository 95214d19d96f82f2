/** The clock stands still; read by the candidate. */
export const paused = {
  title: '考试已暂停',
  breakTitle: '休息中',
  why: {
    'power-loss': '因停电，监考员已暂停您的考试。',
    'machine-fault': '因机器故障，监考员已暂停您的考试。',
    'software-fault': '因程序故障，监考员已暂停您的考试。',
    disturbance: '因考场受到干扰，监考员已暂停您的考试。',
    unwell: '因身体不适，监考员已暂停您的考试。',
    break: '您正在使用批准的休息时间。',
    other: '监考员已暂停您的考试。',
  },
  remaining: '剩余考试时间',
  clockStands: '计时已停止，暂停的时间不计入考试。',
  since: '暂停开始',
  answered: (count: number) => `已保存作答 ${count} 个小题`,
  wait: '请在座位上等候。监考员恢复后，您会回到同一道题，答案和标记都在。',
  breakLeft: '休息剩余',
  breakNote: '休息用完后计时自动继续，届时须由监考员为您打开试卷。',
  goOn: '结束休息，继续考试',
};
