import type { Result } from '../../../src-shared/basics/result';
import type {
  ChallengeProgress,
  ChallengeVerdict,
} from '../../../src-shared/domain/presence/challenge-verdict';
import type { FaceMeasurement, FaceVerdict } from '../../../src-shared/domain/presence/face-measurement';
import type { FaceChecker, FaceProblem } from '../../face/face-checker';
import type { FrameSource, SourceProblem } from '../../face/frame-source';
import type { Problem } from '../../i18n/problem-texts';
import { type ChallengeDoors, runChallenge } from './challenge-session';
import { type Guidance, guide, isSteadyEnough, steady, UNSEEN } from './guidance';

/** Where the look through the camera is. Every member with a source has a picture to show. */
export type FaceSessionState =
  | { readonly kind: 'preparing' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'no-source'; readonly problem: SourceProblem }
  | { readonly kind: 'engine-failed'; readonly problem: FaceProblem }
  | { readonly kind: 'looking'; readonly source: FrameSource; readonly guidance: Guidance }
  | { readonly kind: 'measuring'; readonly source: FrameSource }
  /** Main has judged, and it was not enough; goes on when the person asks. */
  | { readonly kind: 'judged'; readonly source: FrameSource; readonly verdict: FaceVerdict }
  /** The face matches; movements are asked for. */
  | { readonly kind: 'challenge'; readonly source: FrameSource; readonly progress: ChallengeProgress }
  /** Main has judged the movements; goes on when the person asks. */
  | { readonly kind: 'challenge-judged'; readonly source: FrameSource; readonly verdict: ChallengeVerdict }
  | { readonly kind: 'not-sent'; readonly source: FrameSource; readonly problem: Problem };

export type FaceSessionParts = {
  readonly checker: FaceChecker;
  readonly photo: Uint8Array;
  readonly minFacePixels: number;
  /** Movements are asked for once the face matches; `isMatched`: it has already, before the page was loaded anew. */
  readonly challenge: ChallengeDoors | undefined;
  readonly isMatched: boolean;
  readonly nowMs: () => number;
  readonly openSource: () => Promise<Result<FrameSource, SourceProblem>>;
  readonly send: (measurement: FaceMeasurement) => Promise<Result<FaceVerdict, Problem>>;
  readonly pause: (ms: number) => Promise<void>;
  readonly draw: (state: FaceSessionState) => void;
};

export type FaceSession = { readonly again: () => void; readonly stop: () => void };

const LOOK_EVERY_MS = 150;
const FRAMES = 3;
const FRAME_EVERY_MS = 160;

/** Prepares, opens, guides, measures and sends; one look at a time, and nothing more after `stop`. */
export function startFaceSession(parts: FaceSessionParts): FaceSession {
  const { checker, pause } = parts;
  let isStopped = false;
  let openedSource: FrameSource | undefined;
  let { isMatched } = parts;

  const draw = (state: FaceSessionState): void => {
    if (!isStopped) parts.draw(state);
  };

  const begin = async (): Promise<void> => {
    draw({ kind: 'preparing' });
    const prepared = await checker.prepare();
    if (!prepared.ok) return draw({ kind: 'engine-failed', problem: prepared.error });
    const referenced = await checker.setReference(parts.photo);
    if (!referenced.ok) return draw({ kind: 'engine-failed', problem: referenced.error });
    if (isStopped) return;
    draw({ kind: 'opening' });
    const opened = await parts.openSource();
    if (!opened.ok) return draw({ kind: 'no-source', problem: opened.error });
    const source = opened.value;
    // Stopped while the camera opened: it must not stay on.
    if (isStopped) return source.stop();
    openedSource = source;
    source.onLost(() => {
      openedSource = undefined;
      draw({ kind: 'no-source', problem: { kind: 'no-camera' } });
    });
    await goOn(source);
  };

  const goOn = (source: FrameSource): Promise<void> => (isMatched ? challenge(source) : look(source));

  const isGoneFrom = (source: FrameSource): boolean => isStopped || openedSource !== source;

  const look = async (source: FrameSource): Promise<void> => {
    let steadied = UNSEEN;
    draw({ kind: 'looking', source, guidance: steadied.shown });
    while (!isSteadyEnough(steadied)) {
      const glanced = await checker.glance(await source.grab());
      if (isGoneFrom(source)) return;
      if (!glanced.ok) return draw({ kind: 'engine-failed', problem: glanced.error });
      const limits = { width: source.width, height: source.height, minFacePixels: parts.minFacePixels };
      steadied = steady(steadied, guide(glanced.value, limits));
      draw({ kind: 'looking', source, guidance: steadied.shown });
      await pause(LOOK_EVERY_MS);
      if (isGoneFrom(source)) return;
    }
    await measure(source);
  };

  const measure = async (source: FrameSource): Promise<void> => {
    draw({ kind: 'measuring', source });
    const frames: ImageBitmap[] = [];
    for (let i = 0; i < FRAMES; i++) {
      frames.push(await source.grab());
      await pause(FRAME_EVERY_MS);
      if (isGoneFrom(source)) return closeAll(frames);
    }
    const checked = await checker.check(frames, source.kind);
    if (isGoneFrom(source)) return;
    if (!checked.ok) return draw({ kind: 'engine-failed', problem: checked.error });
    const judged = await parts.send(checked.value.measurement);
    // The looks during the exam are compared with this one, too: it is of today, the photograph may be years old.
    if (judged.ok && judged.value.kind === 'accept') {
      void checker.keepCapture();
      isMatched = parts.challenge !== undefined;
      if (isMatched) return challenge(source);
    }
    if (isGoneFrom(source)) return;
    draw(
      judged.ok
        ? { kind: 'judged', source, verdict: judged.value }
        : { kind: 'not-sent', source, problem: judged.error },
    );
  };

  const challenge = async (source: FrameSource): Promise<void> => {
    if (parts.challenge === undefined) return;
    const end = await runChallenge({
      checker,
      source,
      doors: parts.challenge,
      nowMs: parts.nowMs,
      pause,
      show: (progress) => draw({ kind: 'challenge', source, progress }),
      isGone: () => isGoneFrom(source),
    });
    if (end.kind === 'gone') return;
    if (end.kind === 'engine-failed') return draw(end);
    draw(
      end.kind === 'judged'
        ? { kind: 'challenge-judged', source, verdict: end.progress.verdict }
        : { kind: 'not-sent', source, problem: end.problem },
    );
  };

  void begin();
  return {
    again: () => {
      if (openedSource !== undefined) void goOn(openedSource);
    },
    stop: () => {
      isStopped = true;
      openedSource?.stop();
      checker.dispose();
    },
  };
}

function closeAll(frames: readonly ImageBitmap[]): void {
  for (const frame of frames) frame.close();
}
