import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import * as drive from '../../scripts/station-driver/drive';
import { zh } from '../../src-renderer/i18n/zh';
import type { PackageContent } from '../../src-shared/contracts/package/package-content';
import { sameDayShiftMs } from '../builders/same-day';
import { tempFolder } from '../builders/temp-folder';
import { buildWorld, knowing, type World } from './station-world';

const words = zh.study;

test.describe('self-study in the exam room (CE-10)', () => {
  let world: World;
  let folder: Awaited<ReturnType<typeof tempFolder>>;
  let clockFile: string;
  let monoMs = 0;
  // A restarted station takes only a package of the day.
  const startMs = sameDayShiftMs(Date.now(), 60 * 60_000);
  test.beforeAll(async () => {
    folder = await tempFolder('study-clock');
    clockFile = path.join(folder.path, 'offset.json');
    await pass(0);
    world = await buildWorld();
  });
  test.afterAll(async () => {
    await world.close();
    await folder.remove();
  });

  /** Minutes go by between two beats; within the policy's silence they count. */
  async function pass(minutes: number): Promise<void> {
    monoMs += minutes * 60_000;
    await writeFile(clockFile, JSON.stringify({ wallMs: startMs + monoMs, monoMs }));
  }
  const options = () => ({
    environment: { EXAM_STATION_CLOCK_OFFSET_FILE: clockFile },
    adjust: (content: PackageContent): PackageContent => ({
      ...content,
      policy: {
        ...content.policy,
        study: { ...content.policy.study, silenceSeconds: 300, checkMinSeconds: 7200, checkMaxSeconds: 7200 },
      },
    }),
  });
  async function look(page: Page): Promise<void> {
    await page.getByRole('button', { name: zh.face.useDemoClip }).click({ timeout: 30_000 });
  }
  const minutes = (page: Page, count: number) =>
    expect(page.getByRole('timer')).toContainText(`${count} / 10`, { timeout: 15_000 });

  test('is signed in by face, survives a kill with its minutes, and its hours arrive in the person’s books', async () => {
    test.setTimeout(180_000);
    const before = await world.firstStart(options());
    await drive.openSession(before.page, world.opening);
    await expect(before.page.getByLabel(zh.checkIn.identify.field)).toBeVisible({ timeout: 30_000 });
    await before.page.keyboard.press('F9');
    const drawer = before.page.getByRole('dialog');
    await drawer.getByLabel(zh.staff.staffId).first().fill(world.opening.staffId);
    await drawer.getByLabel(zh.staff.password, { exact: true }).first().fill(world.opening.password);
    await drawer.getByRole('button', { name: zh.console.signIn }).first().click();
    await before.page.getByRole('tab', { name: words.console.title }).click();
    await before.page.getByRole('button', { name: words.console.open }).click();
    await expect(before.page.getByRole('button', { name: words.console.pause })).toBeVisible();
    await before.page.getByRole('button', { name: zh.console.signOut }).click();

    await before.page.getByLabel(words.home.field).fill(world.content().candidates[0]?.admissionNo ?? '');
    await before.page.getByRole('button', { name: words.home.signIn, exact: true }).click();
    await drive.giveConsent(before.page);
    await look(before.page);
    await expect(before.page.getByRole('timer')).toBeVisible({ timeout: 60_000 });
    await expect(before.page.locator('.study-page')).toContainText('坠落高度基准面');
    await pass(4.5);
    await minutes(before.page, 4);
    await before.kill();
    await pass(30);

    const { page } = await world.startAgain(options());
    await drive.openSession(page, world.opening);
    await expect(page.getByText(words.seat.away.interrupted)).toBeVisible({ timeout: 30_000 });
    await minutes(page, 4);
    await page.getByRole('button', { name: words.seat.confirm }).click();
    await look(page);
    await expect(page.getByRole('button', { name: words.quiz.open })).toBeVisible({ timeout: 60_000 });
    await pass(1);
    await minutes(page, 5);
    await page.getByRole('button', { name: words.quiz.open }).click();
    const choose = knowing(world.content(), () => true);
    await page.locator('.option-list').first().waitFor();
    await drive.answerShown(page, (texts, isMultiple, name) =>
      choose(texts, isMultiple, name.replace('quiz-', '')),
    );
    await page.getByRole('button', { name: words.quiz.handIn }).click();
    await expect(page.getByText(words.quiz.passed)).toBeVisible();
    await page.getByRole('button', { name: words.seat.signOut }).click();
    await expect(page.locator('.study-sentence')).toContainText('计入', { timeout: 60_000 });

    const entries = () =>
      world.query(
        `select entry->>'courseId' as course, entry->>'tenths' as tenths, recorded_by from hours_ledger`,
      );
    await expect
      .poll(entries, { timeout: 30_000 })
      .toMatchObject([{ course: 'demo-safety-10', tenths: '1' }]);
  });
});
