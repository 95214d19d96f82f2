import type { Page } from '@playwright/test';

/** One picture: which sample, and what to do on it first. Texts are found in either language. */
export type Shot = {
  readonly name: string;
  readonly query: string;
  readonly act?: (page: Page) => Promise<void>;
};

/** Presses the first button of that name. */
export const press = (name: RegExp) => async (page: Page) => {
  await page.getByRole('button', { name }).first().click();
};
