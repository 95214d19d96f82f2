import type { Page } from '@playwright/test';
import { press, type Shot } from './shot';

/** Opens the console and signs in as the proctor of the samples. */
async function toConsole(page: Page): Promise<void> {
  await page.keyboard.press('F9');
  await page.getByLabel(/工作人员编号|Staff number/).fill('JK001');
  await page.getByLabel(/^密码|^Password/).fill('demonstration');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /登\s*录|Sign in/ })
    .click();
}

const consolePage = (tab: RegExp) => async (page: Page) => {
  await toConsole(page);
  await page.getByRole('tab', { name: tab }).click();
};

/** Types a code at the seat, which answers that it is for something else. */
async function codeRefused(page: Page): Promise<void> {
  await page.locator('.console-button').click();
  await page.getByRole('tab', { name: /一次性代码|Single-use code/ }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel(/^代码|^Code/).fill('7K3F-9Q2M-XT4H');
  await drawer.getByLabel(/情况说明|What happened/).fill('样例：主考电话授权');
  await drawer.getByRole('button', { name: /^执\s*行$|Carry out/ }).click();
  await drawer.getByRole('alert').waitFor();
}

/** The proctor's console, section by section. */
export const consoleShots: readonly Shot[] = [
  {
    name: 'console-sign-in',
    query: 'view=exam&question=12&staff=wrong',
    act: async (page) => {
      await toConsole(page);
      await page.getByRole('alert').waitFor();
    },
  },
  { name: 'console-move', query: 'view=exam&question=12', act: consolePage(/换机|Move seat/) },
  { name: 'console-take-in', query: 'view=check-in', act: consolePage(/换机|Move seat/) },
  { name: 'console-left', query: 'view=moved-out', act: consolePage(/换机|Move seat/) },
  { name: 'console-photos', query: 'view=check-in-photos', act: consolePage(/登记照片|Registered photos/) },
  { name: 'console-readiness', query: 'view=check-in', act: consolePage(/设备检测|Machine check/) },
  { name: 'console-time', query: 'view=exam&question=12', act: consolePage(/计时与补时|Clock and/) },
  { name: 'console-code', query: 'view=exam&question=12', act: codeRefused },
  { name: 'console-code-reopen', query: 'view=suspended', act: codeRefused },
  { name: 'console-code-covered', query: 'view=covered', act: codeRefused },
  {
    name: 'console-make-code',
    query: 'view=exam&question=12&staff=head',
    act: async (page) => {
      await consolePage(/生成一次性代码|Make a single-use/)(page);
      await page.getByLabel(/^机位号|^Seat/).fill('12');
      await page.getByLabel(/^申请编号|^Request/).fill('7K3-F9Q');
      await page.getByLabel(/情况说明|What happened/).fill('样例：停电');
    },
  },
  {
    name: 'console-made-code',
    query: 'view=exam&question=12&staff=head',
    act: async (page) => {
      await consolePage(/生成一次性代码|Make a single-use/)(page);
      await page.getByLabel(/^机位号|^Seat/).fill('12');
      await page.getByLabel(/^申请编号|^Request/).fill('7K3-F9Q');
      await page.getByLabel(/情况说明|What happened/).fill('样例：停电');
      await press(/^生成代码$|^Make the code$/)(page);
      await page.getByText('7K3F-9Q2M-XT4H').waitFor();
    },
  },
  { name: 'console-ending', query: 'view=exam&question=12', act: consolePage(/收卷与中止|Collect or/) },
  {
    name: 'console-ending-confirm',
    query: 'view=exam&question=12',
    act: async (page) => {
      await consolePage(/收卷与中止|Collect or/)(page);
      await page
        .getByLabel(/情况说明|What happened/)
        .first()
        .fill('演示：擅自离场');
      await page.getByRole('button', { name: /强制交卷|Collect the paper/ }).click();
      await page.getByRole('button', { name: /确定执行|Yes, do it/ }).waitFor();
    },
  },
  { name: 'console-conduct', query: 'view=exam&question=12', act: consolePage(/违纪登记|Misconduct/) },
  { name: 'console-incidents', query: 'view=exam&question=12', act: consolePage(/情况记录|Room record/) },
  {
    name: 'console-incident-correct',
    query: 'view=check-in',
    act: async (page) => {
      await consolePage(/情况记录|Room record/)(page);
      await page.getByRole('button', { name: /更正第 3 条|Correct line 3/ }).click();
      await page.getByRole('button', { name: /不更正了|Do not correct/ }).scrollIntoViewIfNeeded();
    },
  },
  ...(['unbalanced', 'signing', 'signed', 'closed'] as const).map((stage) => ({
    name: `console-closing-${stage}`,
    query: `view=${stage === 'closed' ? 'session-closed' : 'check-in'}&closing=${stage}`,
    act: consolePage(/关闭本场|Close the session/),
  })),
  {
    name: 'console-papers',
    query: 'view=session-closed',
    act: async (page) => {
      await consolePage(/打印与存档|Print and file/)(page);
      await page
        .getByRole('button', { name: /打印$|print$/ })
        .first()
        .click();
    },
  },
  {
    name: 'console-papers-none',
    query: 'view=check-in&printers=none',
    act: consolePage(/打印与存档|Print and file/),
  },
  { name: 'console-room-start', query: 'view=ready', act: consolePage(/全场开考|Start of the room/) },
  { name: 'console-study', query: 'view=study-home', act: consolePage(/培训课|^Class$/) },
  { name: 'console-lockdown', query: 'view=exam&question=12', act: consolePage(/考试锁定|Lockdown/) },
  { name: 'console-records', query: 'view=exam&question=12', act: consolePage(/记录与上传|Records/) },
  {
    name: 'console-hand-in',
    query: 'view=exam&question=12',
    act: async (page) => {
      await consolePage(/离线交卷|Offline hand-in/)(page);
      await page.getByRole('button', { name: /写出交卷文件|Write the hand-in file/ }).click();
      await page
        .getByRole('button', { name: /显示二维码|Show the code/ })
        .first()
        .click();
      await page.getByRole('img', { name: /一份成绩|one result/ }).waitFor();
    },
  },
  {
    name: 'console-retention',
    query: 'view=exam&question=12',
    act: consolePage(/留存与删除|Kept and deleted/),
  },
];
