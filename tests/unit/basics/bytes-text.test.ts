import { describe, expect, it } from 'vitest';
import { fromBase64Url, fromHex, toBase64Url, toHex } from '../../../src-shared/basics/bytes-text';

const ascii = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe('base64url without padding', () => {
  // The samples of RFC 4648, section 10, without their padding.
  it.each([
    ['', ''],
    ['f', 'Zg'],
    ['fo', 'Zm8'],
    ['foo', 'Zm9v'],
    ['foob', 'Zm9vYg'],
    ['fooba', 'Zm9vYmE'],
    ['foobar', 'Zm9vYmFy'],
  ])('of "%s" is "%s"', (clear, text) => {
    expect(toBase64Url(ascii(clear))).toBe(text);
    expect(fromBase64Url(text)).toEqual(ascii(clear));
  });

  it('uses - and _ where base64 has + and /', () => {
    expect(toBase64Url(new Uint8Array([0xfb, 0xff]))).toBe('-_8');
  });

  it.each(['Zg==', 'Zh', 'Z', 'Zm9vY', 'Z g', 'Zg+/'])('refuses "%s"', (text) => {
    expect(fromBase64Url(text)).toBeUndefined();
  });
});

describe('hexadecimal', () => {
  it('has two lower-case digits a byte', () => {
    expect(toHex(new Uint8Array([0, 15, 16, 255]))).toBe('000f10ff');
  });

  it.each(['0', 'AB', '0g', ' 00'])('refuses "%s"', (text) => {
    expect(fromHex(text)).toBeUndefined();
  });
});
