import { expect, type Page, test } from '@playwright/test';
import { zh } from '../../src-renderer/i18n/zh';
import { buildWorld, type World } from './station-world';

/** Tab until the element with this accessible name has the focus, as somebody without a mouse does. */
async function tabTo(
  page: Page,
  role: 'button' | 'textbox' | 'checkbox',
  name: string,
  nth = 0,
): Promise<void> {
  const wanted = page.getByRole(role, { name, exact: true }).nth(nth);
  await wanted.waitFor({ timeout: 60_000 });
  for (let presses = 0; presses < 150; presses++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${name}`);
}

test.describe('somebody without a mouse', () => {
  let world: World;
  test.beforeAll(async () => {
    world = await buildWorld();
  });
  test.afterAll(() => world.close());

  test('opens the session, is checked in by staff, sits and hands in', async () => {
    test.setTimeout(180_000);
    const { page } = await world.firstStart();
    const { keyboard } = page;
    const { staffId, password, passphrase } = world.opening;
    await tabTo(page, 'textbox', zh.staff.locked.passphrase);
    await keyboard.type(passphrase);
    await tabTo(page, 'textbox', zh.staff.staffId);
    await keyboard.type(staffId);
    await tabTo(page, 'textbox', zh.staff.password);
    await keyboard.type(password);
    await keyboard.press('Enter');

    await expect(page.getByLabel(zh.checkIn.identify.field)).toBeFocused({ timeout: 60_000 });
    await keyboard.type(world.content().candidates[3]?.admissionNo ?? '');
    await keyboard.press('Enter');

    await tabTo(page, 'button', zh.checkIn.consent.decline);
    await keyboard.press('Enter');
    await tabTo(page, 'textbox', zh.staff.manual.note);
    await keyboard.type('演示');
    for (const [at, one] of world.twoStaff.entries()) {
      await tabTo(page, 'textbox', zh.staff.staffId, at);
      await keyboard.type(one.staffId);
      await tabTo(page, 'textbox', zh.staff.password, at);
      await keyboard.type(one.password);
    }
    await keyboard.press('Enter');
    await tabTo(page, 'button', zh.checkIn.ready.start);
    await keyboard.press('Enter');

    await expect(page.getByRole('heading', { name: zh.exam.question(1, 74) })).toBeVisible();
    await keyboard.press('b');
    await expect(page.locator('.exam-saved-saved')).toBeVisible();
    await keyboard.press('ArrowRight');
    await expect(page.getByRole('heading', { name: zh.exam.question(2, 74) })).toBeVisible();
    await keyboard.press('a');
    await keyboard.press('f');
    await expect(page.getByRole('button', { name: zh.exam.unflag })).toBeVisible();
    await keyboard.press('ArrowLeft');
    await expect(page.locator('.option-list input').nth(1)).toBeChecked();

    await tabTo(page, 'button', zh.exam.submit);
    await keyboard.press('Enter');
    await tabTo(page, 'button', zh.exam.submitOn);
    await keyboard.press('Enter');
    await tabTo(page, 'button', zh.exam.finalYes);
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: zh.result.title })).toBeVisible();
    await tabTo(page, 'button', zh.result.leave);
    await keyboard.press('Enter');
    await expect(page.getByLabel(zh.checkIn.identify.field)).toBeFocused();
  });
});
