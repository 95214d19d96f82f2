import { describe, expect, it } from 'vitest';
import { newPassphrase, normalisePassphrase, PASSPHRASE_MIN_LENGTH } from '../../../src-crypto/passphrase';
import { checkVerifier, makeVerifier } from '../../../src-crypto/password-verifier';
import { suiteB } from '../../../src-crypto/suite-b';
import { PasswordVerifier } from '../../../src-shared/contracts/package/package-content';

const COST = { n: 16384, r: 8, p: 1 };

describe('a staff password’s verifier (ID-25)', () => {
  it('takes the password and no other, and fits its schema', async () => {
    const verifier = await makeVerifier(suiteB, 'Jiankao-2026', COST);
    expect(PasswordVerifier.parse(verifier)).toEqual(verifier);
    expect(await checkVerifier(suiteB, verifier, 'Jiankao-2026')).toBe(true);
    for (const wrong of ['jiankao-2026', 'Jiankao-2026 ', '', 'Jiankao-202']) {
      expect(await checkVerifier(suiteB, verifier, wrong)).toBe(false);
    }
    expect(JSON.stringify(verifier)).not.toContain('Jiankao');
  });

  it('takes what a Chinese input method writes in full width', async () => {
    const verifier = await makeVerifier(suiteB, 'Jiankao-2026', COST);
    expect(await checkVerifier(suiteB, verifier, 'Ｊｉａｎｋａｏ－２０２６')).toBe(true);
  });

  it('is salted: one password, two verifiers', async () => {
    const [one, other] = [await makeVerifier(suiteB, 'same', COST), await makeVerifier(suiteB, 'same', COST)];
    expect(one.hash).not.toBe(other.hash);
    expect(one.salt).not.toBe(other.salt);
  });

  it('that no password can satisfy answers false and does not throw', async () => {
    const verifier = await makeVerifier(suiteB, 'x', COST);
    for (const broken of [
      { ...verifier, n: 16385 },
      { ...verifier, n: 2 ** 40 },
      { ...verifier, salt: 'A' },
      { ...verifier, hash: '' },
      { ...verifier, hash: 'AAAA' },
    ]) {
      expect(await checkVerifier(suiteB, broken, 'x')).toBe(false);
    }
  });
});

describe('a session passphrase', () => {
  it.each([
    ['k7mq-3fpa', 'k7mq-3fpa'],
    ['K7MQ 3FPA', 'k7mq-3fpa'],
    ['  k7mq --  3fpa\n', 'k7mq-3fpa'],
    ['ｋ７ｍｑ－３ｆｐａ', 'k7mq-3fpa'],
    ['k7mq\u30003fpa', 'k7mq-3fpa'],
    ['k7mq—3fpa', 'k7mq-3fpa'],
    ['k7mq\u22123fpa', 'k7mq-3fpa'],
    ['开考 口令', '开考-口令'],
    [' - ', ''],
  ])('%j means %j', (text, normal) => {
    expect(normalisePassphrase(text)).toBe(normal);
    expect(normalisePassphrase(normal)).toBe(normal);
  });

  it('that is made here is long, in normal form and another one each time', () => {
    const made = Array.from({ length: 200 }, () => newPassphrase(suiteB));
    for (const passphrase of made) {
      expect(passphrase).toMatch(/^([a-hjkmnp-z2-9]{4}-){4}[a-hjkmnp-z2-9]{4}$/);
      expect(normalisePassphrase(passphrase)).toBe(passphrase);
      expect(passphrase.length).toBeGreaterThanOrEqual(PASSPHRASE_MIN_LENGTH);
    }
    expect(new Set(made).size).toBe(made.length);
  });
});
