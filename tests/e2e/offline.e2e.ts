import { expect, test } from '@playwright/test';
import * as drive from '../../scripts/station-driver/drive';
import { zh } from '../../src-renderer/i18n/zh';
import { buildWorld, knowing, type World } from './station-world';

test.describe('a centre that is out of reach', () => {
  let world: World;
  test.beforeAll(async () => {
    world = await buildWorld();
  });
  test.afterAll(() => world.close());

  test('an exam sat offline, with the demonstration clip for a camera, arrives when the line is back', async () => {
    test.setTimeout(180_000);
    const { page } = await world.firstStart();
    await page.getByRole('button', { name: zh.staff.locked.submit }).waitFor({ timeout: 30_000 });
    const content = world.content();
    await world.stopServer();

    await drive.openSession(page, world.opening);
    await drive.identify(page, content.candidates[2]?.admissionNo ?? '');
    await drive.giveConsent(page);
    await expect(page.getByText(zh.face.camera['no-camera'])).toBeVisible({ timeout: 30_000 });
    await page.getByRole('button', { name: zh.face.useDemoClip }).click();
    await expect(page.locator('canvas').first()).toBeVisible();
    await drive.startExam(page);
    await drive.answerShown(
      page,
      knowing(content, () => true),
    );
    await drive.allSaved(page);
    await drive.submit(page);
    await expect(page.getByText(zh.result.awaiting, { exact: true })).toBeVisible();
    await page.getByRole('button', { name: zh.result.leave }).click();
    await page.getByRole('button', { name: zh.office.open }).click();
    await expect(page.getByText(zh.office.strip.pending(1))).toBeVisible();
    await expect(page.getByText(zh.office.strip.link.unreachable)).toBeVisible({ timeout: 30_000 });

    await world.startServer();
    await page.getByRole('button', { name: zh.office.strip.now }).click();
    await expect(page.getByText(zh.office.strip.pending(0))).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText(zh.office.list.states.acknowledged).first()).toBeVisible();
    expect(await world.query('select total, status, identity_kind from results')).toEqual([
      { total: 1, status: 'confirmed', identity_kind: 'face' },
    ]);
  });
});
