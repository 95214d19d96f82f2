import { readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';

const WIDTH = 1600;
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** All the station's screens of one language on one picture, each with its name. 1 when there is nothing to show. */
export async function writeSheet(folder: string, language: 'zh' | 'en'): Promise<number> {
  const ending = `-${language}.png`;
  const names = (await readdir(folder)).filter((name) => name.endsWith(ending)).sort();
  if (names.length === 0) return 1;
  const figures = names.map((name) => {
    const address = pathToFileURL(path.resolve(folder, name)).href;
    return `<figure><img src="${address}"><figcaption>${name.slice(0, -ending.length)}</figcaption></figure>`;
  });
  const style =
    'body{margin:16px;display:grid;grid-template-columns:repeat(6,1fr);gap:12px;font:13px sans-serif;background:#edf2f0}' +
    'figure{margin:0}img{width:100%;border:1px solid #cbd7d5}';
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: WIDTH, height: 900 } });
    const html = path.resolve(folder, `sheet-${language}.html`);
    await writeFile(html, `<!doctype html><meta charset="utf-8"><style>${style}</style>${figures.join('')}`);
    await page.goto(pathToFileURL(html).href, { waitUntil: 'load' });
    const file = path.join(folder, `sheet-${language}.jpg`);
    await page.screenshot({ path: file, type: 'jpeg', quality: 70, fullPage: true });
    await rm(html);
    return 0;
  } finally {
    await browser.close();
  }
}
