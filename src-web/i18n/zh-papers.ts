/** Texts of the pages about photographs and certificates as paper. */
export const papers = {
  photo: {
    title: '头像',
    uses: '头像用于：培训档案及培训监管；无纸化测试时人脸识别比对；在合格证明上显示。',
    rules:
      '近期一寸白底免冠证件照，JPEG 格式，至少 295 × 413 像素，宽高比 0.714（25 × 35 毫米）。较大的照片会自动缩小，拍摄时间、地点等附加信息会被清除。',
    choose: '选择照片',
    none: '还没有上传头像。',
    alt: '您登记的头像',
    done: '头像已保存。',
    verdict: { review: '待培训机构审核', pass: '已审核' },
    trouble: {
      'not-a-picture': '这不是可以打开的图片，请选择 JPEG 格式的照片。',
      'too-small': '照片太小，至少需要 295 × 413 像素。',
      'wrong-ratio': '照片的宽高比不对，应为 25 : 35（一寸照）。请先裁剪再上传。',
    },
    problems: {
      PHOTO_LOCKED_TEST_RECORD: '您已有测试记录，头像不得修改。确有错误的，请向省级主管部门申请更正。',
      PHOTO_LOCKED_CERTIFICATE:
        '您已有本系统生成的证书，头像不得修改。确有错误的，请向省级主管部门申请更正。',
      PHOTO_IN_OPEN_PACKAGE: '您已被安排测试，考试包已下发，场次结束前头像不能更换。',
      PHOTO_BY_INSTITUTION_ONLY: '您已在培训机构报名，如需修改头像，请联系该机构替换。',
      PHOTO_OTHER_INSTITUTION: '这不是本机构的学员，不能替换头像。',
      'not-a-jpeg': '这不是完整的 JPEG 照片。',
      'wrong-size': '照片应为 295 × 413 像素。',
      'too-small': '照片压缩过度，不清晰，请换一张。',
      'too-large': '照片文件过大，请换一张。',
      'not-yours': '这不是本机构的学员。',
    },
  },
  certificate: {
    download: '下载证书（PDF）',
    downloadBadge: '下载电子徽章（Open Badges 3.0）',
    noBadge: '本中心使用国密算法签名，通用徽章格式不支持。请使用 PDF 上的二维码核验。',
    gone: '没有找到这本证书。',
  },
  verify: {
    title: '证书验真',
    checking: '正在核实…',
    missing: '请用手机扫描证书上的二维码打开本页。',
    genuine: '证书真实，由本中心签发',
    notGenuine: '不是本中心签发的证书，或二维码内容被改动。请勿采信。',
    offline: '无法联网，状态未联网核实。',
    name: '姓名',
    live: '联网状态',
  },
  issue: {
    title: '核发证书',
    about: '为培训完成且测试合格的人员核发证书',
    text: '培训完成、测试合格且未作废、有头像的人员可以核发。发证日期为核发当日。',
    empty: '没有待核发的人员。',
    score: '中心成绩',
    button: '核发',
    ready: '可以核发',
    done: (number: string) => `已核发，证书编号 ${number}`,
    problems: {
      'no-such-enrolment': '没有找到这条报名记录。',
      TRAINING_NOT_COMPLETED: '培训未完成',
      NO_VALID_TEST: '没有有效的测试成绩',
      BELOW_PASS_MARK: '测试未达到 60 分',
      SCORE_DISPUTED: '考试机与中心评分不一致，须先核实',
      RESULT_HELD: '成绩暂扣，须先处理',
      NO_PHOTO: '没有头像',
      HAS_CERTIFICATE: '已有该岗位证书',
    },
  },
};
export type PaperTexts = typeof papers;
