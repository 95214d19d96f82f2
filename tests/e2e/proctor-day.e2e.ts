import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import * as drive from '../../scripts/station-driver/drive';
import { zh } from '../../src-renderer/i18n/zh';
import { tempFolder } from '../builders/temp-folder';
import { buildWorld, type World } from './station-world';

const MINUTE = 60_000;
const STAFF = { invigilator: 'JK002', head: 'KD001' } as const;
const words = zh.console;

test.describe('a proctor’s day at one seat', () => {
  let world: World;
  let folder: Awaited<ReturnType<typeof tempFolder>>;
  test.beforeAll(async () => {
    world = await buildWorld();
    folder = await tempFolder('clock');
  });
  test.afterAll(async () => {
    await world.close();
    await folder.remove();
  });

  test('sign-in and lock-out, room start, pause, minutes, a code, warnings, and a paper collected', async () => {
    test.setTimeout(180_000);
    const clock = path.join(folder.path, 'clock.json');
    let shiftMs = 0;
    const pass = async (ms: number): Promise<void> => {
      shiftMs += ms;
      await writeFile(clock, JSON.stringify({ wallMs: shiftMs, monoMs: shiftMs }));
    };
    await pass(0);
    const startsAtMs = Math.ceil(Date.now() / MINUTE) * MINUTE + 10 * MINUTE;
    const { page } = await world.firstStart({
      environment: { EXAM_STATION_CLOCK_OFFSET_FILE: clock },
      adjust: (content) => ({
        ...content,
        policy: { ...content.policy, startMode: 'room' },
        session: { ...content.session, startsAtMs, endsAtMs: startsAtMs + 180 * MINUTE },
      }),
    });
    const passwordOf = (staffId: string): string =>
      world.demonstration().secrets.staffPasswords[staffId] ?? '';
    const signIn = (staffId: string) => signInAs(page, staffId, passwordOf(staffId));

    await drive.openSession(page, world.opening);
    await drive.identify(page, world.content().candidates[0]?.admissionNo ?? '');
    await drive.refuseConsent(page);
    await drive.verifyManually(page, world.twoStaff);
    await expect(page.getByRole('button', { name: zh.checkIn.ready.start })).toBeVisible();

    // ID-22: five wrong passwords shut one person out, and nobody else.
    for (let i = 0; i < 5; i++) {
      await signInAs(page, 'JK001', 'wrong');
      await expect(
        page.getByText(
          zh.problems['unknown-staff-or-wrong-password']({ kind: 'unknown-staff-or-wrong-password' }),
        ),
      ).toBeVisible();
      await close(page);
    }
    await signInAs(page, 'JK001', passwordOf('JK001'));
    await expect(page.getByRole('alert').filter({ hasText: '已暂时锁定' })).toBeVisible();
    await close(page);

    // RM-4: the seat starts with the room.
    await signIn(STAFF.invigilator);
    await tab(page, words.roomStart.title);
    await page.getByRole('button', { name: words.roomStart.submit }).click();
    await expect(page.getByText(words.roomStart.done)).toBeVisible();
    await close(page);
    await pass(11 * MINUTE);
    await expect(page.getByRole('heading', { name: zh.exam.question(1, 74) })).toBeVisible();

    // RM-8: the clock stands and runs again, and the candidate reads why.
    await signIn(STAFF.invigilator);
    await page.getByLabel(words.note).first().fill('演示：隔壁施工');
    await page.getByRole('button', { name: words.pause.submit }).click();
    await expect(page.getByRole('button', { name: words.endPause.submit })).toBeVisible();
    await page.getByLabel(words.note).first().fill('演示：已安静');
    await page.getByRole('button', { name: words.endPause.submit }).click();
    await expect(page.getByRole('button', { name: words.pause.submit })).toBeVisible();

    // RM-10: minutes for a fault that is recorded with them.
    const extend = page.locator('section', {
      has: page.getByRole('heading', { name: words.extend.title, exact: true }),
    });
    await extend.getByLabel(words.extend.minutes).fill('5');
    await extend.getByLabel(words.extend.fault).click();
    await page.getByTitle(words.extend.recordNow(zh.exam.pauseReasons['machine-fault'])).click();
    await extend.getByLabel(words.note).fill('演示：键盘更换');
    await extend.getByRole('button', { name: words.extend.submit }).click();
    await expect(page.getByText(words.extend.done)).toBeVisible();
    await tab(page, zh.code.useTitle);
    const request = await page.locator('.code-request dd').last().innerText();
    await close(page);
    await expect(page.getByText(zh.exam.granted(5))).toBeVisible();

    // A code: made by the head, used by somebody who is not signed in.
    await signIn(STAFF.head);
    await tab(page, zh.code.makeTitle);
    await page.getByLabel(zh.code.seat, { exact: true }).fill('1');
    await page.getByLabel(zh.code.minutes, { exact: true }).fill('7');
    await page.getByLabel(zh.code.request).fill(request);
    await page.getByLabel(words.note).fill('演示：电话申请');
    await page.getByRole('button', { name: zh.code.make, exact: true }).click();
    const code = await page.locator('.code-made output').innerText();
    await close(page);
    await page.keyboard.press('F9');
    await page.getByRole('tab', { name: zh.code.tab }).click();
    await page.getByLabel(zh.code.minutes, { exact: true }).fill('7');
    await page.getByLabel(words.note).fill('演示：主考电话授权');
    await page.getByLabel(zh.code.code, { exact: true }).fill(code);
    await page.getByRole('button', { name: zh.code.use, exact: true }).click();
    await expect(page.getByText(zh.code.used).first()).toBeVisible();
    await page.getByLabel(zh.code.minutes, { exact: true }).fill('7');
    await page.getByLabel(words.note).fill('演示：再用一次');
    await page.getByLabel(zh.code.code, { exact: true }).fill(code);
    await page.getByRole('button', { name: zh.code.use, exact: true }).click();
    await expect(page.getByText(zh.problems['code-used']({ kind: 'code-used' }))).toBeVisible();
    await close(page);
    await expect(page.getByText(zh.exam.granted(12))).toBeVisible();

    // RM-8: 120 minutes and 12; the pause of a moment only adds to them.
    const leave = (ms: number): Promise<void> => pass(startsAtMs + 132 * MINUTE - Date.now() - shiftMs - ms);
    await leave(14 * MINUTE);
    await expect(page.getByText(zh.exam.warning(15))).toBeVisible();
    await leave(4 * MINUTE);
    await expect(page.getByText(zh.exam.warning(5))).toBeVisible();
    await leave(50_000);
    await expect(page.getByText(zh.exam.warning(1))).toBeVisible();

    // RM-9: twice asked, then collected.
    await signIn(STAFF.invigilator);
    await tab(page, words.ending);
    await page.getByLabel(words.note).first().fill('演示：考生离场');
    await page.getByRole('button', { name: words.force.submit }).click();
    await page.getByRole('button', { name: words.confirmYes }).click();
    await expect(page.getByText(zh.result.cause.proctor)).toBeVisible({ timeout: 30_000 });
  });
});

async function signInAs(page: Page, staffId: string, password: string): Promise<void> {
  await page.keyboard.press('F9');
  await page.getByLabel(zh.staff.staffId).fill(staffId);
  await page.getByLabel(zh.staff.password, { exact: true }).fill(password);
  await page.getByRole('button', { name: words.signIn, exact: true }).click();
}

async function tab(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name, exact: true }).click();
}

/** Closing signs out, and the seat is the candidate's again. */
async function close(page: Page): Promise<void> {
  await page.getByRole('button', { name: zh.frame.close, exact: true }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
}
