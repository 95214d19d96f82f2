/** The proctor's console over a seat. Everything here is read by staff. */
export const proctorConsole = {
  open: '监考',
  openHint: '监考员操作（F9）',
  title: '监考操作',
  signInLead: '请用本场工作人员的编号和密码登录。登录期间考生的画面被遮住，考试时间照常计时。',
  signIn: '登录',
  signOut: '退出',
  signedInAs: (name: string, roles: string) => `${name}（${roles}）`,
  idleNote: (minutes: number) => `关闭本窗口即退出登录；${minutes} 分钟无操作自动退出。`,
  roles: { proctor: '监考员', 'site-head': '主考', 'system-admin': '系统管理员', inspector: '巡考' },
  records: '记录与上传',
};
