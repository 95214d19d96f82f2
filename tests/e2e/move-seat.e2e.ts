import { cp } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import * as drive from '../../scripts/station-driver/drive';
import type { DrivenStation } from '../../scripts/station-driver/launch-station';
import { zh } from '../../src-renderer/i18n/zh';
import { tempFolder } from '../builders/temp-folder';
import { lateWritesInJournal } from '../crash/station/journal-answers';
import { buildWorld, knowing, type World } from './station-world';

const words = zh.move;

test.describe('an attempt moves between two machines, each a real Electron (RM-12)', () => {
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

  test('same question, order, answers and flags at the spare; the old seat fenced; one result at the centre', async () => {
    test.setTimeout(180_000);
    const { first, spare, ids } = await world.startPair();
    const [oldId, spareId] = ids;
    const [proctor] = world.twoStaff;
    for (const { page } of [first, spare]) await drive.openSession(page, world.opening);
    const content = world.content();
    await drive.identify(first.page, content.candidates[0]?.admissionNo ?? '');
    await drive.refuseConsent(first.page);
    await drive.verifyManually(first.page, world.twoStaff);
    await drive.startExam(first.page);
    const right = knowing(content, () => true);
    for (const number of [1, 2, 41, 71]) {
      await drive.goTo(first.page, number);
      await drive.answerShown(first.page, right);
    }
    await drive.goTo(first.page, 41);
    await first.page.getByRole('button', { name: zh.exam.flag }).click();
    await expect(first.page.getByRole('button', { name: zh.exam.unflag })).toBeVisible();
    await drive.allSaved(first.page);
    const before = await seen(first.page);
    const { attemptId, itemIds } = await paperOf(first.page);
    const image = path.join(stick.path, 'image');
    await copyDisk(world.stationFolder, image);

    await test.step('it leaves as a sealed file, and goes on at the spare', async () => {
      await moveOut(first, proctor, spareId, path.join(stick.path, 'first.exammove'));
      await expect(first.page.getByRole('heading', { name: words.leftTitle })).toBeVisible();
      await takeIn(spare, proctor, path.join(stick.path, 'first.exammove'));
      // 1, 2, 41 and the four of the case.
      await expect(spare.page.getByText(words.arrived(7))).toBeVisible();
      await closeConsole(spare.page);
      await expect(spare.page.getByText(words.movedFrom(oldId))).toBeVisible();
      await resume(spare.page, 2);
      await expect(spare.page.getByRole('heading', { name: zh.exam.question(41, 74) })).toBeVisible();
      expect(await seen(spare.page)).toEqual(before);
      expect(await paperOf(spare.page)).toEqual({ attemptId, itemIds });
      await expect(spare.page.getByText(zh.exam.granted(2))).toBeVisible();
    });

    await test.step('the old seat takes no answer any more, and keeps what comes late', async () => {
      const late = { attemptId, itemId: itemIds[4], chosen: [] };
      expect(await ask(first.page, 'exam:answer', late)).toEqual({ ok: false, error: { kind: 'seat-left' } });
      await expect(first.page.getByText(words.lateWrites(1))).toBeVisible();
      // The centre is told at once: an incident of the session, and the answer beside it, which scores for nobody.
      const told = () =>
        world.query('select station_id, attempt_id, seat_epoch::int, item_id, chosen from late_answers');
      await expect
        .poll(told, { message: 'the late answer at the centre', timeout: 30_000 })
        .toEqual([
          { station_id: oldId, attempt_id: attemptId, seat_epoch: 1, item_id: itemIds[4], chosen: [] },
        ]);
      expect(await world.query('select station_id, kind from incidents')).toEqual([
        { station_id: oldId, kind: 'late-answer' },
      ]);
      await first.kill();
      expect(await lateWritesInJournal(world.stationFolder)).toEqual([
        { attemptId, itemId: itemIds[4], seatEpoch: 1 },
      ]);
    });

    // A copy that never heard of the move: the old machine's disk as it was before.
    await drive.goTo(spare.page, 1);
    // The first question was answered rightly before the move: what is chosen now is another option on each machine.
    await drive.answerShown(spare.page, behind(right, 1));
    await drive.allSaved(spare.page);
    const counted = (await seen(spare.page)).chosen.indexOf(true);
    const copy = await world.startOn(image);
    await drive.openSession(copy.page, world.opening);
    await expect(copy.page.getByRole('heading', { name: zh.staff.suspended.title })).toBeVisible();
    await resume(copy.page, 0);
    for (const number of [1, 3]) {
      await drive.goTo(copy.page, number);
      await drive.answerShown(copy.page, behind(right, 2));
    }
    await drive.allSaved(copy.page);
    await moveOut(copy, proctor, spareId, path.join(stick.path, 'copy.exammove'));

    await test.step('both copies are merged by event: the fence counts, every other answer is kept for a person', async () => {
      await takeIn(spare, proctor, path.join(stick.path, 'copy.exammove'));
      await expect(spare.page.getByText(words.copyKept)).toBeVisible();
      await expect(spare.page.locator('.move-review li')).toHaveCount(2);
      await expect(spare.page.locator('.move-review')).toContainText(`${oldId}: `);
      await closeConsole(spare.page);
      await drive.goTo(spare.page, 3);
      await expect(spare.page.locator('.exam-question input:checked')).toHaveCount(0);
      await drive.goTo(spare.page, 1);
      await expect(spare.page.locator('.exam-question input').nth(counted)).toBeChecked();
    });

    await drive.submit(spare.page);
    await expect(spare.page.getByText(zh.result.confirmed('').trim())).toBeVisible({ timeout: 30_000 });
    expect(await world.query('select attempt_id, station_id, seat_epoch, status from results')).toEqual([
      { attempt_id: attemptId, station_id: spareId, seat_epoch: 2, status: 'confirmed' },
    ]);
    expect(await world.query("select station_id from inbox where kind = 'attempt-result'")).toEqual([
      { station_id: spareId },
    ]);
  });
});

