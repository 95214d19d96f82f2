import type { Browser, Page } from '@playwright/test';
import { settled } from '../web/centre-pages';
import type { Shot } from './shot';

/** Where a screen is looked at: window in CSS pixels, text size in per cent as the person's own buttons set it. */
export type Setting = {
  readonly url: string;
  readonly language: string;
  readonly width: number;
  readonly height: number;
  readonly textPercent: number;
  readonly isHighContrast: boolean;
};

export type OpenShot = { readonly page: Page; readonly complaints: string[]; close(): Promise<void> };

/** Draws one sample screen and acts on it; complaints are errors of the page and of what was to be done on it. */
export async function openShot(browser: Browser, shot: Shot, setting: Setting): Promise<OpenShot> {
  const { width, height } = setting;
  const context = await browser.newContext({ viewport: { width, height } });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.addInitScript((language) => {
    window.localStorage.setItem('station-language', language);
  }, setting.language);
  await page.goto(`${setting.url}?${shot.query}`);
  await page.locator('h1').first().waitFor();
  for (let size = 100; size < setting.textPercent; size = size === 150 ? 200 : size + 25) {
    // Somebody may have larger text from the start, and there is none larger than 200 %.
    const larger = page.getByRole('button', { name: /放大文字|Larger text/ });
    if (await larger.isEnabled()) await larger.click();
  }
  if (setting.isHighContrast) {
    await page.evaluate(() => document.documentElement.setAttribute('data-high-contrast', ''));
  }
  try {
    await shot.act?.(page);
  } catch (error) {
    complaints.push(error instanceof Error ? error.message : String(error));
  }
  await settled(page);
  return { page, complaints, close: () => context.close() };
}
