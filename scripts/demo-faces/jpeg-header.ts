export type JpegHeader = {
  readonly width: number;
  readonly height: number;
  readonly isBaseline: boolean;
  /** Horizontal x vertical sampling per component: 2x2,1x1,1x1 is 4:2:0. */
  readonly sampling: string;
  /** Numbers of the application segments; 1 would be EXIF. */
  readonly appSegments: readonly number[];
};

const START_OF_SCAN = 0xda;
const NOT_A_FRAME = [0xc4, 0xc8, 0xcc]; // tables that share the frame markers' number range

/** Reads a JPEG's segments up to its picture data; undefined when they are not well formed. */
export function readJpegHeader(jpeg: Uint8Array): JpegHeader | undefined {
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
  const appSegments: number[] = [];
  let at = 2;
  while (at + 4 <= jpeg.length && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    if (marker === START_OF_SCAN) return undefined;
    if (marker >= 0xe0 && marker <= 0xef) appSegments.push(marker - 0xe0);
    if (marker >= 0xc0 && marker <= 0xcf && !NOT_A_FRAME.includes(marker)) {
      return { ...frameSegment(view, at), isBaseline: marker === 0xc0, appSegments };
    }
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

function frameSegment(view: DataView, at: number) {
  const sampling = Array.from({ length: view.getUint8(at + 9) }, (_, component) => {
    const factors = view.getUint8(at + 11 + 3 * component);
    return `${factors >> 4}x${factors & 15}`;
  });
  return { height: view.getUint16(at + 5), width: view.getUint16(at + 7), sampling: sampling.join() };
}
