import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { startPreview } from './build-preview';
import { openShot } from './open-shot';
import type { Shot } from './shot';
import { shots } from './shots';

/*
 * Draws every screen with sample data and takes its picture:
 *   npx tsx tests/renderer-preview/take-shots.ts FOLDER [NAME...] [--scale=200] [--size=1920x1080] [--lang=en] [--contrast]
 * Writes NAME-LANG.png, with the size and the scale added where they are not 1280x800 and 100.
 * Needs a Chromium at /usr/bin/chromium (or CHROMIUM=path).
 */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const USUAL_SIZE = '1280x800';

const options = process.argv.slice(2).filter((word) => word.startsWith('--'));
const [folder, ...names] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
if (folder === undefined) throw new Error('which folder do the pictures go to?');
const option = (name: string, otherwise: string): string =>
  options.find((word) => word.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise;

const sizes = option('size', USUAL_SIZE).split(',');
const languages = option('lang', 'zh').split(',');
const scale = Number(option('scale', '100'));
const isHighContrast = options.includes('--contrast');
const chosen = shots.filter((shot) => names.length === 0 || names.includes(shot.name));
if (chosen.length === 0) throw new Error('no picture of that name');

await mkdir(folder, { recursive: true });
const built = await mkdtemp(path.join(os.tmpdir(), 'renderer-preview-'));
const running = await startPreview(built);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: FLAGS,
});
let failures = 0;
try {
  for (const size of sizes) {
    for (const language of languages) {
      for (const shot of chosen) failures += await take(browser, shot, size, language);
    }
  }
} finally {
  await browser.close();
  await running.close();
  await rm(built, { recursive: true, force: true });
}
process.exitCode = failures === 0 ? 0 : 1;

async function take(browser: Browser, shot: Shot, size: string, language: string): Promise<number> {
  const [width = 1280, height = 800] = size.split('x').map(Number);
  const opened = await openShot(browser, shot, {
    url: running.url,
    language,
    width,
    height,
    textPercent: scale,
    isHighContrast,
  });
  await opened.page.waitForTimeout(350);
  const unusual = [
    ...(size === USUAL_SIZE ? [] : [size]),
    ...(scale === 100 ? [] : [`${scale}pct`]),
    ...(isHighContrast ? ['contrast'] : []),
  ];
  const name = [shot.name, language, ...unusual].join('-');
  await opened.page.screenshot({ path: path.join(folder ?? '.', `${name}.png`) });
  for (const complaint of opened.complaints) process.stderr.write(`${name}: ${complaint}\n`);
  await opened.close();
  return opened.complaints.length;
}
