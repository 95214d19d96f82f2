import type { NoticedIncidentKind, RoomIncidentKind } from '../domain/incident/incident-kind';

type IncidentWords = {
  readonly kinds: Readonly<Record<RoomIncidentKind, string>>;
  readonly noticed: Readonly<Record<NoticedIncidentKind, string>>;
};

/**
 * RM-14's words and those for what a station notices, in Chinese: on the station's screen, on the
 * printed record and on the centre's pages alike.
 */
export const incidentWords: IncidentWords = {
  kinds: {
    'late-entry': '迟到',
    absent: '缺考',
    'manual-check': '人工核验',
    'machine-fault': '故障',
    grant: '补时',
    'seat-moved': '换机',
    'power-loss': '断电',
    'forced-submission': '强制交卷',
    conduct: '违纪',
    'left-seat': '离座',
    unwell: '身体不适',
    'document-problem': '证件问题',
    'software-fault': '软件异常',
    other: '其他',
  },
  noticed: {
    'presence-no-face': '座位上无人',
    'presence-other-face': '面容与登记不符',
    'presence-many-faces': '画面中有多人',
    'camera-lost': '摄像头断开',
    'clock-jump': '系统时间被改动',
    'focus-lost': '考试窗口失去焦点',
    'foreign-window': '出现其他程序窗口',
    'display-changed': '显示器有变化',
    'window-changed': '考试窗口被改动',
    'key-refused': '按了禁用的按键',
    'page-refused': '试图打开其他页面',
    'clipboard-foreign': '剪贴板中有外来内容',
    'close-tried': '试图关闭考试程序',
    'page-lost': '考试画面中断',
    'machine-slept': '机器曾休眠',
    'program-waived': '程序与发布不符，签字后使用',
    'late-answer': '换机后原机位又收到作答（不计分，已留存）',
    'journal-damage': '日志文件受损',
    'disk-low': '磁盘空间不足',
  },
};

export const incidentWordsEn: IncidentWords = {
  kinds: {
    'late-entry': 'late entry',
    absent: 'absent',
    'manual-check': 'manual check',
    'machine-fault': 'machine fault',
    grant: 'extra minutes',
    'seat-moved': 'seat moved',
    'power-loss': 'power cut',
    'forced-submission': 'paper collected',
    conduct: 'misconduct',
    'left-seat': 'left the seat',
    unwell: 'unwell',
    'document-problem': 'document problem',
    'software-fault': 'program fault',
    other: 'other',
  },
  noticed: {
    'presence-no-face': 'nobody at the seat',
    'presence-other-face': 'another face than registered',
    'presence-many-faces': 'several people in the picture',
    'camera-lost': 'camera unplugged',
    'clock-jump': 'system clock changed',
    'focus-lost': 'exam window lost the focus',
    'foreign-window': 'window of another program',
    'display-changed': 'displays changed',
    'window-changed': 'exam window changed',
    'key-refused': 'a refused key was pressed',
    'page-refused': 'another page was tried',
    'clipboard-foreign': 'foreign content in the clipboard',
    'close-tried': 'somebody tried to close the program',
    'page-lost': 'the exam’s page broke off',
    'machine-slept': 'the machine had slept',
    'program-waived': 'changed program used, with a signed reason',
    'late-answer': 'answer at a seat that was left (not counted, kept)',
    'journal-damage': 'journal file damaged',
    'disk-low': 'disk nearly full',
  },
};
