import type { Page } from '@playwright/test';
import { zh } from '../../../src-renderer/i18n/zh';
import { OPENING } from '../../builders/build-station';
import { tempFolder } from '../../builders/temp-folder';
import { killGroup, stationRange } from './fired-station';
import { resume } from './page-driver';
import { prepareExam } from './sitting';

// Prints as JSON how many ms pass, in each of so many rounds, from a SIGKILL to the same question on the screen: from
// the kill to the proctor's screen, from the password's last key to the interrupted exam, and from the proctor's reason
// and the face's numbers to the question. The proctor types at ten keys a second; passwords cost what they do in use.

const rounds = Number(process.argv[2] ?? 5);
const folder = await tempFolder('resume');
try {
  await prepareExam(folder.path, true);
  const range = await stationRange(folder.path);
  let station = await range.start();
  const spans: { readonly start: number; readonly open: number; readonly goOn: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    if (station === undefined) throw new Error('the station did not start');
    const killedAt = performance.now();
    killGroup(station.pid);
    await station.gone;
    station = await range.start();
    if (station === undefined) throw new Error('the station did not start');
    await station.page.getByLabel(zh.staff.locked.passphrase).waitFor();
    const shownAt = performance.now();
    const { page } = station;
    await typeOpening(page);
    const typedAt = performance.now();
    await page.getByRole('button', { name: zh.staff.locked.submit }).click();
    await page.getByText(zh.staff.suspended.title).first().waitFor();
    const openAt = performance.now();
    await resume(page);
    await page.locator('.exam-question').waitFor();
    spans.push({ start: shownAt - killedAt, open: openAt - typedAt, goOn: performance.now() - openAt });
  }
  if (station !== undefined) {
    killGroup(station.pid);
    await station.gone;
  }
  console.log(JSON.stringify(spans));
} finally {
  await folder.remove();
}

async function typeOpening(page: Page): Promise<void> {
  for (const [label, text] of [
    [zh.staff.locked.passphrase, OPENING.passphrase],
    [zh.staff.staffId, OPENING.staffId],
    [zh.staff.password, OPENING.password],
  ] as const) {
    await page.getByLabel(label, { exact: true }).pressSequentially(text, { delay: 100 });
  }
}