/** The option so many places behind the one that `right` chooses: never that one, whichever paper was drawn. */
const behind =
  (right: drive.Chooser, steps: 1 | 2): drive.Chooser =>
  (texts, isMultiple, itemId) => [((right(texts, isMultiple, itemId)[0] ?? 0) + steps) % texts.length];

async function seen(page: Page) {
  return {
    sheet: await page
      .locator('aside .sheet-cell[aria-label]')
      .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('aria-label'))),
    question: await page.locator('.exam-question').innerText(),
    chosen: await page
      .locator('.exam-question input')
      .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).checked)),
  };
}

type Bridge = { readonly invoke: (channel: string, request: unknown) => Promise<unknown> };

/** What a page that was taken over could ask, past the screens. */
async function ask(page: Page, channel: string, request: unknown): Promise<unknown> {
  return page.evaluate(
    ([name, body]) => (Reflect.get(window, 'station') as Bridge).invoke(name as string, body),
    [channel, request] as const,
  );
}

async function paperOf(
  page: Page,
): Promise<{ readonly attemptId: string; readonly itemIds: readonly string[] }> {
  const shown = (await ask(page, 'exam:paper', {})) as {
    readonly value: {
      readonly attemptId: string;
      readonly paper: {
        readonly questions: readonly {
          readonly item?: { readonly id: string };
          readonly items?: readonly { readonly id: string }[];
        }[];
      };
    };
  };
  const { attemptId, paper } = shown.value;
  const itemIds = paper.questions.flatMap(({ item, items }) =>
    (items ?? (item ? [item] : [])).map((one) => one.id),
  );
  return { attemptId, itemIds };
}

async function signInAtMoves(page: Page, signIn: drive.StaffSignIn): Promise<void> {
  await page.keyboard.press('F9');
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel(zh.staff.staffId).fill(signIn.staffId);
  await drawer.getByLabel(zh.staff.password, { exact: true }).fill(signIn.password);
  await drawer.getByRole('button', { name: zh.console.signIn, exact: true }).click();
  await page.getByRole('tab', { name: words.section, exact: true }).click();
}

async function moveOut(
  station: DrivenStation,
  signIn: drive.StaffSignIn,
  toStationId: string,
  file: string,
): Promise<void> {
  const { page } = station;
  await signInAtMoves(page, signIn);
  await page.getByLabel(words.target).click();
  await page.getByTitle(toStationId).click();
  await page.getByLabel(words.reason).fill('演示：显示器损坏');
  await page.getByRole('button', { name: words.out, exact: true }).click();
  // A person chooses this file when the station asks where to.
  await station.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, file);
  await page.getByRole('button', { name: words.saveFile, exact: true }).click();
  await expect(page.getByText(words.fileSaved)).toBeVisible();
  await closeConsole(page);
}

async function takeIn(station: DrivenStation, signIn: drive.StaffSignIn, file: string): Promise<void> {
  await signInAtMoves(station.page, signIn);
  await station.app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] });
  }, file);
  await station.page.getByRole('button', { name: words.inFile, exact: true }).click();
}

async function closeConsole(page: Page): Promise<void> {
  await page.getByRole('button', { name: zh.frame.close, exact: true }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

async function resume(page: Page, minutes: number): Promise<void> {
  await page.getByLabel(zh.staff.suspended.grant).fill(String(minutes));
  await page.getByLabel(zh.staff.suspended.note).fill('演示：换机');
  await page.getByRole('button', { name: zh.staff.suspended.submit }).click();
  await page.locator('.exam-question').waitFor();
}

/** The disk's content at a moment; a browser's own locks name a running process and are no part of it. */
async function copyDisk(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true, filter: (file) => !path.basename(file).startsWith('Singleton') });
}
