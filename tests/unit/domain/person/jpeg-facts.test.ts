import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jpegFacts } from '../../../../src-shared/domain/person/jpeg-facts';

const demo = readFileSync('resources/demo/people/demo-01/photo.jpg');
const samples = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@vladmandic/face-api/package.json')),
  'demo',
);

/** An EXIF segment with nothing in it, put behind the first two bytes. */
function withExif(jpeg: Uint8Array): Uint8Array {
  const segment = [0xff, 0xe1, 0, 10, 0x45, 0x78, 0x69, 0x66, 0, 0, 0, 0];
  return new Uint8Array([...jpeg.subarray(0, 2), ...segment, ...jpeg.subarray(2)]);
}

describe('what a photograph file says of itself (PH-5)', () => {
  it('is its size in pixels and bytes', () => {
    expect(jpegFacts(demo)).toEqual({
      widthPixels: 295,
      heightPixels: 413,
      hasExif: false,
      bytes: demo.length,
    });
    const photograph = readFileSync(path.join(samples, 'sample1.jpg'));
    expect(jpegFacts(photograph)).toMatchObject({ bytes: photograph.length });
  });

  it('is that it holds EXIF', () => {
    expect(jpegFacts(withExif(demo))).toMatchObject({ hasExif: true, widthPixels: 295 });
  });

  it('is nothing when it is no JPEG, or is cut off before its size', () => {
    expect(jpegFacts(new Uint8Array([0x89, 0x50, 0x4e, 0x47]))).toBeUndefined();
    expect(jpegFacts(demo.subarray(0, 40))).toBeUndefined();
    expect(jpegFacts(new Uint8Array())).toBeUndefined();
  });

  it('never throws and always ends, whatever the bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const facts = jpegFacts(new Uint8Array([0xff, 0xd8, ...bytes]));
        expect(facts === undefined || facts.bytes === bytes.length + 2).toBe(true);
      }),
    );
  });
});
