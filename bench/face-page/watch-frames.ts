export type FrameWatch = {
  /** The longest time between two repaints since the start, ms. */
  readonly stop: () => Promise<number>;
};

/**
 * Watches the page repaint: a person sees a pause as a frame that does not come. Answers once a first frame has been
 * drawn, so that work which holds the page up from its first moment is seen, too.
 */
export function watchFrames(): Promise<FrameWatch> {
  let longest = 0;
  let isOver = false;
  let settle: (longest: number) => void = () => undefined;
  const ended = new Promise<number>((resolve) => {
    settle = resolve;
  });
  const follow = (before: number): void => {
    requestAnimationFrame((at) => {
      longest = Math.max(longest, at - before);
      if (isOver) settle(longest);
      else follow(at);
    });
  };
  return new Promise((resolve) => {
    requestAnimationFrame((first) => {
      follow(first);
      resolve({
        stop: () => {
          isOver = true;
          return ended;
        },
      });
    });
  });
}
