import { timeOfDay } from '../../components/clock-text';
import { type ProblemTexts, sentenceOf } from '../problem-texts';
import { code } from './code';

const minutesAndSeconds = (ms: number): string => {
  const seconds = Math.ceil(ms / 1000);
  return seconds < 60 ? `${seconds} 秒` : `${Math.ceil(seconds / 60)} 分钟`;
};

/** What is wrong and what to do next, one sentence or two for each. */
export const problems: ProblemTexts = {
  'no-reply': () => '测试站没有应答。请再试一次；仍不行请举手告知监考员。',
  'reply-not-understood': () => '测试站的应答无法识别。请再试一次；仍不行请举手告知监考员。',
  'not-now': () => '当前步骤已经变化，这个操作不再需要。请按现在的画面继续。',
  'not-written': (p) =>
    p.isDiskFull
      ? '没有保存：磁盘已满。请举手告知监考员，由系统管理员清理磁盘。'
      : '没有保存：磁盘写入失败。请再试一次；仍不行请立即举手告知监考员。',
  unreachable: () => '联系不上中心。请检查网线和中心地址后再试，也可以使用文件方式。',
  'not-understood': () => '对方有应答，但不是管理中心。请检查地址，或网络是否需要先登录认证。',
  refused: (p) => `中心拒绝了请求（${p.reason}）。请联系中心管理员。`,
  'bad-url': () => '中心地址格式不对。请输入以 https:// 开头的完整地址。',
  'wrong-code': () => '登记码不对、已用过或已过期。请向中心管理员索取新的登记码。',
  'none-for-today': () => '中心没有为本机准备今天的试卷包。请核对场次日期，或联系中心。',
  cancelled: () => '没有选择文件，什么也没有改变。需要时请再点一次。',
  'bad-package': (p): string => sentenceOf(problems, p.problem),
  'unknown-staff-or-wrong-password': () => '工作人员编号或密码不对。请核对后重新输入。',
  'console-signed-out': () => '监考登录已退出，没有执行。请重新登录后再操作。',
  'consent-text-unknown': (p) =>
    `试卷包要求的人脸信息告知文本（版本 ${p.version}）本机程序没有。请安装与本场考试相符的程序版本。`,
  'scorer-differs': (p) =>
    `本机评分程序与试卷包要求不一致（${p.detail}），不能开考。请更新程序或换用备用机。`,
  'program-refused': (p) =>
    p.concern === 'substitute-electron'
      ? '本场规定只能使用官方运行环境打包的程序，本机不是，不能开考。请安装正式版本或换用备用机。'
      : '本机程序文件与发布时不同或没有有效签名，本场规定不能开考。请重新安装程序或换用备用机。',
  'program-needs-waiver': () =>
    '本机程序与发布时不符。本场规定允许写明原因、签字后继续：请填写原因，再输入一次密码后开启；也可以换用备用机。',
  'key-too-early': (p) =>
    `还没到时间：中心从 ${timeOfDay(p.releaseAtMs)} 起下发本场口令。请到时再点一次，或使用信封里的口令。`,
  'key-not-released': () => '中心没有为本机保管这份试卷包的口令。请使用信封里的口令，或联系中心。',
  'key-not-here': () => '本机还没有中心下发的口令（重新启动后需再取一次）。请先点“向中心索取口令”。',
  'update-waiting': (p) => `新版本 ${p.version} 已就绪。请先重新启动本机程序，再开启考试。`,
  'update-not-installed': () => '当前是源码运行，没有可更新的安装。',
  'update-frozen': (p) => {
    switch (p.because) {
      case 'session-open':
        return '本场考试已开启，期间不能更新。请在本场结束后再试。';
      case 'attempt-open':
        return '本机有一次没有结束的考试，不能更新。请先处理完再试。';
      case 'package-ready':
        return '今天的试卷包已在本机，考前版本已锁定，不能更新。请在今天的考试结束后再试。';
    }
  },
  'no-newer-update': () => '中心没有比本机更新的程序，不需要更新。',
  'not-an-update': () => '这个文件不是更新文件。请选择发布方提供的 .examupdate 文件。',
  'update-signature-wrong': () => '更新文件的签名不对，不能使用。请重新领取，并报告系统管理员。',
  'update-changed': () => '更新文件不完整或被改动过，不能使用。请重新复制或领取。',
  'update-other-platform': () => '这个更新文件用于另一种系统，不能在本机使用。',
  'update-not-newer': (p) =>
    `更新文件的版本 ${p.offered} 不比已安装的 ${p.installed} 新。版本只能升，不能降。`,
  'locked-out': (p) => `输错次数过多，已暂时锁定。请在 ${minutesAndSeconds(p.seconds * 1000)}后再试。`,
  empty: () => '请输入号码。',
  'wrong-length': () => '号码位数不对。身份证为 18 位，准考证号为 16 位，请核对。',
  'wrong-characters': () => '号码中有不应出现的字符。请只输入数字和字母。',
  'wrong-check-digit': () => '身份证号最后一位校验不符，可能输错了一位。请逐位核对。',
  'impossible-date': () => '身份证号中的出生日期不存在。请逐位核对第 7 到 14 位。',
  'unknown-region': () => '身份证号开头的地区代码不存在。请核对前两位。',
  'fifteen-digits': () => '15 位旧身份证号已停止使用。请输入 18 位号码，或使用准考证号。',
  'not-on-the-list': () => '本场名单中没有这个号码。请核对号码；如无误，请举手由监考员查对场次和考场。',
  'not-in-class': () => '您在本场名单中，但不在本次培训计划里。请举手由工作人员核对报名。',
  'signed-in-already': () => '您已经签到，不必再签。点名、测验或签退请点右边自己的名字。',
  'not-signed-in': () => '您还没有签到，不能签退。请先签到。',
  'class-paused': () => '老师已暂停上课，暂时不能签到。请等继续上课。',
  'seat-in-use': () => '本机有人正在自学，不能再签到。请换一台，或等他签退。',
  'already-sat': () => '该考生已参加过本场测试，不能再次进入。如有疑问请举手告知监考员。',
  'not-ready': (p) =>
    p.blocks.length === 0
      ? '本机还没有签署设备检测单，不能签到。请监考员按 F9 打开“监考”完成设备检测。'
      : '本机设备检测有未解决的问题，不能签到。请监考员按 F9 打开“监考”处理或豁免，或换用备用机。',
  'seat-left': () =>
    '该考生已换到另一台机器，本机不再接受作答。这次作答没有计入，已留存备查。请到新机位继续。',
  'unknown-target': () => '本场试卷包没有发给这台机器，不能换过去。请从列表中选择备用机。',
  'not-a-move': () => '这个文件不是换机文件。请选择原机位导出的 .exammove 文件。',
  'move-truncated': () => '换机文件不完整，可能没有复制完。请回到原机位重新保存。',
  'move-changed': () => '换机文件被改动过，或不是本场试卷包的密钥所封，不能接收。请回到原机位重新导出。',
  'move-other-session': () => '这是另一场考试的换机文件，不能在本场接收。请核对场次。',
  'move-other-package': () => '换机文件与本机的试卷包不是同一个包，不能接收。请在两台机器上使用同一试卷包。',
  'move-other-station': (p) =>
    `这个文件只能在测试站 ${p.toStationId} 接收。请到那台机器操作，或在原机位改选本机重新导出。`,
  'move-taken-already': () => '这个文件已在本机接收过，不能再次接收。请按现在的画面继续。',
  'seat-taken': () => '本机有考生正在使用，不能接收。请换一台空闲的备用机。',
  'attempt-over': () => '该考生的考试在本机已经结束，不能再接收。请把文件交给中心。',
  'frames-missing': () => '二维码还没有读全，请继续扫描其余各张。',
  'frames-of-different-codes': () => '读到了两份不同的二维码。请清空后，从第一张重新扫描同一台机器的画面。',
  'not-a-code': () => '这不是换机二维码。请对准原机位画面上的二维码。',
  'nothing-to-hand-in': () => '本场还没有成绩或记录，不必写出交卷文件。',
  'file-not-written': () => '文件没有写成。请检查 U 盘是否插好、有无空间，再试一次；成绩仍在本机。',
  'not-a-receipt': () => '这个文件不是中心的回执。请选择中心交给您的回执文件。',
  'receipt-of-another': () => '这是另一台测试站的回执。请核对测试站编号。',
  'receipt-not-authentic': () => '回执不是本机所登记的中心签发的，或与本机记录不符，没有导入。请联系中心。',
  'role-may-not': () => '巡考人员只能查看，不能进行这项操作。请由监考员、主考或系统管理员操作。',
  'waive-needs-session': () => '豁免需要核对密码，请先开启本场，再在“监考”里重新检测并豁免。',
  'waiver-out-of-place': () => '检测结果已变化，原豁免不再适用。请重新检测后再签署。',
  'paper-not-ready': () => '现在还不能制作这份表单。请先签字关闭本场，或先签署设备检测单。',
  'paper-not-drawn': () => '表单没有做成。请再试一次；仍不行请重新启动程序，内容都还在。',
  'no-printer': () => '找不到这台打印机。请检查连接，或先把表单保存为 PDF 文件。',
  'printer-refused': (p) => `打印机没有接受（${p.reason}）。请检查纸张和连接后再试，或先保存为 PDF 文件。`,
  'session-closed': () => '本场已在本机签字关闭，不能再进行这项操作。需要补充的情况请书面报告中心。',
  'time-out-of-range': () => '发生时间不对：不能晚于现在，也不能是别的日期。请核对后重填。',
  'no-such-incident': () => '找不到要更正的那一条记录。请重新打开考场情况记录再试。',
  'placement-wrong': () => '去向没有保存：有人在本机考过、不在名单上或被列了两次。请重新打开本页核对。',
  'closing-blocked': () => '人数还没有平衡，不能签字。请先处理列出的各项。',
  'statement-changed': () => '签字内容刚刚有了变化，没有执行。请看过更新后的内容再签字。',
  'signatures-missing': () => '签字还不齐，不能关闭。须两名监考员和一名主考分别签字。',
  'signed-already': () => '这个岗位的签字已经齐了，不必再签。',
  'signer-twice': () => '这名工作人员已经签过字。请由另一名工作人员签字。',
  'too-late': () => '已超过允许迟到的时间，不能进场。请联系监考员。',
  'same-person-twice': () => '两名核验人不能是同一人。请由另一名工作人员登录。',
  'wrong-password': (p) => `核验人${p.which === 1 ? '一' : '二'}的编号或密码不对。请重新输入。`,
  'paper-impossible': (p) => `题库不足，组不成完整试卷（${p.detail}）。请监考员联系中心更换试卷包。`,
  'other-attempt': () => '这不是当前考生的试卷。请举手告知监考员重新载入画面。',
  'time-is-up': () => '考试时间已到，不能再作答；已保存的答案会自动交卷。',
  'item-not-in-paper': () => '这道题不在当前试卷中。请举手告知监考员重新载入画面。',
  'malformed-choice': () => '这次选择无法识别，没有保存。请重新选择；仍不行请举手告知监考员。',
  'not-yet': (p) => `还没有到开考时间，请在 ${minutesAndSeconds(p.waitMs)}后再点“开始考试”。`,
  'picture-missing': () => '图片没有载入。请再试一次；仍不行请举手告知监考员。',
  'too-early': (p) => `还不能交卷，请在 ${minutesAndSeconds(p.waitMs)}后再交。`,
  'not-allowed': () => '您的岗位不能执行这项操作。请由监考员或主考登录。',
  'second-person-needed': () => '这项操作须由两名工作人员签字。请第二人登录确认。',
  'second-person-wrong': () => '第二名工作人员的编号或密码不对，没有执行。请重新输入。',
  'room-grant-mistyped': () => '全场补时编号不对，可能输错了一位。请逐位核对；共 7 位。',
  'room-grant-taken': () => '本机位已按这个编号补过时，没有重复补。',
  'code-mistyped': () => '代码不完整或输错了一位，没有执行，也不计入错误次数。请对方逐位重念；共 12 位。',
  'code-other-seat': (p) =>
    `这个代码是给 ${p.seat} 号机位的，不能在本机位使用。请核对机位号后请主考重新生成。`,
  'code-other-action': (p) =>
    p.needed.includes(p.action)
      ? `这个代码是用来“${code.actions[p.action]}”的，与所选事项不同，没有执行。请改选“${code.actions[p.action]}”，或请主考重新生成。`
      : `这个代码是用来“${code.actions[p.action]}”的，本机位现在要办的是${p.needed.map((one) => `“${code.actions[one]}”`).join('或')}，没有执行，也不计入错误次数。请主考按本机位要办的事项重新生成。`,
  'code-other-minutes': (p) =>
    `这个代码是 ${p.minutes} 分钟的，与填写的分钟数不同，没有执行。请改为 ${p.minutes}，或请主考重新生成。`,
  'code-used': () => '这个代码已经用过，不能再用。如仍需要，请报新的申请编号，由主考重新生成。',
  'code-other-attempt': () => '这个代码是给本机位上一名考生的，不能用于现在的考生。请主考重新生成。',
  'code-wrong': () =>
    '代码与本机位现在的申请编号不符，没有执行，已计一次错误。请核对申请编号后请主考重新生成。',
  'reopen-refused': () =>
    '交卷时已经判分，按规则不能撤回再答。误交卷或强制交卷有误时，请在情况登记中写明并报中心处理，不影响已保存的答案。',
  'request-mistyped': () => '申请编号不完整或输错了一位。请对方逐位重念；共 6 位。',
  'no-such-seat': () => '本考场没有这个机位。请核对机位号。',
  'code-minutes': (p) =>
    p.max === 0
      ? '这项操作不带分钟数。'
      : `分钟数须在 ${p.min} 到 ${p.max} 之间。更多时请中止考试并安排重考。`,
  'site-head-needed': () => '这项操作须由主考签字。请主考登录确认。',
  'no-recorded-fault': () => '补时必须对应已记录的故障。请先选择或记录故障。',
  'start-out-of-range': () => '开考时间与计划相差超过 6 小时，不能设置。请核对，或联系中心另排场次。',
  'grant-needs-site-head': (p) => `监考员一人最多还能补 ${p.maxMinutes} 分钟。更多须由主考作为第二人签字。`,
  'grant-beyond-total': (p) =>
    `补时合计不能超过上限，最多还能补 ${p.maxMinutes} 分钟。仍不够时请中止考试并安排重考，不占用考试次数。`,
  unreadable: () => '文件读不出来。请换一个 U 盘接口或重新复制文件。',
  truncated: () => '试卷包不完整，可能没有复制完。请重新领取或复制。',
  'not-a-package': () => '这个文件不是试卷包。请选择中心下发的密封文件。',
  'format-too-new': () => '试卷包版本比本程序新。请先更新测试站程序。',
  'suite-not-supported': (p) => `本程序不支持试卷包的加密方式（${p.suite}）。请更新测试站程序。`,
  'unknown-centre': () => '试卷包不是本机所登记的中心签发的。请确认来源，或重新登记本机。',
  'signature-wrong': () => '试卷包签名不对，可能被改动过，不能使用。请重新领取并报告中心。',
  'content-changed': () => '试卷包内容与签名不符，不能使用。请重新领取并报告中心。',
  'other-station': () => '试卷包不是发给本机的。请核对测试站编号，领取本机的试卷包。',
  'older-package': () =>
    '本机已有本场更新的试卷包，这一份是旧的，没有采用。请核对文件，直接使用本机已有的即可。',
  'other-day': (p) =>
    `试卷包是 ${p.sessionDate} 的，今天是 ${p.today}，不能开启。请领取当天的试卷包并核对本机日期。`,
  'share-mistyped': (p) =>
    `第${p.share === 1 ? '一' : '二'}份口令输错了，或少了几个字符。请照纸上逐组核对后重新输入。`,
  'share-of-other-package': (p) =>
    `第${p.share === 1 ? '一' : '二'}份口令是另一个试卷包的。请核对纸上的场次名称。`,
  'shares-alike': () => '两次输入的是同一份口令。请再请一位保管人，输入另外一份。',
  'shares-do-not-fit': () =>
    '这两份口令打不开今天的试卷包。请核对两张纸上的场次名称，换另一份再试，或联系中心。',
  'wrong-passphrase': () => '本场口令不对。请照密封信封上的口令逐词核对后重新输入。',
  'content-invalid': () => '试卷包内容有误，不能开考。请重新领取并报告中心。',
};
