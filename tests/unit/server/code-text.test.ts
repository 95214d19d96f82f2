import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeText, isSecret, newCode, readCode, secretHash } from '../../../src-server/registry/code-text';

describe('a provisioning code', () => {
  it('reads back as it was handed out, and fits the protocol’s 40 characters', () => {
    for (let n = 0; n < 200; n++) {
      const code = newCode();
      const text = codeText(code);
      expect(text).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
      expect(readCode(text)).toEqual(code);
    }
  });

  it.each([
    ['small letters', 'abcd-efgh-jkmn-pqrs'],
    ['spaces', ' ABCD EFGH  JKMN PQRS '],
    ['nothing between', 'ABCDEFGHJKMNPQRS'],
    ['full-width letters and hyphens', 'ＡＢＣＤ－ＥＦＧＨ—JKMN–PQRS'],
  ])('is forgiven %s', (_what, typed) => {
    expect(readCode(typed)).toEqual({ selector: 'ABCD', secret: 'EFGHJKMNPQRS' });
  });

  it('is forgiven O for 0 and I or L for 1', () => {
    expect(readCode('O0O0-I1L1-iloO-0000')).toEqual({ selector: '0000', secret: '111111000000' });
  });

  it('is read from nothing else', () => {
    for (const typed of ['', 'ABCD', 'ABCD-EFGH-JKMN-PQR', 'ABCD-EFGH-JKMN-PQRSS', 'UUUU-UUUU-UUUU-UUUU']) {
      expect(readCode(typed)).toBeUndefined();
    }
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const code = readCode(typed);
        return code === undefined || codeText(code).length === 19;
      }),
    );
  });

  it('is proven by its secret only, and an unknown selector proves nothing', () => {
    expect(isSecret('EFGHJKMNPQRS', secretHash('EFGHJKMNPQRS'))).toBe(true);
    expect(isSecret('EFGHJKMNPQRT', secretHash('EFGHJKMNPQRS'))).toBe(false);
    expect(isSecret('', undefined)).toBe(false);
  });
});
