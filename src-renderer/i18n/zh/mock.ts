/** The mock exam: on every one of its screens. */
export const mock = {
  strip: '模拟练习 · 样例',
  stripNote: '题目为样例，不计成绩，不保存记录，不上传。',
  end: '结束练习',
  paper: (passMark: number) =>
    `共 8 道样例题，满分 10 分，${passMark} 分合格：单选题 4 道，多选题 2 道，判断题 2 道。`,
  identified: '模拟练习不核验身份',
  resultTitle: '练习得分',
  resultNote: '这不是考试成绩。',
  resultMore: '本次练习没有留下任何记录。点下面的按钮结束练习。',
  leave: '结束练习',
};
