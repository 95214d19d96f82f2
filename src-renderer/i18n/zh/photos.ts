type Progress = { readonly checked: number; readonly total: number; readonly unusable: number };

/** The registered photographs of the session (PH-5, PH-6): for staff, and one line on the check-in screen. */
export const photos = {
  title: '登记照片',
  progress: ({ checked, total, unusable }: Progress) =>
    checked < total
      ? `正在检查登记照片 ${checked} / ${total}，不影响签到`
      : `登记照片已检查完，${unusable} 张无法用于人脸比对，详情请监考员在管理台查看`,
  done: (checked: number, total: number) => `已检查 ${checked} / ${total} 张。`,
  allGood: '已检查的照片都符合要求。',
  lead: '下列照片没有完全符合要求。“不能比对”的考生直接由两名工作人员核验，不扣次数。',
  unread: '暂时取不到检查结果。请稍后再打开。',
  refresh: '刷新',
  seat: (seat: number) => `${seat} 号座位`,
  notComparable: '不能比对',
  outcome: { pass: '合格', review: '需人工复核', fail: '不合格' },
  columns: { person: '考生', outcome: '结论', findings: '不符合的项目：实测（要求）' },
  rules: {
    jpeg: '不是 JPEG 文件',
    size: '尺寸',
    ratio: '宽高比',
    bytes: '文件大小',
    exif: '含拍摄信息',
    'one-face': '人脸数量',
    'face-height': '脸高占画面',
    'eyes-level': '双眼倾斜',
    yaw: '左右转头',
    pitch: '抬头低头',
    'eye-distance': '两眼间距',
    background: '底色不够白',
    'background-colour': '底色有颜色',
    sharpness: '清晰度',
    covered: '疑似遮挡（墨镜、口罩）',
  },
};
