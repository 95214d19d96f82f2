import type { Page } from '@playwright/test';

export type Acknowledgements = {
  /** How many answers of this life were acknowledged, as far as the driver has heard. */
  readonly count: () => number;
  /** Resolves when there are that many, or when the station is gone. */
  readonly reach: (count: number, gone: Promise<void>) => Promise<void>;
};

/** Hears the acknowledgements that the page reports; one that was refused fails the run. */
export function hearAcknowledgements(page: Page): Acknowledgements {
  let count = 0;
  let refusal: string | undefined;
  let changed: () => void = () => undefined;
  page.on('console', (message) => {
    const [word, number] = message.text().split(' ');
    if (word === 'acknowledged') count = Number(number) + 1;
    else if (word === 'refused') refusal = message.text();
    else return;
    changed();
  });
  return {
    count: () => count,
    reach: async (wanted, gone) => {
      let isGone = false;
      void gone.then(() => {
        isGone = true;
        changed();
      });
      while (count < wanted && !isGone) {
        if (refusal !== undefined) throw new Error(refusal);
        await new Promise<void>((resolve) => {
          changed = resolve;
        });
      }
    },
  };
}
