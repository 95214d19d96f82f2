/** RGBA, a byte each, row by row; a page's ImageData is one. */
export type Pixels = {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
};
