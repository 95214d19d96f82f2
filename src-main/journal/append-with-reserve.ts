import type { Result } from '../../src-shared/basics/result';
import type { AppendProblem } from './append-queue';

type Append = (payloads: readonly Uint8Array[]) => Promise<Result<readonly number[], AppendProblem>>;

/** How much of the reserve is given up at once: thousands of answers, and little for others to take away. */
const PIECE_BYTES = 1024 * 1024;

/**
 * A full disk never costs an answer: what it refused is written again into a piece of the reserve. Only when the
 * reserve is used up, or the disk refuses for another reason, is the failure handed on. `onUsed` is told once for
 * every piece.
 */
export function appendWithReserve(
  append: Append,
  giveBack: (bytes: number) => Promise<number>,
  onUsed: () => void,
): Append {
  return async (payloads) => {
    let written = await append(payloads);
    while (!written.ok && written.error.isDiskFull) {
      const freed = await giveBack(PIECE_BYTES).catch(() => 0);
      if (freed === 0) return written;
      onUsed();
      written = await append(payloads);
    }
    return written;
  };
}
