import path from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { signedInStaff } from '../builders/build-browser';
import type { TestServer } from '../builders/start-test-server';
import { openCentre } from './centre-pages';

type StaffRole = Parameters<typeof signedInStaff>[1];

/** A page of a staff member who has signed in already: the sign-in itself is tested by `accounts.web.ts`. */
export async function openAsStaff(
  chromium: Browser,
  server: TestServer,
  role: StaffRole,
  at = '/',
  language: 'zh' | 'en' = 'zh',
): Promise<Page> {
  const { browser } = await signedInStaff(
    server,
    role,
    server.now,
    role === 'institution' ? 'PX-1' : undefined,
  );
  const page = await openCentre(chromium, server.running.url, language);
  const [name = '', value = ''] = (browser.cookie() ?? '').split('=');
  await page.context().addCookies([{ name, value, url: server.running.url }]);
  await page.goto(`${server.running.url}/app${at}`);
  return page;
}

/** With PAGE_SHOTS naming a folder, what a test looks at is kept as a picture for whoever looks after it. */
export async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.PAGE_SHOTS;
  if (folder !== undefined) await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}
