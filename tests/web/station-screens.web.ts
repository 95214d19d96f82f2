import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { type RunningPreview, startPreview } from '../renderer-preview/build-preview';
import { openShot } from '../renderer-preview/open-shot';
import { shots } from '../renderer-preview/shots';
import { expectAccessible, launchChromium } from './centre-pages';

/*
 * Every screen of the station with sample data, as far as a program can look at it: WCAG 2.2 AA, nothing cut off to
 * the side, no error of the page. `npm run test:screens` looks in both languages, at both sizes, with larger text and in
 * high contrast; `npm test` at the usual setting.
 */
type Look = {
  readonly language: 'zh' | 'en';
  readonly width: number;
  readonly height: number;
  readonly textPercent: number;
  readonly isHighContrast: boolean;
};

const USUAL: Look = { language: 'zh', width: 1280, height: 800, textPercent: 100, isHighContrast: false };
const ALL: readonly Look[] = [
  USUAL,
  { ...USUAL, language: 'en' },
  { ...USUAL, width: 1920, height: 1080 },
  { ...USUAL, textPercent: 125 },
  { ...USUAL, textPercent: 200 },
  { ...USUAL, language: 'en', textPercent: 200 },
  { ...USUAL, isHighContrast: true },
];
const looks = process.env.SCREENS === 'all' ? ALL : [USUAL];

// Each looks at a page of its own.
test.describe.configure({ mode: 'parallel' });

let browser: Browser;
let preview: RunningPreview;
let folder: string;

test.beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'station-screens-'));
  preview = await startPreview(folder);
  browser = await launchChromium();
});

test.afterAll(async () => {
  await browser.close();
  await preview.close();
  await rm(folder, { recursive: true, force: true });
});

for (const look of looks) {
  const name = `${look.language} ${look.width}x${look.height} ${look.textPercent} %${look.isHighContrast ? ' high contrast' : ''}`;
  for (const shot of shots) {
    test(`${shot.name}, ${name}, is accessible and whole`, async () => {
      const opened = await openShot(browser, shot, { url: preview.url, ...look });
      try {
        expect(opened.complaints).toEqual([]);
        await expectAccessible(opened.page, ['target-size']);
        expect(await tooSmall(opened.page)).toEqual([]);
        expect(await cutOff(opened.page)).toEqual([]);
      } finally {
        await opened.close();
      }
    });
  }
}

/** What can be reached with a pointer but lies outside the window to the left or right. */
function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const controls = document.querySelectorAll<HTMLElement>('button, input, a[href], textarea, [role=tab]');
    return [...controls]
      .filter((one) => one.checkVisibility() && one.closest('.ant-tabs, .ant-table') === null)
      .filter((one) => {
        const box = one.getBoundingClientRect();
        return box.width > 1 && (box.right > width + 1 || box.left < -1);
      })
      .map((one) => one.outerHTML.slice(0, 120));
  });
}

/** WCAG 2.5.8: 24 px at least. Not axe's rule, which takes what is half scrolled out of a list for a small target. */
function tooSmall(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const controls = document.querySelectorAll<HTMLElement>('button, [role=tab], [role=radio], textarea');
    return [...controls]
      .filter((one) => one.checkVisibility())
      .filter((one) => {
        const box = one.getBoundingClientRect();
        return box.width > 1 && (box.width < 24 || box.height < 24);
      })
      .map((one) => one.outerHTML.slice(0, 120));
  });
}
