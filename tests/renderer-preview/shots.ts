import type { Page } from '@playwright/test';
import { consoleShots } from './console-shots';
import { press, type Shot } from './shot';

async function pictureShown(page: Page): Promise<void> {
  await page.locator('img').first().waitFor();
}

async function pictureOpened(page: Page): Promise<void> {
  await pictureShown(page);
  await page.locator('img').first().click({ force: true });
  await page.getByRole('dialog').locator('img').waitFor();
}

/** Opens the demonstration clip and waits until the screen says this. */
const challenged = (sentence: RegExp) => async (page: Page) => {
  await press(/演示影像|demonstration clip/)(page);
  await page.getByRole('status').filter({ hasText: sentence }).waitFor();
};

/** Screens of the station but for the console. */
const seatShots: readonly Shot[] = [
  { name: 'starting', query: 'view=starting' },
  { name: 'fault', query: 'view=fault-disk' },
  {
    name: 'unprovisioned',
    query: 'view=unprovisioned',
    act: async (page) => {
      await page.getByLabel(/一次性登记码|One-time code/).fill('DEMO-1234');
      await press(/登\s*记$|Register/)(page);
      await page.getByRole('alert').waitFor();
    },
  },
  { name: 'no-package', query: 'view=no-package-problem' },
  { name: 'no-package-loading', query: 'view=no-package-loading' },
  { name: 'locked', query: 'view=locked' },
  {
    name: 'locked-shares',
    query: 'view=locked',
    act: async (page) => {
      await page.getByText(/两份口令（三份|Two shares \(any/).click();
      await page.getByLabel(/第一份口令|First share/).fill('k7mq-3fpa-9wxe-tt2b-hn5c-aaaa-bbbb');
    },
  },
  {
    name: 'locked-released',
    query: 'view=locked',
    act: async (page) => {
      await page.getByText(/中心在线下发|Sent by the centre/).click();
      await press(/向中心索取口令|Ask the centre/)(page);
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'readiness',
    query: 'view=locked',
    act: async (page) => {
      await press(/设备检测与|Machine check and/)(page);
      await page.getByText(/阻止开考，请|blocks? the exam\./).waitFor();
    },
  },
  {
    name: 'readiness-signed',
    query: 'view=locked',
    act: async (page) => {
      await press(/设备检测与|Machine check and/)(page);
      const drawer = page.getByRole('dialog');
      await drawer.getByRole('textbox').last().fill('JK001');
      await drawer.getByRole('button', { name: /^签\s*署$|^Sign$/ }).click();
      await drawer.getByText(/检测单指纹|Fingerprint/).waitFor();
      await drawer.getByText(/检测单指纹|Fingerprint/).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'program-waiver',
    query: 'view=locked-program',
    act: async (page) => {
      await page.getByLabel(/^本场口令|^Session passphrase/).fill('演示');
      await page.getByLabel(/工作人员编号|Staff number/).fill('JK002');
      await page.getByLabel(/^密码|^Password/).fill('演示');
      await press(/开启考试|Open the session/)(page);
      await page.getByLabel(/为什么仍用|Why this machine/).fill('演示：备用机已用完');
    },
  },
  { name: 'mock-ready', query: 'view=mock-ready' },
  { name: 'mock-exam', query: 'view=mock-exam&question=1' },
  { name: 'mock-result', query: 'view=mock-result' },
  {
    name: 'program',
    query: 'view=locked',
    act: async (page) => {
      await press(/关于本程序|About this program/)(page);
      await page.getByRole('dialog').getByRole('table').waitFor();
    },
  },
  {
    name: 'program-altered',
    query: 'view=locked-program&program=altered',
    act: async (page) => {
      await press(/关于本程序|About this program/)(page);
      await page.getByRole('dialog').getByText('libffmpeg.so').waitFor();
    },
  },
  {
    name: 'program-update',
    query: 'view=locked&program=release&update=staged',
    act: async (page) => {
      await press(/关于本程序|About this program/)(page);
      await page.getByText(/0\.2\.0/).scrollIntoViewIfNeeded();
    },
  },
  { name: 'locked-program', query: 'view=locked-program' },
  { name: 'locked-interrupted', query: 'view=locked-interrupted' },
  { name: 'locked-journal', query: 'view=locked-journal' },
  { name: 'check-in', query: 'view=check-in' },
  { name: 'check-in-photos', query: 'view=check-in-photos' },
  {
    name: 'check-in-problem',
    query: 'view=check-in',
    act: async (page) => {
      await page.getByRole('textbox').fill('110105194912310021');
      await press(/确认|Continue/)(page);
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'office',
    query: 'view=check-in',
    act: async (page) => {
      await press(/考务|Office/)(page);
      await page.getByRole('table').waitFor();
    },
  },
  { name: 'consent', query: 'view=consent' },
  {
    name: 'consent-unticked',
    query: 'view=consent',
    act: press(/同意并|Agree and/),
  },
  {
    name: 'face-no-camera',
    query: 'view=face-check',
    act: async (page) => {
      await page.getByRole('button', { name: /重新连接|Connect the camera/ }).waitFor();
    },
  },
  {
    name: 'face-far',
    query: 'view=face-check&face=far',
    act: async (page) => {
      await press(/演示影像|demonstration clip/)(page);
      await page.getByText(/再靠近一些|a little closer/).waitFor();
    },
  },
  {
    name: 'face-judged',
    query: 'view=face-check',
    act: async (page) => {
      await press(/演示影像|demonstration clip/)(page);
      await page.getByText(/相似程度不够|Not similar enough/).waitFor();
    },
  },
  ...(['covered', 'too-blurred'] as const).map((name) => ({
    name: `face-${name}`,
    query: `view=face-check&face=${name}`,
    act: async (page: Page) => {
      await press(/演示影像|demonstration clip/)(page);
      await page.getByText(/不计次数|did not cost a try/).waitFor();
    },
  })),
  {
    name: 'challenge-settle',
    query: 'view=face-challenge&challenge=settle',
    act: challenged(/保持不动|keep still/),
  },
  {
    name: 'challenge-turn',
    query: 'view=face-challenge&challenge=turn-left',
    act: challenged(/慢慢向左|turn your head to the left/),
  },
  {
    name: 'challenge-nod',
    query: 'view=face-challenge&challenge=nod',
    act: challenged(/低一下头|Lower your head/),
  },
  {
    name: 'challenge-blink',
    query: 'view=face-challenge&challenge=blink',
    act: challenged(/闭上眼睛|Shut your eyes/),
  },
  {
    name: 'challenge-seen',
    query: 'view=face-challenge&challenge=seen',
    act: challenged(/转回来|look at the camera again/),
  },
  {
    name: 'challenge-retry',
    query: 'view=face-challenge&challenge=other-action',
    act: challenged(/与提示不同|Another movement/),
  },
  { name: 'manual-check', query: 'view=manual-check' },
  { name: 'manual-check-challenge', query: 'view=manual-check-challenge' },
  { name: 'ready', query: 'view=ready' },
  { name: 'suspended', query: 'view=suspended' },
  { name: 'exam-single', query: 'view=exam-early&question=12' },
  {
    name: 'exam-multiple',
    query: 'view=exam-late&question=43',
    act: async (page) => {
      await page.keyboard.press('e');
    },
  },
  {
    name: 'exam-camera',
    query: 'view=exam&question=12',
    act: press(/摄像头|No camera|Camera (on|off)/),
  },
  {
    name: 'exam-camera-withdrawn',
    query: 'view=exam-withdrawn&question=12',
    act: press(/摄像头|Camera (on|off)/),
  },
  { name: 'exam-true-false', query: 'view=exam&question=55' },
  { name: 'exam-case', query: 'view=exam&question=71' },
  {
    name: 'exam-unsaved',
    query: 'view=exam-last&question=17&save=full',
    act: async (page) => {
      await page.keyboard.press('b');
      await page.getByRole('alert').waitFor();
    },
  },
  { name: 'exam-submit', query: 'view=exam&question=12', act: press(/交卷|^Submit/) },
  {
    name: 'exam-submit-final',
    query: 'view=exam&question=12',
    act: async (page) => {
      await press(/交卷|^Submit/)(page);
      await press(/继续交卷|Go on/)(page);
    },
  },
  {
    name: 'exam-sheet',
    query: 'view=exam&question=12',
    act: async (page) => {
      const opener = page.getByRole('button', { name: /打开答题卡|Open the answer sheet/ });
      const larger = page.getByRole('button', { name: /放大文字|Larger text/ });
      while (!(await opener.isVisible())) await larger.click();
      await opener.click();
    },
  },
  { name: 'exam-picture', query: 'view=exam&question=20&pictures=ok', act: pictureShown },
  {
    name: 'exam-picture-text',
    query: 'view=exam&question=20&pictures=ok',
    act: async (page) => {
      await pictureShown(page);
      await press(/文字说明|Description/)(page);
    },
  },
  { name: 'exam-picture-loading', query: 'view=exam&question=20&pictures=never' },
  {
    name: 'exam-picture-missing',
    query: 'view=exam&question=20&pictures=missing',
    act: async (page) => {
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'exam-picture-large',
    query: 'view=exam-late&question=20&pictures=ok',
    act: pictureOpened,
  },
  {
    name: 'exam-picture-zoomed',
    query: 'view=exam&question=20&pictures=ok',
    act: async (page) => {
      await pictureOpened(page);
      await page.keyboard.press('1');
      await page.keyboard.press('+');
      for (let i = 0; i < 3; i += 1) await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('ArrowUp');
    },
  },
  { name: 'exam-picture-case', query: 'view=exam&question=72&pictures=ok', act: pictureShown },
  {
    name: 'moved-out',
    query: 'view=moved-out',
    act: async (page) => page.getByRole('img').first().waitFor(),
  },
  { name: 'suspended-moved', query: 'view=suspended-moved' },
  { name: 'session-closed', query: 'view=session-closed' },
  { name: 'study-home', query: 'view=study-home' },
  { name: 'studying', query: 'view=studying' },
  { name: 'study-covered', query: 'view=study-covered' },
  {
    name: 'study-covered-unlock',
    query: 'view=study-covered',
    act: async (page) => {
      await press(/监考员解锁|Invigilator: unlock/)(page);
      await page.getByLabel(/情况说明|What happened/).waitFor();
    },
  },
  { name: 'studying-asked', query: 'view=studying-asked' },
  { name: 'studying-away', query: 'view=studying-away' },
  {
    name: 'study-quiz',
    query: 'view=studying',
    act: async (page) => {
      await press(/做课程测验|Take the course quiz/)(page);
      await page.getByRole('button', { name: /交测验|Hand in the quiz/ }).waitFor();
    },
  },
  { name: 'study-done', query: 'view=study-done' },
  { name: 'study-done-ahead', query: 'view=study-done-ahead' },
  { name: 'paused', query: 'view=paused' },
  { name: 'covered', query: 'view=covered' },
  {
    name: 'covered-unlock',
    query: 'view=covered',
    act: async (page) => {
      await press(/监考员解锁|Invigilator: unlock/)(page);
      await page.getByLabel(/情况说明|What happened/).waitFor();
    },
  },
  { name: 'exam-warned', query: 'view=exam-warned&question=12' },
  { name: 'paused-break', query: 'view=paused-break' },
  { name: 'face-resume', query: 'view=face-check-resume' },
  { name: 'exam-changed', query: 'view=exam-changed&question=12' },
  { name: 'exam-aids', query: 'view=exam-aids&question=12' },
  { name: 'result-pending', query: 'view=result-pending' },
  { name: 'result-reschedule', query: 'view=result-reschedule' },
  { name: 'scoring', query: 'view=scoring' },
  { name: 'result', query: 'view=result' },
  {
    name: 'result-confirmed',
    query: 'view=result&receipt=yes',
    act: async (page) => {
      await page.getByText(/已由中心确认|Confirmed by the centre/).waitFor();
    },
  },
  { name: 'result-answered', query: 'view=result-answered' },
  { name: 'result-fail', query: 'view=result-fail' },
];

export const shots: readonly Shot[] = [...seatShots, ...consoleShots];
