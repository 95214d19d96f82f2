/** A clock that moves from event to event, and what happens next; ties in the order they were planned. */
export type VirtualTime = {
  readonly nowMs: () => number;
  readonly after: (ms: number, run: () => void) => () => void;
  /** Runs everything planned up to then. */
  readonly runUntil: (ms: number) => void;
};

type Planned = { readonly atMs: number; readonly run: () => void; isCancelled: boolean };

export function virtualTime(): VirtualTime {
  let nowMs = 0;
  /** Latest first, so that the next is the last. */
  const planned: Planned[] = [];
  return {
    nowMs: () => nowMs,
    after: (ms, run) => {
      const one: Planned = { atMs: nowMs + ms, run, isCancelled: false };
      let at = planned.length;
      while (at > 0 && (planned[at - 1]?.atMs ?? 0) <= one.atMs) at -= 1;
      planned.splice(at, 0, one);
      return () => {
        one.isCancelled = true;
      };
    },
    runUntil: (untilMs) => {
      for (let next = planned.at(-1); next !== undefined && next.atMs <= untilMs; next = planned.at(-1)) {
        planned.pop();
        if (next.isCancelled) continue;
        nowMs = next.atMs;
        next.run();
      }
      nowMs = untilMs;
    },
  };
}
