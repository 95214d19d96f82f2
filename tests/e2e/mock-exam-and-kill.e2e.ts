import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, type Page, test } from '@playwright/test';
import * as drive from '../../scripts/station-driver/drive';
import { MOCK_KEYS } from '../../src-main/mock/mock-questions';
import { zh } from '../../src-renderer/i18n/zh';
import { ipcChannels } from '../../src-shared/contracts/ipc/channels';
import { CHECK_IDS } from '../../src-shared/domain/readiness/readiness-check';
import { tempFolder } from '../builders/temp-folder';
import { buildWorld, clipOf, knowing, type World } from './station-world';

const run = promisify(execFile);
const words = zh.readiness;

test.describe('a machine check, a mock exam and then a real one, in a real Electron', () => {
  // The second test goes on where the first one left the station.
  test.describe.configure({ mode: 'serial' });
  let world: World;
  let stick: Awaited<ReturnType<typeof tempFolder>>;
  test.beforeAll(async () => {
    world = await buildWorld();
    stick = await tempFolder('stick');
  });
  test.afterAll(async () => {
    await world.close();
    await stick.remove();
  });

  test('the machine check becomes a signed sheet in a PDF; a mock exam leaves nothing to be sent (feature 17)', async () => {
    test.setTimeout(120_000);
    const station = await world.firstStart({ cameraClip: clipOf('demo-01') });
    const { page } = station;
    await page.getByRole('button', { name: words.open }).click();

    await test.step('the sheet that was signed is the sheet in the file', async () => {
      await page.getByRole('dialog').getByLabel(zh.staff.staffId).fill('XT001');
      await page.getByRole('button', { name: words.sign, exact: true }).click();
      await expect(page.getByText('XT001', { exact: false }).first()).toBeVisible();
      const file = path.join(stick.path, 'readiness.pdf');
      await station.app.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath });
      }, file);
      const name = zh.papers.names.readiness;
      await page.getByRole('button', { name: zh.papers.saveLabel(name) }).click();
      await expect(page.getByText(zh.papers.saved(name))).toBeVisible({ timeout: 30_000 });
      expect((await readFile(file)).subarray(0, 5).toString('latin1')).toBe('%PDF-');
      const { stdout } = await run('pdftotext', ['-layout', file, '-']);
      const text = stdout.replace(/\s/g, '');
      for (const id of CHECK_IDS) expect(text).toContain(words.checks[id].replace(/\s/g, ''));
      expect(text).toContain('设备检测单');
      expect(text).toContain('XT001（编号登记，未核对密码）');
      const shown = await page.getByText(words.signedHash('').replace('…', '').trim()).innerText();
      const start = /[0-9a-f]{16}/.exec(shown)?.[0];
      expect(text).toContain(`SHA-256：${start}`);
      const fonts = await run('pdffonts', [file]);
      expect(fonts.stdout).toMatch(/NotoSansSC\S*\s.*yes/);
    });

    await test.step('every door stays within its contract while a mock exam is on', async () => {
      await page.getByRole('button', { name: words.mock }).click();
      await expect(page.getByText(zh.mock.stripNote)).toBeVisible();
      const shown = await ask(page, 'retention:view', {});
      expect(ipcChannels['retention:view'].response.parse(shown)).toEqual({
        ok: false,
        error: { kind: 'console-signed-out' },
      });
    });

    await test.step('the mock exam is sat and scored', async () => {
      await page.getByRole('button', { name: zh.checkIn.ready.start }).click();
      for (let number = 1; number <= MOCK_KEYS.length; number++) {
        await page
          .locator('aside .sheet-cell')
          .and(page.getByText(String(number), { exact: true }))
          .click();
        await page.getByRole('heading', { name: zh.exam.question(number, MOCK_KEYS.length) }).waitFor();
        await drive.answerShown(page, (texts, _, itemId) => rightOf(texts, itemId));
      }
      await drive.allSaved(page);
      await page.getByRole('button', { name: zh.exam.submit, exact: true }).click();
      await page.getByRole('button', { name: zh.exam.submitOn }).click();
      await page.getByRole('button', { name: zh.exam.finalYes }).click();
      await expect(page.getByRole('heading', { name: zh.mock.resultTitle })).toBeVisible();
      await expect(page.locator('.score-total')).toContainText('10');
      await page.getByRole('button', { name: zh.mock.leave }).first().click();
      await expect(page.getByRole('button', { name: zh.staff.locked.submit })).toBeVisible();
    });

    expect(await ask(page, 'sync:strip', {})).toMatchObject({ pendingCount: 0 });
  });

  test('killed in mid-exam it shows the same question, order, answers and flags, and that exam alone reaches the centre (RM-11)', async () => {
    test.setTimeout(180_000);
    // No camera from here on: who sits here is checked by staff.
    const before = await world.startAgain();
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
    expect(await world.query('select kind from inbox')).toEqual([{ kind: 'attempt-result' }]);
  });
});

function rightOf(texts: readonly string[], itemId: string): readonly number[] {
  const key = MOCK_KEYS.find((one) => one.itemId === itemId);
  // The sample paper shows its options in the order of their letters.
  return (key?.key ?? [])
    .map((optionId) => optionId.charCodeAt(0) - 'a'.charCodeAt(0))
    .filter((at) => at < texts.length);
}

type Bridge = { readonly invoke: (channel: string, request: unknown) => Promise<unknown> };

/** What the page itself could ask. */
async function ask(page: Page, channel: string, request: unknown): Promise<unknown> {
  return page.evaluate(
    ([name, body]) => (Reflect.get(window, 'station') as Bridge).invoke(name as string, body),
    [channel, request] as const,
  );
}
