import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { splitMjpeg } from '../../../src-renderer/face/split-mjpeg';

const require = createRequire(import.meta.url);
const photograph = new Uint8Array(readFileSync(require.resolve('@vladmandic/face-api/demo/sample1.jpg')));

/** The smallest thing with the shape of a JPEG: one segment, a scan, the end. */
function picture(scan: readonly number[], segment: readonly number[] = [1, 2, 3]): number[] {
  const app = [0xff, 0xe0, 0, segment.length + 2, ...segment];
  return [0xff, 0xd8, ...app, 0xff, 0xda, 0, 2, ...scan, 0xff, 0xd9];
}

describe('splitting a motion-JPEG clip', () => {
  it('gives each picture back byte for byte', () => {
    const clip = new Uint8Array([...photograph, ...photograph, ...photograph]);
    const pictures = splitMjpeg(clip);
    expect(pictures).toHaveLength(3);
    for (const one of pictures) expect(Buffer.compare(one, photograph)).toBe(0);
  });

  it('is not misled by the end of a thumbnail inside a segment', () => {
    const whole = picture([7, 7], [0xff, 0xd8, 5, 0xff, 0xd9]);
    expect(splitMjpeg(new Uint8Array([...whole, ...whole])).map((one) => [...one])).toEqual([whole, whole]);
  });

  it.each([
    ['a stuffed FF', [9, 0xff, 0, 9]],
    ['a restart marker', [9, 0xff, 0xd3, 9]],
    ['a second scan', [9, 0xff, 0xda, 0, 2, 8]],
    ['fill bytes before a marker', [9, 0xff, 0xff]],
  ])('reads over %s', (_, scan) => {
    const whole = picture(scan);
    expect(splitMjpeg(new Uint8Array(whole)).map((one) => [...one])).toEqual([whole]);
  });

  it('passes over what lies between two pictures', () => {
    const whole = picture([1]);
    expect(splitMjpeg(new Uint8Array([0, 0xff, 0, ...whole, 13, 10, ...whole]))).toHaveLength(2);
  });

  it('leaves out a picture that was cut off, wherever it was cut', () => {
    const whole = picture([1, 0xff, 0, 2]);
    for (let length = 0; length < whole.length; length++) {
      expect(splitMjpeg(new Uint8Array([...whole, ...whole.slice(0, length)]))).toHaveLength(1);
    }
  });

  it('finds nothing in an empty file or in noise', () => {
    expect(splitMjpeg(new Uint8Array())).toEqual([]);
    expect(splitMjpeg(new Uint8Array([0xff, 0xd8, 0, 0, 0]))).toEqual([]);
    expect(splitMjpeg(new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 1, 0xff, 0xd9]))).toEqual([]);
  });
});
