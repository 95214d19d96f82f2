/** In pixels of the picture, y downwards; may reach over its edges. */
export type FaceBox = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** A box cut back to whole pixels inside the frame; undefined when nothing of it is left. */
export function insideFrame(
  box: FaceBox,
  frame: { readonly width: number; readonly height: number },
): FaceBox | undefined {
  const x = Math.max(0, Math.floor(box.x));
  const y = Math.max(0, Math.floor(box.y));
  const width = Math.min(frame.width, Math.floor(box.x + box.width)) - x;
  const height = Math.min(frame.height, Math.floor(box.y + box.height)) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : undefined;
}
