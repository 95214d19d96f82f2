/** A chapter of the manual that a person reads on the page or takes along as a file (S3.2). */
export type ManualChapter = { readonly title: string; readonly steps: readonly string[] };

export const MANUAL_TITLE = { zh: '个人用户操作手册', en: 'Manual for persons' } as const;

const zh: readonly ManualChapter[] = [
  {
    title: '一、注册与登录',
    steps: [
      '在首页选“个人注册”，填写证件号码、姓名和手机号码，同意个人信息处理说明。',
      '首次登录的默认密码是注册时的手机号码，只能用一次；登录后先设置自己的密码，才能办理其他事项。',
      '忘记密码或账号被锁定：首页“找回密码”，用手机收到的验证码设置新密码；手机号码已停用的，携带身份证件到培训机构当面办理。',
    ],
  },
  {
    title: '二、头像',
    steps: [
      '在“头像”页上传近期免冠证件照：JPEG，白底，宽高比约 25∶35，不小于 295×413 像素。保存时自动检查格式、尺寸、底色和人脸（只有一张脸、正面、大小、清晰），不合格的写明哪一项和怎样重拍，接近限值的由培训机构判断。',
      '报名以后由培训机构替换头像；有测试记录或已生成证书的，头像不再更换，页面写明原因。',
    ],
  },
  {
    title: '三、报名培训',
    steps: [
      '在首页“培训机构查询”按省份查看机构，遵循属地管理、自愿、就近原则。',
      '登录后在“报名”页选择岗位和机构；机构联系您核对材料并确认。确认后不能自行更换机构，须由原机构移除后再报。',
      '机构安排测试场次后，在“测试”页看到日期、考场和座位号。',
    ],
  },
  {
    title: '四、参加测试',
    steps: [
      '携带有效身份证件，提前到场。核验身份后在考试机上作答：74 题，满分 100 分，60 分合格。',
      '答案随时保存在考试机上；停电或死机，工作人员解锁后从原题继续，耽误的时间按规定补给。',
      '成绩当场显示；中心确认后在“测试”页可查，对成绩有疑问，公布后五个工作日内可以申请一次复核，申请后十个工作日内答复。',
    ],
  },
  {
    title: '五、继续教育学时',
    steps: [
      '证书每个年度应完成 32 学时。年度从发证日期起算，“学时”页在每个年度旁写明起止日期；多学的学时不提前计入，也不转入下一年度。',
      '在培训机构或考试机上学习的学时自动登记；没有计入的，“学时”页逐条写明原因和办法。漏学的年度可由机构批准补学。',
    ],
  },
  {
    title: '六、证书更新',
    steps: [
      '持有原岗位培训考核合格证书、在规定期限内完成继续教育的，在“学时与证书”页点“证书更新”，系统自动生成电子合格证。点两次不会生成两份。',
      '过了期限或学时不足时，页面写明差多少、为什么。',
    ],
  },
  {
    title: '七、查询、下载与验真',
    steps: [
      '“学时与证书”页下载电子合格证（PDF）。任何人可在首页“证书查询”输入姓名和证件号码或证书编号查询有效状态、已完成年度和培训信息。',
      '扫描证书上的二维码可以验真；没有网络时只能核对签名，页面写明状态未联网核实。',
    ],
  },
];

const en: readonly ManualChapter[] = [
  {
    title: '1. Registering and signing in',
    steps: [
      'Choose Register on the first page; give your document number, name and telephone, and agree to how data are used.',
      'The first password is the telephone number and works once; set your own before anything else.',
      'Forgotten, or locked out: Recover password, with a code sent to your telephone. When the number is gone, go to a training institution with your document.',
    ],
  },
  {
    title: '2. Photograph',
    steps: [
      'Upload a recent portrait: JPEG, white ground, about 25 by 35, at least 295×413 pixels. Form, size, ground and face (one, from the front, large and sharp enough) are checked when it is saved; what is not good is told with what to do, what is near a limit is for the institution.',
      'After enrolment the institution replaces it; with a test record or a certificate it stays, and the page says why.',
    ],
  },
  {
    title: '3. Enrolling',
    steps: [
      'Find the institutions of your province on the first page.',
      'Sign in, choose post and institution; it confirms after looking at your papers. A confirmed enrolment is changed only after that institution has removed you.',
      'When a session is planned for you, My tests shows day, room and seat.',
    ],
  },
  {
    title: '4. The test',
    steps: [
      'Bring your document and come early: 74 questions, 100 points, 60 to pass.',
      'Answers are kept on the machine all the time; after a power cut you go on at the same question, and lost time is given back by rule.',
      'The score is shown at once. When the centre has confirmed it, My tests shows it; one review may be asked for within five working days and is answered within ten.',
    ],
  },
  {
    title: '5. Hours of continuing education',
    steps: [
      '32 hours for each year of the certificate, counted from its issue; dates stand beside every year. Hours ahead are not credited and do not carry over.',
      'Hours studied at an institution or a station are entered by themselves; what was not credited is told line by line. A missed year may be made up with the institution’s approval.',
    ],
  },
  {
    title: '6. Exchanging a certificate',
    steps: [
      'With an older paper certificate and the hours done in time, press Exchange: the electronic certificate is made at once, and only once.',
      'When the time is over or hours are missing, the page says how many and why.',
    ],
  },
  {
    title: '7. Query, download, verification',
    steps: [
      'Download the PDF on the page of hours and certificates. Anybody can query a certificate’s status, years and training.',
      'The QR code verifies it; without a network only the signature, and the page says so.',
    ],
  },
];

export const PERSON_MANUAL = { zh, en } as const;
