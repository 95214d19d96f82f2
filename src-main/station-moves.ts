import { fromBase45 } from '../src-shared/basics/base45';
import { err, ok } from '../src-shared/basics/result';
import type { IpcResponse } from '../src-shared/contracts/ipc/channels';
import { joinFrames } from '../src-shared/domain/record/code-frames';
import { signedInStaff } from './exam/console-session';
import { type Desk, NOT_NOW } from './exam/desk';
import { takeIn } from './exam/move-in';
import { MOVE_FRAMES, moveFile } from './exam/move-out';
import { readBounded, writeFileAtomic } from './platform/files';

/** No attempt is nearly as long; a longer file is something else. */
const FILE_MAX_BYTES = 4 * 1024 * 1024;

export type StationMoves = {
  readonly saveFile: () => Promise<IpcResponse<'move:save-file'>>;
  readonly takeInFile: () => Promise<IpcResponse<'move:take-in-file'>>;
  readonly takeInFrames: (frames: readonly string[]) => Promise<IpcResponse<'move:take-in-frames'>>;
};

export type StationMovesInput = {
  readonly chooseSavePath: (name: string) => Promise<string | undefined>;
  readonly chooseMoveFile: () => Promise<string | undefined>;
};

/** RM-12's two ways between machines, a file and codes, each with one end here. */
export function openMoves(input: StationMovesInput, desk: Desk): StationMoves {
  return {
    saveFile: async () => {
      const staff = signedInStaff(desk);
      if (!staff.ok) return staff;
      const file = moveFile(desk);
      const { current } = desk.memory;
      if (file === undefined || current === undefined) return err(NOT_NOW);
      const chosen = await input.chooseSavePath(
        `seat-${current.seat}-${current.attemptId.slice(0, 6)}.exammove`,
      );
      if (chosen === undefined) return err({ kind: 'cancelled' });
      try {
        await writeFileAtomic(chosen, file);
        return ok({});
      } catch (error) {
        const isDiskFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
        return err({ kind: 'not-written', isDiskFull });
      }
    },
    takeInFile: async () => {
      const staff = signedInStaff(desk);
      if (!staff.ok) return staff;
      const chosen = await input.chooseMoveFile();
      if (chosen === undefined) return err({ kind: 'cancelled' });
      let bytes: Uint8Array | undefined;
      try {
        bytes = await readBounded(chosen, FILE_MAX_BYTES);
      } catch {
        return err({ kind: 'unreadable' });
      }
      if (bytes === undefined) return err({ kind: 'not-a-move' });
      const file = bytes;
      return desk.inTurn(() => takeIn(desk, file));
    },
    takeInFrames: async (frames) => {
      const text = joinFrames(MOVE_FRAMES, frames);
      if (!text.ok) return err({ kind: text.error });
      const bytes = fromBase45(text.value);
      return bytes === undefined ? err({ kind: 'not-a-code' }) : takeIn(desk, bytes);
    },
  };
}
