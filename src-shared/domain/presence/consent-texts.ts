import { z } from 'zod';
import { Sha256Hex } from '../../basics/ids';

export const ConsentLanguage = z.enum(['zh', 'en']);
export type ConsentLanguage = z.infer<typeof ConsentLanguage>;

type ConsentText = { readonly [L in ConsentLanguage]: Sha256Hex };

/**
 * Which consent text a version means: SHA-256 of the whole text in each language (`consentText` in the screens'
 * texts). Main writes the hash down with the decision. Whoever changes a word gives the text a new version here and
 * in the session's policy; a test compares, so that it cannot be forgotten.
 */
const CONSENT_TEXTS: Readonly<Record<string, ConsentText>> = {
  '2026.2': {
    zh: Sha256Hex.parse('7b6b25b4659ee225f0ad1e4c49eda6df0bdc5ae66a392c4c1d2f7d603cc782a6'),
    en: Sha256Hex.parse('ceabc7ac8fb9741ad0c2f797352595db8db1d9dc229d82da425e8640e4dbc92f'),
  },
};

/** The versions whose text this program shows. */
export const CONSENT_VERSIONS: readonly string[] = Object.keys(CONSENT_TEXTS);

/** Undefined for a version that this program does not have. */
export function consentTextOf(version: string): ConsentText | undefined {
  return CONSENT_TEXTS[version];
}
