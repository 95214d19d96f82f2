import { describe, expect, it } from 'vitest';
import { namesTag, parseByteRange } from '../../../src-server/http/byte-range';

describe('a Range header', () => {
  it.each([
    ['bytes=0-0', { kind: 'part', from: 0, to: 0 }],
    ['bytes=2-5', { kind: 'part', from: 2, to: 5 }],
    ['bytes=5-', { kind: 'part', from: 5, to: 9 }],
    ['bytes=5-99', { kind: 'part', from: 5, to: 9 }],
    ['bytes=-3', { kind: 'part', from: 7, to: 9 }],
    ['bytes=-99', { kind: 'part', from: 0, to: 9 }],
    ['bytes=10-', { kind: 'unsatisfiable' }],
    ['bytes=-0', { kind: 'unsatisfiable' }],
    ['bytes=5-2', { kind: 'whole' }],
    ['bytes=-', { kind: 'whole' }],
    ['bytes=0-1,3-4', { kind: 'whole' }],
    ['items=0-1', { kind: 'whole' }],
    ['bytes=99999999999999999999-', { kind: 'whole' }],
    ['', { kind: 'whole' }],
    [undefined, { kind: 'whole' }],
  ])('%s of 10 bytes', (header, expected) => {
    expect(parseByteRange(header, 10)).toEqual(expected);
  });
});

describe('an If-None-Match header', () => {
  it.each([
    ['"a"', true],
    ['W/"a"', true],
    ['"b", "a"', true],
    ['*', true],
    ['"b"', false],
    ['a', false],
    [undefined, false],
  ])('%s names the tag "a": %s', (header, expected) => {
    expect(namesTag(header, '"a"')).toBe(expected);
  });
});
