/** Texts of the page about kept pictures. */
export const evidence = {
  evidence: {
    title: '留存照片',
    about: '核验不符时留存的照片：查看须写明原因，到期自动删除',
    text: '照片在考试机上就已加密，只有中心服务器能打开，密钥不会到浏览器里。每次打开都会把您的账号、时间和原因记入审计日志。到期后由系统自动删除。',
    partTitle: '留存照片',
    session: '场次编号',
    submit: '查询',
    empty: '没有留存照片。只有核验不符、且考试规则允许上传时，考试机才会传来照片。',
    more: '更早的照片',
    first: '回到最近',
    columns: {
      kind: '种类',
      place: '场次与考试机',
      received: '到达中心',
      due: '删除日期',
      opened: '打开记录',
      action: '打开',
    },
    kinds: {
      'check-in-mismatch': '签到时人脸比对不符',
      'presence-mismatch': '考试中核验不符',
      unknown: '种类不明（文件头不可读）',
    } as Readonly<Record<string, string>>,
    result: '成绩',
    neverOpened: '没有人打开过',
    opened: (times: number, last: string) => `打开过 ${times} 次，最近 ${last}`,
    reason: '打开的原因（会保存，不要写姓名、证件号码）',
    open: '打开照片',
    onItsWay: '还在上传，传完后可以打开。',
    taken: (kind: string, at: string) => `${kind}，考试机时间 ${at}`,
    onScreen: '照片只显示在本页，关闭或离开本页后不再保留。请勿翻拍。',
    close: '关闭照片',
    problems: {
      'no-such-evidence': '没有找到这张照片，可能已到期删除。请刷新。',
      unreadable:
        '这张照片打不开：不是封给本中心的，或封装前已损坏。照片不影响成绩；请以考场情况记录为准，并告知系统管理员。',
    },
  },
};
export type EvidenceTexts = typeof evidence;
