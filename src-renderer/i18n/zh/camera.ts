/** The camera during the exam: what it does, whether it is on, and how to take the consent back (LW-2). */
export const camera = {
  on: '摄像头开',
  lost: '无摄像头',
  withdrawn: '摄像头关',
  more: '考试中的摄像头：说明与撤回同意',
  title: '考试中的摄像头',
  what: '摄像头会在随机时刻核对坐在本机位的是否仍是您本人。不录像、不录音，画面只在本机内存中使用，您不需要做任何事。',
  kept: '只有核对不一致时，才按规定加密保存一张画面，并在成绩确认后按期删除。',
  lostNote: '摄像头暂时没有画面。请继续作答，时间和答案不受影响；重新接好后会自动恢复。',
  mayWithdraw: '如果您改变主意，可以随时撤回同意：之后不再核对，已作答的内容、剩余时间和成绩都不受影响。',
  withdraw: '撤回同意，关闭摄像头',
  withdrawnNote: '您已撤回同意，摄像头已关闭，不再核对。考试照常进行。',
  back: '返回',
};
