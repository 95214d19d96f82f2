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
    const killedMs = Date.now();
    killGroup(station.pid);
    await station.gone;
    station = await range.start();
    if (station === undefined) throw new Error('the station did not start');
    const { page } = station;
    const shownMs = await (await watchFor(page, zh.staff.locked.title))();
    await typeOpening(page);
    const suspended = await watchFor(page, zh.staff.suspended.title);
    const typedMs = Date.now();
    // The last key: what a person who has typed the password presses.
    await page.keyboard.press('Enter');
    const openAt = (await suspended()) - typedMs;
    const question = await watchFor(page, zh.exam.question(1, 74));
    const decidedMs = Date.now();
    await resume(page);
    const goOn = (await question()) - decidedMs;
    spans.push({ start: shownMs - killedMs, open: openAt, goOn });
  }
  if (station !== undefined) {
    killGroup(station.pid);
    await station.gone;
  }
  console.log(JSON.stringify(spans));
} finally {
  await folder.remove();
}

/** Watches from now on; what it gives tells the UTC ms at which the page has drawn a heading with these words. */
async function watchFor(page: Page, heading: string): Promise<() => Promise<number>> {
  await page.evaluate((words) => {
    Reflect.set(
      window,
      'drawnAt',
      new Promise((resolve) => {
        const look = new MutationObserver((_, watch) => {
          if (![...document.querySelectorAll('h1, h2')].some((one) => one.textContent?.includes(words)))
            return;
          watch.disconnect();
          // The frame that has it, and the next one, which begins when that one has been drawn.
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(Date.now())));
        });
        look.observe(document, { childList: true, subtree: true, characterData: true });
        // It may be there already: any change makes the watch look.
        document.documentElement.append('');
      }),
    );
  }, heading);
  return () => page.evaluate(() => Reflect.get(window, 'drawnAt') as Promise<number>);
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
