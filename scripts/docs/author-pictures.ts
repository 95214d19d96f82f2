import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { runPackage } from '../test/run-step';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const TEMPLATE = 'resources/templates/题库模板.csv';

/** What an author meets: the report of a bank with mistakes, made from the template by the bank's own check. */
export async function takeAuthorPictures(folder: string, postFolder: string): Promise<number> {
  const root = await mkdtemp(path.join(tmpdir(), 'author-pictures-'));
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  try {
    const bank = path.join(root, '样例题库');
    await mkdir(bank);
    await cp(path.join(postFolder, 'blueprint.json'), path.join(bank, 'blueprint.json'));
    await writeFile(path.join(bank, '样例.csv'), withMistakes(await readFile(TEMPLATE, 'utf8')));
    const report = path.join(root, 'report.html');
    await runPackage(
      'tsx',
      'dist/cli.mjs',
      ['src-bank/cli.ts', 'check', bank, '--report', report],
      process.env,
    );
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(pathToFileURL(report).href, { waitUntil: 'load' });
    await mkdir(folder, { recursive: true });
    await page.screenshot({ path: path.join(folder, 'bank-report.png') });
    return 0;
  } finally {
    await browser.close();
    await rm(root, { recursive: true, force: true });
  }
}

/** The mistakes that authors make most: an answer that no option has, a missing source, an unknown topic. */
function withMistakes(template: string): string {
  return template
    .replace(',C,易,', ',E,易,')
    .replace('《建设工程安全生产管理条例》第二十六条', '无')
    .replace('错误,易,GEN.LAW', '错误,易,GEN.LAV');
}
