import { readinessWords } from '../../../src-shared/wording/readiness-words';

/** Feature 17: is this machine fit for an exam? For staff, before the first candidate. */
export const readiness = {
  title: '设备检测',
  open: '设备检测与模拟练习',
  neverSigned: '本机还没有签署过设备检测单。',
  lastSigned: (time: string, isReady: boolean) =>
    isReady ? `${time} 检测并签署：可以使用。` : `${time} 检测并签署：有未解决的问题。`,
  running: '正在检测，约需几秒。摄像头会打开片刻，画面不保存。',
  allClear: '没有阻止开考的问题。',
  blocked: (count: number) => `有 ${count} 项阻止开考，请逐项处理。`,
  again: '重新检测',
  mock: '开始模拟练习',
  limit: (limit: string) => `（标准 ${limit}）`,
  limitOnly: (limits: string) => `标准：${limits}`,
  states: { pass: '通过', warn: '请留意', block: '阻止开考', 'not-yet': '开启后检测', running: '检测中' },
  waiveLabel: '确认无碍可以豁免：写明理由，随检测单签名留存',
  waiveHint: '例如：第二显示器已断电并贴封条',
  signTitle: '签署检测单',
  signLead: '检测结果、数值和豁免理由由本机密钥签名，记入本机记录，不能更改。',
  signLeadSealed:
    '本场尚未开启，不能核对密码，也不能豁免：编号只作登记。需要豁免时，请先开启本场，再在“监考”里检测。',
  sign: '签署',
  signedTitle: (isReady: boolean): string =>
    isReady ? '已签署：本机可以使用' : '已签署：本机仍有未解决的问题',
  signedBy: (staffId: string, time: string) => `签署人 ${staffId}，检测时间 ${time}。`,
  signedHash: (start: string) => `检测单指纹 ${start}…`,
  save: '保存为文件',
  saved: '已保存。',
  checks: readinessWords.checks,
  facts: readinessWords.facts,
  reasons: readinessWords.reasons,
};
