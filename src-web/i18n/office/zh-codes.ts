import type { StaffCodeProblem } from '../../../src-shared/contracts/web/staff-code-routes';

/** Texts of the form that makes a single-use code for a seat, told over the telephone. */
export const codes = {
  codes: {
    title: '电话代码（一次性）',
    text: '仅当考场主考不在、且网络不通时使用。请先核实来电人身份，再逐字记下对方机位屏幕上的申请编号。代码只对该机位、该事项、该分钟数有效一次；交卷后不能撤回。',
    seat: '机位号',
    action: '要做的事',
    actions: {
      unlock: '解除遮盖（暂停或被遮盖）',
      extend: '补时（考试进行中）',
      reopen: '恢复作答（停电、死机、重启后）',
    },
    actionHint: '对方机位的屏幕写着要办哪一项；做这一件事的代码办不了另一件。',
    minutes: '补时（分钟），不补时填 0',
    cause: '故障原因',
    causes: {
      'power-loss': '停电',
      'machine-fault': '机器故障',
      'software-fault': '程序故障',
      disturbance: '考场干扰',
    },
    request: '申请编号',
    make: '生成代码',
    made: (seat: number) => `念给 ${seat} 号机位：`,
    once: '代码不保存，离开本页后不再显示；已记入审计日志。',
    wrongNumber: '请填写数字。',
    problem: (problem: StaffCodeProblem): string => {
      switch (problem.kind) {
        case 'no-such-session':
          return '没有找到这个场次。';
        case 'no-such-seat':
          return '本场没有这个机位。';
        case 'request-mistyped':
          return '申请编号有误：请让对方逐字再念一遍。';
        default:
          return `分钟数须在 ${problem.min} 到 ${problem.max} 之间。`;
      }
    },
  },
};
export type CodeTexts = typeof codes;
