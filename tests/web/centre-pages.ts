import AxeBuilder from '@axe-core/playwright';
import { type Browser, chromium, expect, type Page } from '@playwright/test';

/** Debian's own browser: one that a test tool downloads is not in reach everywhere. */
const EXECUTABLE = process.env.CHROMIUM ?? '/usr/bin/chromium';
const SWITCHES = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: EXECUTABLE, args: SWITCHES });
}

/** A browser of its own, whose console must stay free of errors: a blocked script or style shows there. */
export async function openCentre(browser: Browser, url: string, language: 'zh' | 'en' = 'zh'): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await context.addInitScript((chosen) => {
    window.localStorage.setItem('centre-language', chosen);
  }, language);
  const page = await context.newPage();
  page.on('console', (message) => {
    // A refusal, and a line that the test itself cut, are what is being looked at.
    const isMeant = /status of 40|net::ERR_FAILED/.test(message.text());
    if (message.type() === 'error' && !isMeant) {
      throw new Error(`the page says: ${message.text()}`);
    }
  });
  await page.goto(`${url}/app/`);
  return page;
}

/** WCAG 2.2 A and AA as far as a program can tell; `leftOut` are axe's rules that the caller checks in its own way. */
export async function expectAccessible(page: Page, leftOut: readonly string[] = []): Promise<void> {
  await settled(page);
  const found = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .disableRules([...leftOut])
    .analyze();
  expect(found.passes.length).toBeGreaterThan(5);
  expect(
    found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' | ')}`),
  ).toEqual([]);
}

/** Colours on their way are not the page's colours; what moves without end (a spinner) is not waited for. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(() => {
    const ending = document
      .getAnimations()
      .filter((one) => one.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    return Promise.all(ending.map((one) => one.finished.catch(() => undefined)));
  });
}
