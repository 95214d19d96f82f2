import type { Result } from '../../../src-shared/basics/result';
import type { ChallengeFrame } from '../../../src-shared/domain/presence/challenge-frame';
import type { ChallengeProgress } from '../../../src-shared/domain/presence/challenge-verdict';
import type { FaceChecker, FaceProblem } from '../../face/face-checker';
import type { FrameSource } from '../../face/frame-source';
import type { Problem } from '../../i18n/problem-texts';

type Answer = Promise<Result<ChallengeProgress, Problem>>;

/** The doors to main: it draws the movements and judges; the page measures. */
export type ChallengeDoors = {
  readonly start: () => Answer;
  readonly send: (frame: ChallengeFrame) => Answer;
};

export type ChallengeParts = {
  readonly checker: FaceChecker;
  readonly source: FrameSource;
  readonly doors: ChallengeDoors;
  readonly nowMs: () => number;
  readonly pause: (ms: number) => Promise<void>;
  /** What the person is to see now; not called with a verdict. */
  readonly show: (progress: ChallengeProgress) => void;
  /** The screen is gone, or the camera is. */
  readonly isGone: () => boolean;
};

export type ChallengeEnd =
  | { readonly kind: 'judged'; readonly progress: Extract<ChallengeProgress, { readonly kind: 'judged' }> }
  | { readonly kind: 'engine-failed'; readonly problem: FaceProblem }
  | { readonly kind: 'not-sent'; readonly problem: Problem }
  | { readonly kind: 'gone' };

/** Each so-manieth frame is compared with the photograph as well; all would halve the frames a second. */
const COMPARE_EVERY = 5;
/** Lets the page draw between two frames. */
const BREATH_MS = 30;

/** One challenge from its start to its verdict: a frame, its numbers to main, what main says next to the screen. */
export async function runChallenge(parts: ChallengeParts): Promise<ChallengeEnd> {
  const { checker, source, doors } = parts;
  const prepared = await checker.prepareMesh();
  if (!prepared.ok) return { kind: 'engine-failed', problem: prepared.error };
  const begun = await doors.start();
  if (!begun.ok) return { kind: 'not-sent', problem: begun.error };
  const startedAt = parts.nowMs();
  let progress = begun.value;
  let performing: string | undefined;
  for (let count = 0; ; count++) {
    if (parts.isGone()) return { kind: 'gone' };
    if (progress.kind === 'judged') {
      source.perform?.(undefined);
      return { kind: 'judged', progress };
    }
    parts.show(progress);
    const asked = progress.kind === 'act' && !progress.isSeen ? progress.action : undefined;
    const wanted = asked && `${progress.done} ${asked}`;
    if (wanted !== performing) source.perform?.(asked);
    performing = wanted;
    const measured = await measure(parts, Math.round(parts.nowMs() - startedAt), count % COMPARE_EVERY === 0);
    if (parts.isGone()) return { kind: 'gone' };
    if (!measured.ok) return { kind: 'engine-failed', problem: measured.error };
    const answered = await doors.send(measured.value);
    if (!answered.ok) return { kind: 'not-sent', problem: answered.error };
    progress = answered.value;
    await parts.pause(BREATH_MS);
  }
}

async function measure(
  { checker, source }: ChallengeParts,
  ms: number,
  isCompared: boolean,
): Promise<Result<ChallengeFrame, FaceProblem>> {
  // Both of one moment: the face that moves is the face that is compared.
  const [frame, copy] = await Promise.all([source.grab(), isCompared ? source.grab() : undefined]);
  const looked = await checker.mesh(frame);
  if (!looked.ok) {
    copy?.close();
    return looked;
  }
  if (copy === undefined) return { ok: true, value: { ...looked.value, ms } };
  const checked = await checker.check([copy], source.kind);
  if (!checked.ok) return checked;
  const identity = checked.value.measurement;
  if (looked.value.kind === 'no-face') return { ok: true, value: { kind: 'no-face', ms } };
  return { ok: true, value: { ...looked.value, ms, identity } };
}
