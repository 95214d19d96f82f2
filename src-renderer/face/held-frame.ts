/** As long as main may ask for it; then it is dropped though nobody asked. */
const HELD_MS = 10_000;

let held: { readonly frame: ImageBitmap; readonly timer: number } | undefined;

/**
 * Keeps a copy of the last frame that was measured, in memory only and for a few seconds: main may ask for it as
 * evidence after it has judged. The next one takes its place.
 */
export async function holdFrame(frame: ImageBitmap): Promise<void> {
  const copy = await createImageBitmap(frame);
  dropFrame();
  held = { frame: copy, timer: window.setTimeout(dropFrame, HELD_MS) };
}

/** Hands the held frame over, if there is one; the caller closes it. */
export function takeFrame(): ImageBitmap | undefined {
  const frame = held?.frame;
  window.clearTimeout(held?.timer);
  held = undefined;
  return frame;
}

function dropFrame(): void {
  takeFrame()?.close();
}
