import { err, type Result } from '../../src-shared/basics/result';
import type { FaceChecker } from './face-checker';
import type { FrameSource, SourceProblem } from './frame-source';

/** `lost`: it was on and went away (unplugged); it is looked for again by itself. */
export type SeatCamera = 'off' | 'on' | 'lost';

/**
 * The one owner of the camera and of the face worker while a person sits here: opened at the check-in, open through
 * the exam without a blink, off and forgotten at its end. Screens borrow; what they stop is only their own use.
 */
export type SeatFace = {
  /** The worker of this sitting; a new one when the last one has died. `dispose` of a lent one does nothing. */
  readonly lendChecker: () => FaceChecker;
  /** The camera (or this demonstration clip): the open one, or opened now. `stop` of a lent source does nothing. */
  readonly open: (clip?: string) => Promise<Result<FrameSource, SourceProblem>>;
  /** What is open, or the camera again after it was lost or the page was loaded anew; last the demonstration clip. */
  readonly reopen: (clip?: string) => Promise<Result<FrameSource, SourceProblem>>;
  /** Whether the worker that is lent now knows the registered photograph. */
  readonly hasReference: () => boolean;
  readonly camera: () => SeatCamera;
  /** The sitting is over: camera off, the person's descriptors gone. The worker stays for the session's next. */
  readonly release: () => void;
  /** The session is over: the worker ends, and with it the references of the session's photographs. */
  readonly close: () => void;
};

export type SeatFaceParts = {
  readonly createChecker: (onDeath: () => void) => FaceChecker;
  readonly openCamera: () => Promise<Result<FrameSource, SourceProblem>>;
  readonly openClip: (name: string) => Promise<Result<FrameSource, SourceProblem>>;
  readonly onCamera: (camera: SeatCamera) => void;
  /** Takes a copy of the last frame of a check, the one picture that may be asked for afterwards. */
  readonly holdFrame: (frame: ImageBitmap) => Promise<void>;
};

type Opening = {
  readonly clip: string | undefined;
  readonly source: Promise<Result<FrameSource, SourceProblem>>;
};

export function createSeatFace(parts: SeatFaceParts): SeatFace {
  let checker: { readonly real: FaceChecker; readonly lent: FaceChecker } | undefined;
  let hasReference = false;
  let opening: Opening | undefined;
  let open: { readonly clip: string | undefined; readonly source: FrameSource } | undefined;
  let camera: SeatCamera = 'off';
  /** Counts releases: what was asked for before one must not come on after it. */
  let sitting = 0;

  const show = (next: SeatCamera): void => {
    if (next === camera) return;
    camera = next;
    parts.onCamera(next);
  };

  const lendChecker = (): FaceChecker => {
    if (checker !== undefined) return checker.lent;
    const real = parts.createChecker(() => {
      if (checker?.real !== real) return;
      checker = undefined;
      hasReference = false;
    });
    const lent: FaceChecker = {
      ...real,
      setReference: async (jpeg) => {
        hasReference = false;
        const set = await real.setReference(jpeg);
        if (checker?.real === real) hasReference = set.ok;
        return set;
      },
      check: async (frames, kind) => {
        const last = frames.at(-1);
        if (last !== undefined) await parts.holdFrame(last);
        return real.check(frames, kind);
      },
      dispose: () => undefined,
    };
    checker = { real, lent };
    hasReference = false;
    return lent;
  };

  const openNew = async (clip: string | undefined): Promise<Result<FrameSource, SourceProblem>> => {
    const asked = sitting;
    open?.source.stop();
    open = undefined;
    const opened = await (clip === undefined ? parts.openCamera() : parts.openClip(clip));
    if (!opened.ok) {
      if (camera === 'on') show('lost');
      return opened;
    }
    const source = opened.value;
    if (asked !== sitting) {
      source.stop();
      return err({ kind: 'no-camera' });
    }
    const mine = { clip, source };
    open = mine;
    source.onLost(() => {
      if (open !== mine) return;
      open = undefined;
      show('lost');
    });
    show('on');
    return opened;
  };

  const borrow = async (clip: string | undefined): Promise<Result<FrameSource, SourceProblem>> => {
    if (opening !== undefined && opening.clip === clip) return lend(await opening.source);
    if (open !== undefined && open.clip === clip) return lend({ ok: true, value: open.source });
    const mine = { clip, source: openNew(clip) };
    opening = mine;
    const opened = await mine.source;
    if (opening === mine) opening = undefined;
    return lend(opened);
  };

  const release = (): void => {
    sitting += 1;
    opening = undefined;
    open?.source.stop();
    open = undefined;
    hasReference = false;
    void checker?.real.forgetSitting();
    show('off');
  };

  return {
    lendChecker,
    open: borrow,
    reopen: async (clip) => {
      if (open !== undefined) return borrow(open.clip);
      const opened = await borrow(undefined);
      return opened.ok || clip === undefined ? opened : borrow(clip);
    },
    hasReference: () => hasReference,
    camera: () => camera,
    release,
    close: () => {
      release();
      const ended = checker;
      checker = undefined;
      ended?.real.dispose();
    },
  };
}

function lend(opened: Result<FrameSource, SourceProblem>): Result<FrameSource, SourceProblem> {
  return opened.ok ? { ok: true, value: { ...opened.value, stop: () => undefined } } : opened;
}
