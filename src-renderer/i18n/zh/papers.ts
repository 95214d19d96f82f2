/** The papers of the room and of the machine, printed or as files. */
export const papers = {
  title: '打印与存档',
  lead: '表单为中文正式格式，可打印签字，也可保存为 PDF 文件（例如存到 U 盘）。文件中有姓名和准考证号，请妥善保管。',
  printer: '打印机',
  noPrinter:
    '本机没有可用的打印机。请先把表单保存为 PDF 文件，到有打印机的机器上打印；或接好打印机后重新打开本页。',
  names: { 'room-record': '考场情况记录', 'result-sheet': '成绩汇总表', readiness: '设备检测单' },
  about: {
    'room-record': '人数、去向、情况记录和三人签字。',
    'result-sheet': '本机考生的成绩，留有签字栏；证件号码部分遮盖。',
    readiness: '最近一次签署的检测结果。',
  },
  notReady: {
    'room-record': '签字并关闭本场之后才能打印。',
    'result-sheet': '签字并关闭本场之后才能打印。',
    readiness: '本机还没有签署过设备检测单。',
  },
  save: '保存为 PDF',
  saveLabel: (name: string) => `${name}：保存为 PDF`,
  print: '打印',
  printLabel: (name: string) => `${name}：打印`,
  saved: (name: string) => `${name} 已保存。`,
  printed: (name: string) => `${name} 已送到打印机。`,
};
