import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newPassphrase } from '../../../src-crypto/passphrase';
import { joinShares, type PassphraseShares, splitPassphrase } from '../../../src-crypto/passphrase-shares';
import { bytesOfSigns, SIGNS, signsOf } from '../../../src-crypto/sign-text';
import { suiteA } from '../../../src-crypto/suite-a';
import { suiteB } from '../../../src-crypto/suite-b';

const PACKAGE = 'P-S-9901-260312-1-01';
const PASSPHRASE = 'k7mq-3fpa-9wxe-tt2b-hn5c';

async function splitUp(passphrase = PASSPHRASE, packageId = PACKAGE): Promise<PassphraseShares> {
  const shares = await splitPassphrase(suiteB, packageId, passphrase);
  if (shares === undefined) throw new Error('not to be split');
  return shares;
}

const join = (first: string, second: string, packageId = PACKAGE) =>
  joinShares(suiteB, packageId, [first, second]);

describe('a passphrase split among three', () => {
  it.each([suiteB, suiteA])('is made again by any two, in any order', async (suite) => {
    const passphrase = newPassphrase(suite);
    const shares = await splitPassphrase(suite, PACKAGE, passphrase);
    for (const [one, other] of [
      [0, 1],
      [1, 0],
      [0, 2],
      [2, 1],
    ] as const) {
      const typed = [shares?.[one] ?? '', shares?.[other] ?? ''] as const;
      expect(await joinShares(suite, PACKAGE, typed)).toEqual({ ok: true, value: passphrase });
    }
  });

  it('gives shares of seven groups of four signs that look like no other', async () => {
    for (const share of await splitUp())
      expect(share).toMatch(/^([a-hjkmnp-z2-9]{4}-){6}[a-hjkmnp-z2-9]{4}$/);
  });

  it('takes a share as people write it: capitals, spaces, full width, no groups', async () => {
    const [first, second] = await splitUp();
    const wide = first
      .toUpperCase()
      .replace(/[A-Z]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
    expect(await join(wide, second.replaceAll('-', ' '))).toMatchObject({ ok: true, value: PASSPHRASE });
    expect(await join(first.replaceAll('-', ''), ` ${second} `)).toMatchObject({ ok: true });
  });

  it('is another split each time: two sheets of two days do not add up', async () => {
    const [today, yesterday] = [await splitUp(), await splitUp('aaaa-bbbb-cccc-dddd-eeee')];
    expect(today[0]).not.toBe((await splitUp())[0]);
    const mixed = await join(today[0], yesterday[1]);
    expect(mixed.ok && mixed.value === PASSPHRASE).toBe(false);
  });

  it('is refused for words that somebody thought of', async () => {
    expect(await splitPassphrase(suiteB, PACKAGE, 'gangjin-shuini-muban-shazi')).toBeUndefined();
    expect(await splitPassphrase(suiteB, PACKAGE, '')).toBeUndefined();
  });
});

describe('a share that was typed wrongly', () => {
  it('is told by its place, whichever sign it was', async () => {
    const [first, second] = await splitUp();
    const signs = first.replaceAll('-', '');
    for (let at = 0; at < signs.length; at += 1) {
      const other = SIGNS.charAt((SIGNS.indexOf(signs.charAt(at)) + 1) % SIGNS.length);
      const typed = signs.slice(0, at) + other + signs.slice(at + 1);
      expect(await join(typed, second)).toEqual({ ok: false, error: { kind: 'share-mistyped', share: 1 } });
    }
    for (const typed of ['', first.slice(0, -1), `${first}a`, first.replace(/.$/, '0'), '证'.repeat(28)]) {
      expect(await join(second, typed)).toEqual({ ok: false, error: { kind: 'share-mistyped', share: 2 } });
    }
  });

  it('is told from one of another package, and from the same sheet twice', async () => {
    const [first, second] = await splitUp();
    const [foreign] = await splitUp(PASSPHRASE, 'P-S-9901-260313-1-01');
    expect(await join(foreign, second)).toEqual({
      ok: false,
      error: { kind: 'share-of-other-package', share: 1 },
    });
    expect(await join(first, first)).toEqual({ ok: false, error: { kind: 'shares-alike' } });
  });
});

describe('bytes written in signs', () => {
  it('come back, whatever they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 17, maxLength: 17 }), (bytes) => {
        expect(bytesOfSigns(signsOf(bytes, 28), 17)).toEqual(bytes);
      }),
      { seed: 20_260_310 },
    );
  });

  it('are refused where they do not fit', () => {
    expect(() => signsOf(new Uint8Array(17).fill(255), 27)).toThrow(RangeError);
    expect(bytesOfSigns('9'.repeat(28), 17)).toBeUndefined();
  });
});
