import type { ChallengeAction } from '../../../src-shared/domain/presence/challenge-action';
import './challenge-cue.css';

type Props = { readonly action: ChallengeAction; readonly isSeen: boolean };

/**
 * Where each pictogram stands, in the preview's 400 by 300: the picture is mirrored, so the person's left is on the
 * left. Over the picture beside the oval, so that no eye has to leave the camera.
 */
const CUES: Readonly<Record<ChallengeAction, { readonly at: string; readonly path: string }>> = {
  'turn-left': { at: 'translate(62 150)', path: 'M34 0H-30M-6 -26L-32 0L-6 26' },
  'turn-right': { at: 'translate(338 150)', path: 'M-34 0H30M6 -26L32 0L6 26' },
  nod: { at: 'translate(338 150)', path: 'M0 -34V30M-26 6L0 32L26 6' },
  blink: {
    at: 'translate(338 150)',
    path: 'M-36 -8Q0 24 36 -8M-22 8L-30 20M-8 14L-11 28M8 14L11 28M22 8L30 20',
  },
};
const TICK = 'M-26 2L-8 22L28 -20';

/** What to do as a picture: an arrow for a turn or a nod, a shut eye; a tick once it was seen. */
export function ChallengeCue({ action, isSeen }: Props) {
  const { at, path } = CUES[action];
  return (
    <svg className="face-frame" viewBox="0 0 400 300" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <g transform={at}>
        <circle className="cue-disc" r="52" />
        <path className={isSeen ? 'cue-sign cue-seen' : `cue-sign cue-${action}`} d={isSeen ? TICK : path} />
      </g>
    </svg>
  );
}
