import { fileURLToPath } from 'node:url';
import { readJpegHeader } from './jpeg-header';

export const PEOPLE_FOLDER = fileURLToPath(new URL('../../resources/demo/people', import.meta.url));

/** A camera stand-in reads baseline 4:2:0 only; a browser that encodes otherwise must be noticed here. */
export function checkedFrame(jpeg: Buffer): Buffer {
  const header = readJpegHeader(jpeg);
  if (header?.isBaseline !== true || header.sampling !== '2x2,1x1,1x1')
    throw new Error('not a baseline 4:2:0 JPEG');
  return jpeg;
}
