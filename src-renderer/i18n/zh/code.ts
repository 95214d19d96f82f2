/** Single-use codes: asked for over the telephone, typed at the seat. Read by staff. */
export const code = {
  tab: '一次性代码',
  signInTab: '用密码登录',
  useTitle: '使用一次性代码',
  useLead:
    '主考不在场时使用。给主考打电话，报出机位号、要做的事、分钟数和下面的申请编号；主考念回 12 位代码。',
  seat: '机位号',
  request: '申请编号',
  nothing:
    '本机位现在没有可以用代码办理的事项。考试进行中、暂停或中断时才能使用；交卷后已经判分，不能撤回，误交卷请报中心处理。',
  action: '要做的事',
  actions: { unlock: '解除遮盖', extend: '补时', reopen: '恢复作答' },
  actionHints: {
    unlock: '试卷暂停或被遮盖时，让考生继续；暂停较久的先核验面部。',
    extend: '考试进行中，只为已发生的故障补时。',
    reopen: '停电、死机、重启或换机后，让考生接着作答；随后先核验面部。',
  },
  /** Which action this seat needs, for whoever telephones for a code. */
  needs: (action: string) =>
    `本机位要办的事项是“${action}”。打电话时就说这一项；为别的事项生成的代码在这里用不了。`,
  minutes: '补时（分钟）',
  minutesHint: (most: number) => `最多 ${most} 分钟，须与代码上的分钟数一致。`,
  makeMinutesHint: '与对方机位填写的分钟数一致；不补时填 0。',
  cause: '原因',
  code: '代码',
  codeHint: '12 位字母和数字；大小写、空格、横线不限，O 与 0、I 与 1 不分。',
  use: '执行',
  used: '已执行。请关闭本窗口，让考生继续。',
  makeTitle: '生成一次性代码',
  makeLead:
    '由主考为本考场任一机位生成。请对方逐字报出屏幕上的申请编号和要办的事项；代码只对该机位、该事项、该分钟数有效一次。交卷后不能撤回。',
  requestHint: '6 位，由对方机位屏幕显示。',
  make: '生成代码',
  made: (seat: number) => `念给 ${seat} 号机位：`,
  madeNote: '代码不保存在本机。对方念错一位会被发现，不计入错误次数。',
  again: '再生成一个',
  byTelephone: (action: string) =>
    `监考员：不能用密码办理时，给主考打电话要“${action}”代码，再按 F9，在“一次性代码”里输入。`,
};
