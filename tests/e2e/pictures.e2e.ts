import { expect, test } from '@playwright/test';
import * as drive from '../../scripts/station-driver/drive';
import { zh } from '../../src-renderer/i18n/zh';
import type { PackageContent } from '../../src-shared/contracts/package/package-content';
import { picturesOf } from '../../src-shared/domain/item/items-of-bank';
import { buildWorld, type World } from './station-world';

/** The only stand-alone single of its topic is then the one with a picture, so every paper holds it. */
function onlyPictured(content: PackageContent): PackageContent {
  const items = content.bank.items.filter(
    (item) => item.type !== 'single' || item.topic !== 'POS.SCH' || item.pictures !== undefined,
  );
  return { ...content, bank: { bankVersion: `${content.bank.bankVersion}-pictured`, items } };
}

test.describe('a question with a picture', () => {
  let world: World;
  test.beforeAll(async () => {
    world = await buildWorld();
  });
  test.afterAll(() => world.close());

  test('comes out of the sealed package onto the screen, large on demand, and no other picture can be had', async () => {
    test.setTimeout(180_000);
    const { page } = await world.firstStart({ adjust: onlyPictured });
    await drive.openSession(page, world.opening);
    await drive.identify(page, world.content().candidates[0]?.admissionNo ?? '');
    await drive.refuseConsent(page);
    await drive.verifyManually(page, world.twoStaff);
    await drive.startExam(page);

    const picture = page.locator('.picture img');
    for (let number = 1; number <= 40 && (await picture.count()) === 0; number++) {
      if ((await page.locator('.pictures').count()) > 0) break;
      await page.getByRole('button', { name: zh.exam.next }).click();
    }
    await expect(picture.first()).toBeVisible();
    expect(await picture.first().evaluate((element) => (element as HTMLImageElement).naturalWidth)).toBe(800);
    expect((await picture.first().getAttribute('alt'))?.length).toBeGreaterThan(20);
    await page.getByRole('button', { name: zh.exam.pictureOpen, exact: true }).first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();

    const hashes = picturesOf(world.content().bank.items);
    const answers = await page.evaluate(async (wanted) => {
      const bridge = Reflect.get(window, 'station') as {
        invoke: (channel: string, request: unknown) => Promise<{ ok: boolean; value: { attemptId: string } }>;
      };
      const paper = await bridge.invoke('exam:paper', {});
      const seen = JSON.stringify(paper);
      const asked = await Promise.all(
        wanted.map((sha256) => bridge.invoke('exam:picture', { attemptId: paper.value.attemptId, sha256 })),
      );
      return asked.map((answer, at) => ({ isShown: seen.includes(wanted[at] ?? ''), isGiven: answer.ok }));
    }, hashes);
    expect(answers.length).toBe(3);
    expect(answers.some((answer) => answer.isShown)).toBe(true);
    for (const answer of answers) expect(answer.isGiven).toBe(answer.isShown);
  });
});
