import type { Page } from '@playwright/test';
import { zh } from '../../src-renderer/i18n/zh';

/** The people's own steps, by what they read on the screen, so that a changed word changes the driver with it. */

export type Opening = { readonly staffId: string; readonly password: string; readonly passphrase: string };

export async function openSession(page: Page, opening: Opening): Promise<void> {
  await page.getByLabel(zh.staff.staffId).fill(opening.staffId);
  await page.getByLabel(zh.staff.password, { exact: true }).fill(opening.password);
  await page.getByLabel(zh.staff.locked.passphrase).fill(opening.passphrase);
  await page.getByRole('button', { name: zh.staff.locked.submit }).click();
}

export async function identify(page: Page, number: string): Promise<void> {
  await page.getByLabel(zh.checkIn.identify.field).fill(number);
  await page.getByRole('button', { name: zh.checkIn.identify.submit, exact: true }).click();
}

export async function giveConsent(page: Page): Promise<void> {
  await page.getByLabel(zh.checkIn.consent.tick).check();
  await page.getByRole('button', { name: zh.checkIn.consent.agree }).click();
}

export async function refuseConsent(page: Page): Promise<void> {
  await page.getByRole('button', { name: zh.checkIn.consent.decline }).click();
}

export type StaffSignIn = { readonly staffId: string; readonly password: string };

export async function verifyManually(page: Page, staff: readonly [StaffSignIn, StaffSignIn]): Promise<void> {
  await page.getByLabel(zh.staff.manual.note).fill('已核对居民身份证原件（演示）');
  for (const [index, signIn] of staff.entries()) {
    const group = page.getByRole('group', {
      name: index === 0 ? zh.staff.manual.first : zh.staff.manual.second,
    });
    await group.getByLabel(zh.staff.staffId).fill(signIn.staffId);
    await group.getByLabel(zh.staff.password, { exact: true }).fill(signIn.password);
  }
  await page.getByRole('button', { name: zh.staff.manual.submit }).click();
}

/** Does the movements again, as the screen says, until the rules follow or staff are asked for. */
export async function passMovements(page: Page): Promise<void> {
  const start = page.getByRole('button', { name: zh.checkIn.ready.start });
  const again = page.getByRole('button', { name: zh.challenge.again });
  const staff = page.getByText(zh.staff.manual.becauseChallenge);
  for (;;) {
    await start.or(again).or(staff).first().waitFor({ timeout: 90_000 });
    if (!(await again.isVisible())) return;
    await again.click();
  }
}

/** Waits for the rules, which follow an accepted identity, and starts. */
export async function startExam(page: Page): Promise<void> {
  await page.getByRole('button', { name: zh.checkIn.ready.start }).click({ timeout: 90_000 });
  await page.getByRole('heading', { name: zh.exam.question(1, 74) }).waitFor();
}

/** Which options, by their place on the screen from 0, this candidate would choose. */
export type Chooser = (texts: readonly string[], isMultiple: boolean, itemId: string) => readonly number[];

/** Answers the questions of one number (one, or the four of a case) with the mouse. */
export async function answerShown(page: Page, choose: Chooser): Promise<void> {
  const lists = page.locator('.option-list');
  const count = await lists.count();
  for (let i = 0; i < count; i++) {
    const list = lists.nth(i);
    const texts = await list.locator('.option-text').allInnerTexts();
    const inputs = list.locator('input');
    const itemId = (await inputs.first().getAttribute('name')) ?? '';
    const isMultiple = (await inputs.first().getAttribute('type')) === 'checkbox';
    for (const place of choose(texts, isMultiple, itemId)) await inputs.nth(place).check();
  }
}

export async function goTo(page: Page, number: number): Promise<void> {
  await page
    .locator('aside .sheet-cell')
    .and(page.getByText(String(number), { exact: true }))
    .click();
  await page.getByRole('heading', { name: zh.exam.question(number, 74) }).waitFor();
}

/** Waits until the header says that everything on the screen is on the disk. */
export async function allSaved(page: Page): Promise<void> {
  await page.locator('.exam-saved-saved').waitFor();
}

/** TS-11: both confirmations. */
export async function submit(page: Page): Promise<void> {
  await page.getByRole('button', { name: zh.exam.submit, exact: true }).click();
  await page.getByRole('button', { name: zh.exam.submitOn }).click();
  await page.getByRole('button', { name: zh.exam.finalYes }).click();
  await page.getByRole('heading', { name: zh.result.title }).waitFor();
}
