export type FrameWatch = {
  /** The longest time between two repaints since the start, ms. */
  readonly stop: () => Promise<number>;
};

/** Watches the page repaint: a person sees a pause as a frame that does not come. */
export function watchFrames(): FrameWatch {
  let longest = 0;
  let before: number | undefined;
  let isOver = false;
  let settle: (longest: number) => void = () => undefined;
  const ended = new Promise<number>((resolve) => {
    settle = resolve;
  });
  const onFrame = (at: number): void => {
    if (before !== undefined) longest = Math.max(longest, at - before);
    before = at;
    if (isOver) settle(longest);
    else requestAnimationFrame(onFrame);
  };
  requestAnimationFrame(onFrame);
  return {
    stop: () => {
      isOver = true;
      return ended;
    },
  };
}
