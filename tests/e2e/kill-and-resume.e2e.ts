import { expect, test } from '@playwright/test';
import * as drive from '../../scripts/station-driver/drive';
import { zh } from '../../src-renderer/i18n/zh';
import { buildWorld, knowing, type World } from './station-world';

test.describe('a station killed in mid-exam', () => {
  let world: World;
  test.beforeAll(async () => {
    world = await buildWorld();
  });
  test.afterAll(() => world.close());

  test('shows the same question, order, answers and flags after the proctor unlocks it (RM-11)', async () => {
    test.setTimeout(180_000);
    const before = await world.firstStart();
    await drive.openSession(before.page, world.opening);
    await drive.identify(before.page, world.content().candidates[0]?.admissionNo ?? '');
    await drive.refuseConsent(before.page);
    await expect(before.page.getByText(zh.staff.manual.becauseRefused)).toBeVisible();
    await drive.verifyManually(before.page, world.twoStaff);
    await drive.startExam(before.page);
    const choose = knowing(world.content(), () => true);
    for (const number of [1, 2, 3, 41, 71]) {
      await drive.goTo(before.page, number);
      await drive.answerShown(before.page, choose);
    }
    await drive.goTo(before.page, 41);
    await before.page.getByRole('button', { name: zh.exam.flag }).click();
    await expect(before.page.getByRole('button', { name: zh.exam.unflag })).toBeVisible();
    await drive.allSaved(before.page);
    const seen = async (page: typeof before.page) => ({
      sheet: await page
        .locator('aside .sheet-cell[aria-label]')
        .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('aria-label'))),
      question: await page.locator('.exam-question').innerText(),
      chosen: await page
        .locator('.exam-question input')
        .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).checked)),
    });
    const was = await seen(before.page);
    await before.kill();

    const after = await world.startAgain();
    await expect(after.page.getByText(zh.staff.locked.interruptedTitle)).toBeVisible();
    await drive.openSession(after.page, world.opening);
    await expect(after.page.getByRole('heading', { name: zh.staff.suspended.title })).toBeVisible({
      timeout: 30_000,
    });
    await expect(after.page.getByText(zh.staff.suspended.gapMonotonic)).toBeVisible();
    await after.page.getByLabel(zh.staff.suspended.grant).fill('1');
    await after.page.getByLabel(zh.staff.suspended.note).fill('演示：断电');
    await after.page.getByRole('button', { name: zh.staff.suspended.submit }).click();
    await expect(after.page.getByRole('heading', { name: zh.exam.question(41, 74) })).toBeVisible();
    expect(await seen(after.page)).toEqual(was);
    await expect(after.page.getByText(zh.exam.granted(1))).toBeVisible();

    await drive.submit(after.page);
    await expect(after.page.getByText(zh.result.confirmed('').trim())).toBeVisible({ timeout: 30_000 });
    // 3 single + 1 multiple + 1 case, all right.
    expect(await world.query('select total, status from results')).toEqual([
      { total: 10, status: 'confirmed' },
    ]);
  });
});
