/** Texts of the page that tells other systems of results. */
export const reporting = {
  reporting: {
    title: '数据上报',
    about: '把成绩以 xAPI 和 QTI 格式交给其他系统',
    text: '上报的数据只有考生编号、场次和成绩，没有姓名和证件号码。暂扣的成绩不上报。同一成绩重复上报不会重复记录。',
    session: '场次编号',
    file: '下载 xAPI 文件',
    taken: (lines: number) => `已生成 ${lines} 条。`,
    push: '上报到学习记录库',
    noStore: '没有配置学习记录库（EXAM_SERVER_LRS_URL），只能下载文件。',
    store: (url: string) => `学习记录库：${url}`,
    counts: { due: '等待上报', taken: '已上报', refused: '被拒收' },
    pushed: '已上报。没有送达的会自动重试。',
    retry: '对方没有应答时，每隔 30 秒至 1 小时自动重试，直到送达。',
    refused: '被拒收的，是对方已有同编号但内容不同的记录，或不接受其格式，请与对方联系。',
    qti: '下载 QTI 成绩文件',
    qtiDone: '已下载。',
    notReportable: '这条成绩已暂扣，或原始记录无法打开，不能导出。',
    wrongSession: '请输入场次编号。',
  },
};
export type ReportingTexts = typeof reporting;
