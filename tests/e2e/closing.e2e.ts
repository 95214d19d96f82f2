import { execFile } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, type Page, test } from '@playwright/test';
import * as drive from '../../scripts/station-driver/drive';
import type { DrivenStation } from '../../scripts/station-driver/launch-station';
import { zh } from '../../src-renderer/i18n/zh';
import { tempFolder } from '../builders/temp-folder';
import { buildWorld, clipOf, knowing, type World } from './station-world';

const run = promisify(execFile);
const words = zh.closing;

/** What a PDF says, as whoever opens the file would read it. */
async function pdfText(file: string): Promise<string> {
  const { stdout } = await run('pdftotext', ['-layout', file, '-']);
  return stdout;
}

async function signInAtConsole(page: Page, signIn: drive.StaffSignIn): Promise<void> {
  await page.keyboard.press('F9');
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel(zh.staff.staffId).fill(signIn.staffId);
  await drawer.getByLabel(zh.staff.password, { exact: true }).fill(signIn.password);
  await drawer.getByRole('button', { name: zh.console.signIn }).click();
  await page.getByRole('tab', { name: zh.incidents.title }).waitFor();
}

/** A person chooses this file when the station asks where to. */
async function choose(station: DrivenStation, file: string): Promise<void> {
  await station.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, file);
}

test.describe('a session is closed in a real Electron, with papers on the disk and a centre that agrees', () => {
  let world: World;
  let stick: Awaited<ReturnType<typeof tempFolder>>;
  test.beforeAll(async () => {
    world = await buildWorld();
    stick = await tempFolder('stick');
    await mkdir(stick.path, { recursive: true });
  });
  test.afterAll(async () => {
    await world.close();
    await stick.remove();
  });

  test('from the first answer to a balanced room (RM-14, RM-15)', async () => {
    test.setTimeout(300_000);
    const station = await world.firstStart({ cameraClip: clipOf('demo-01') });
    const { page } = station;
    await page.getByRole('button', { name: zh.staff.locked.submit }).waitFor({ timeout: 30_000 });
    await drive.openSession(page, world.opening);
    const content = world.content();
    const [candidate] = content.candidates;
    await drive.identify(page, candidate?.admissionNo ?? '');
    await drive.giveConsent(page);
    await drive.startExam(page);
    const right = knowing(content, () => true);
    for (let number = 1; number <= 3; number++) {
      await drive.goTo(page, number);
      await drive.answerShown(page, right);
    }
    await drive.allSaved(page);
    await drive.submit(page);
    await page.getByRole('button', { name: words.score.confirm }).click();
    await expect(page.getByText(words.score.confirmed)).toBeVisible();
    await page.getByRole('button', { name: zh.result.leave }).click();

    const [first, second] = world.twoStaff;
    await signInAtConsole(page, first);
    await page.getByRole('tab', { name: zh.incidents.title }).click();
    await page.getByRole('textbox', { name: zh.incidents.text }).fill('打印机缺纸，已补（样例）');
    await page.getByRole('button', { name: zh.incidents.submit, exact: true }).click();
    await expect(page.getByRole('cell', { name: '打印机缺纸，已补（样例）' })).toBeVisible();

    await page.getByRole('tab', { name: words.title }).click();
    await expect(page.getByText(words.notBalanced)).toBeVisible();
    await page.getByRole('button', { name: words.restAbsent }).click();
    await page.getByRole('button', { name: words.savePlaces }).click();
    await expect(page.getByText(words.balanced)).toBeVisible();
    await expect(page.getByText(words.sum(6, 1, 5, 0))).toBeVisible();
    for (const [place, signer] of [first, second, world.siteHead].entries()) {
      await page.getByLabel(zh.staff.staffId).fill(signer.staffId);
      await page.getByLabel(zh.staff.password, { exact: true }).fill(signer.password);
      await page.getByRole('button', { name: words.sign, exact: true }).click();
      await expect(page.locator('.closing-signed')).toHaveCount(place + 1);
    }
    await page.getByRole('button', { name: words.close, exact: true }).click();
    const sure = page.getByRole('dialog', { name: words.closeConfirm });
    await sure.getByRole('button', { name: words.closeYes, exact: true }).click();
    await expect(page.getByText(words.closedMore)).toBeVisible();

    await page.getByRole('tab', { name: zh.papers.title }).click();
    await expect(page.getByText(zh.papers.noPrinter)).toBeVisible();
    for (const paper of ['room-record', 'result-sheet'] as const) {
      const file = path.join(stick.path, `${paper}.pdf`);
      await choose(station, file);
      const name = zh.papers.names[paper];
      await page.getByRole('button', { name: zh.papers.saveLabel(name) }).click();
      await expect(page.getByText(zh.papers.saved(name))).toBeVisible({ timeout: 60_000 });
    }
    const record = await pdfText(path.join(stick.path, 'room-record.pdf'));
    expect(record).toContain('应考 6 = 本机实考 1 + 缺考 5 + 在他机应考 0');
    expect(record).toContain('打印机缺纸，已补（样例）');
    expect(record).toContain(candidate?.displayName);
    for (const name of ['演示监考员甲', '演示监考员乙', '演示主考']) expect(record).toContain(name);
    const results = await pdfText(path.join(stick.path, 'result-sheet.pdf'));
    expect(results).toContain(candidate?.admissionNo);
    expect(results).not.toContain(candidate?.document.number);
    const fonts = await run('pdffonts', [path.join(stick.path, 'room-record.pdf')]);
    expect(fonts.stdout).toMatch(/NotoSansSC\S*\s.*yes/);

    await page.getByRole('tab', { name: zh.handIn.title }).click();
    const handIn = path.join(stick.path, 'session.examhandin');
    await choose(station, handIn);
    await page.getByRole('button', { name: zh.handIn.write }).click();
    await expect(page.getByText(/共 3 条记录/)).toBeVisible();
    expect((await readFile(handIn)).length).toBeGreaterThan(1000);

    const { sessionId } = content.session;
    await expect(async () => {
      expect(await world.query('select count(*)::int as n from session_closings')).toEqual([{ n: 1 }]);
    }).toPass({ timeout: 60_000 });
    expect(await world.query('select kind from incidents where session_id = $1', [sessionId])).toEqual([
      { kind: 'other' },
    ]);
    expect(await world.admin('GET', `/sessions/${sessionId}/reconciliation`)).toMatchObject({
      expected: 6,
      sat: 1,
      submitted: 1,
      absent: 5,
      results: 1,
      isBalanced: true,
      differences: [],
    });

    await page.getByRole('button', { name: zh.console.signOut }).click();
    await expect(page.getByRole('heading', { name: words.screen.title })).toBeVisible();
  });
});
