export type Preview = { readonly stop: () => void };

/**
 * Draws `current()` into the canvas at every repaint, left and right exchanged, because people know their own face
 * from the mirror and correct their pose the wrong way otherwise. Ends by itself when the canvas has left the page.
 */
export function drawMirrored(
  canvas: HTMLCanvasElement,
  size: { readonly width: number; readonly height: number },
  current: () => CanvasImageSource | undefined,
): Preview {
  canvas.width = size.width;
  canvas.height = size.height;
  const context = canvas.getContext('2d');
  let request = 0;
  let wasOnPage = false;
  const draw = (): void => {
    if (wasOnPage && !canvas.isConnected) return;
    wasOnPage = canvas.isConnected;
    const picture = current();
    if (context !== null && picture !== undefined) {
      context.setTransform(-1, 0, 0, 1, size.width, 0);
      context.drawImage(picture, 0, 0, size.width, size.height);
    }
    request = requestAnimationFrame(draw);
  };
  draw();
  return { stop: () => cancelAnimationFrame(request) };
}
