/** A picture of the screen: three bytes for each point, row by row. */
export type ScreenPicture = { readonly width: number; readonly height: number; readonly rgb: Uint8Array };
export type FieldBox = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

/** A field of a form is at least so wide; the buttons of these screens are white, too, and narrower. */
const FIELD_MIN_WIDTH = 310;
const FIELD_HEIGHT = { least: 36, most: 110 } as const;
/** What is typed in a field breaks its white in the middle; its upper and lower edge are this near to each other. */
const TEXT_HEIGHT = 34;
const SLACK = 12;

/** White boxes of a field's size, from above: where a person would see something to type into. */
export function fieldsIn({ width, height, rgb }: ScreenPicture): readonly FieldBox[] {
  const boxes: FieldBox[] = [];
  for (let y = 0; y < height; y += 1) {
    for (const [left, right] of whiteRuns(rgb.subarray(y * width * 3, (y + 1) * width * 3))) {
      const at = boxes.findIndex(
        (box) => Math.abs(box.left - left) < SLACK && y - box.bottom < TEXT_HEIGHT && box.bottom < y,
      );
      const box = boxes[at];
      if (box === undefined) boxes.push({ left, right, top: y, bottom: y });
      else boxes[at] = { ...box, right: Math.max(box.right, right), bottom: y };
    }
  }
  return boxes
    .filter(({ top, bottom }) => bottom - top >= FIELD_HEIGHT.least && bottom - top <= FIELD_HEIGHT.most)
    .sort((a, b) => a.top - b.top || a.left - b.left);
}

function whiteRuns(row: Uint8Array): readonly (readonly [number, number])[] {
  const runs: (readonly [number, number])[] = [];
  let start: number | undefined;
  for (let x = 0; x <= row.length / 3; x += 1) {
    const isWhite = row[x * 3] === 255 && row[x * 3 + 1] === 255 && row[x * 3 + 2] === 255;
    if (isWhite && start === undefined) start = x;
    if (!isWhite && start !== undefined) {
      if (x - start >= FIELD_MIN_WIDTH) runs.push([start, x - 1]);
      start = undefined;
    }
  }
  return runs;
}
