/** Texts of the page about what comes by hand. */
export const handIn = {
  handIn: {
    title: '导入上交',
    about: '导入考点带来的上交文件，或扫描成绩二维码',
    fileTitle: '上交文件',
    fileText:
      '考试机不能联网时，监考员可在考试机上导出上交文件（.examhandin）。可以一次选多个文件；同一文件重复导入不会重复计分。',
    choose: '选择上交文件',
    busy: '正在导入…',
    tooLarge: '文件超过 48 MB，请由系统管理员用命令导入。',
    ofFile: (name: string, said: string) => `${name}：${said}`,
    outcomes: {
      imported: (records: number, station: string, session: string) =>
        `已导入 ${station} 场次 ${session} 的 ${records} 条记录。`,
      'imported-before': (records: number, station: string, session: string) =>
        `这个文件以前导入过（${station} 场次 ${session}，${records} 条记录），没有重复计入。`,
      incomplete: (records: number, station: string, session: string) =>
        `${station} 场次 ${session} 的文件没有全部收下，只收下 ${records} 条记录。`,
    },
    chains: {
      imported: '全部收下。',
      gap: '文件里的记录与中心已有的接不上，中间缺一段。请在这台考试机上重新导出全部记录。',
      fork: '文件里的记录与中心已有的编号相同、内容不同。请到“告警与隔离”查看，并派人检查这台考试机。',
      'not-authentic': '记录的签名不是这台考试机的。请核对考试机登记；不能说明的，考虑吊销它的密钥。',
      malformed: '记录的格式不对。请核对考试机的软件版本，升级后重新导出。',
      'unknown-station': '这台考试机没有登记或已吊销。请系统管理员核对“考试机与密钥”。',
    },
    fileProblems: {
      'not-a-hand-in-file': '这不是上交文件。请选择考试机导出的 .examhandin 文件。没有导入任何内容。',
      truncated: '文件不完整，可能拷贝时中断。请重新拷贝，或在考试机上重新导出。没有导入任何内容。',
      damaged: '文件已损坏。请换一个 U 盘，在考试机上重新导出。没有导入任何内容。',
      'other-centre': '这个文件是交给另一个中心的。没有导入任何内容。',
      'unknown-station':
        '文件来自一台没有在本中心登记（或已吊销）的考试机。请系统管理员核对。没有导入任何内容。',
      'not-authentic': '文件的签名与这台考试机登记的密钥不符。请核对来源。没有导入任何内容。',
      'other-session': '这个文件属于另一个场次。请到那个场次的页面，或“导入上交”页导入。没有导入任何内容。',
    },
    receipt: '下载回执',
    receiptText: '请把回执文件带回考试机导入，考试机才知道记录已到达。',
    records: (all: number, odd: number) =>
      odd === 0 ? `各条记录（${all} 条）` : `各条记录（${all} 条，其中 ${odd} 条未计入）`,
    recordColumns: { no: '编号', state: '状态', reason: '原因与处理办法' },
    recordStates: { stored: '已收下', 'already-stored': '以前已收下', quarantined: '收下但未计入' },
    codeTitle: '成绩二维码',
    codeText:
      '考试机可以把一份成绩显示或打印成二维码。用扫码枪依次扫描，每扫一个自动换行；一份成绩分成几个码的，先后顺序不限，可以一次扫多份。',
    codeLabel: '扫码内容（每行一个码）',
    takeCodes: '导入二维码',
    codeMissing: '请先扫描或粘贴二维码的内容。',
    othersLeft: (lines: number) => `有 ${lines} 行不是成绩二维码，留在输入框里没有处理。`,
    codeOutcomes: {
      stored: (record: string) => `${record}的成绩已收下。`,
      'already-stored': (record: string) => `${record}的成绩以前已收下，没有重复计入。`,
      quarantined: (record: string) => `${record}的成绩收下但没有计入：`,
    },
    codeProblems: {
      'not-a-code': '这不是成绩二维码。请检查扫码枪是否切到英文输入。',
      'frames-missing': '这份成绩的二维码还没有扫全。请继续扫描余下的码，再点导入。',
      'frames-of-different-codes': '扫到的码不属于同一份成绩。请清空后重新扫描这一份。',
      'unknown-station': '这份成绩来自一台没有登记或已吊销的考试机。请系统管理员核对。',
      unreadable: '这份成绩打不开：不是交给本中心的，或扫描有误。请重新扫描。',
      'unknown-session': '这份成绩的场次还没有在中心发布。请先发布场次，再重新导入。',
      'unknown-candidate': '场次名单里没有这名考生。请核对场次名单。',
      'paper-impossible': '按场次的题库无法重新组卷。请核对场次发布的题库版本，并联系技术人员。',
      'not-authentic': '二维码的签名不符，没有收下。请核对来源，在考试机上重新生成。',
    },
    takenTitle: '最近导入',
    codesTakenTitle: '二维码成绩',
    nothingTaken: '还没有导入过上交文件。',
    takenColumns: {
      at: '最近导入',
      station: '考试机',
      session: '场次',
      records: '记录数',
      times: '导入次数',
      state: '状态',
      record: '记录',
    },
    whole: '全部收下',
    notWhole: '未全部收下',
  },
};
export type HandInTexts = typeof handIn;
