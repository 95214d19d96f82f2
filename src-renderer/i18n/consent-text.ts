import type { Texts } from './zh';

type ConsentWords = Texts['checkIn']['consent'];

/** What has to be said before consent (LW-1, PIPL 30), each with its heading. */
export function consentPoints(words: ConsentWords) {
  return [
    [words.purposeTitle, words.purpose],
    [words.necessityTitle, words.necessity],
    [words.effectTitle, words.effect],
    [words.retentionTitle, words.retention],
    [words.withdrawTitle, words.withdraw],
  ] as const;
}

/** The whole text that a person agrees to, as one string: what its version's hash is of. */
export function consentText(words: ConsentWords): string {
  const points = consentPoints(words).flat();
  return [words.title, words.lead, ...points, words.tick].join('\n');
}
