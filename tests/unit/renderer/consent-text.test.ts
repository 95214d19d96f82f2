import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { consentText } from '../../../src-renderer/i18n/consent-text';
import { en } from '../../../src-renderer/i18n/en';
import { zh } from '../../../src-renderer/i18n/zh';
import { CONSENT_VERSIONS, consentTextOf } from '../../../src-shared/domain/presence/consent-texts';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

/**
 * When this fails, a word of the consent text has changed: give it a new version in consent-texts.ts (and in the
 * policy of the sessions) and record the new hashes there. An older decision keeps the hash of what was read then.
 */
it('the text on the screen is the one that its version stands for, in both languages (LW-1)', () => {
  const version = CONSENT_VERSIONS.at(-1) ?? '';
  expect({
    zh: sha256(consentText(zh.checkIn.consent)),
    en: sha256(consentText(en.checkIn.consent)),
  }).toEqual(consentTextOf(version));
});

it('the demonstration asks for the text that this program shows', async () => {
  const session = JSON.parse(await readFile('resources/demo/session/session.json', 'utf8'));
  expect(session.policy.consentTextVersion).toBe(CONSENT_VERSIONS.at(-1));
});

it('a version that nobody has written is not known', () => {
  expect(consentTextOf('2099.1')).toBeUndefined();
});
