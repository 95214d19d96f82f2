import { useCallback, useEffect, useRef, useState } from 'react';
import type { StationViewOf } from '../../../src-shared/contracts/ipc/station-view';
import { seatFace } from '../../face/seat-face';
import { step } from '../../station-api';
import type { ChallengeDoors } from './challenge-session';
import { type FaceSession, type FaceSessionState, startFaceSession } from './face-session';

type FaceCheckView = StationViewOf<'face-check'>;

const CHALLENGE_DOORS: ChallengeDoors = {
  start: () => step('check-in:challenge-start', {}),
  send: (frame) => step('check-in:challenge-frame', { frame }),
};

/** Where the pictures come from; `take` counts the fresh starts asked for. */
type Wanted = { readonly clip: string | undefined; readonly take: number };

export type FaceSessionHandle = {
  readonly state: FaceSessionState;
  /** Another look with what is open. */
  readonly again: () => void;
  /** Everything afresh: a new checker, and the camera (or this clip) opened anew. */
  readonly restart: (clip?: string) => void;
};

/** One face session for as long as the screen stands; worker and camera are lent, they stay for the exam. */
export function useFaceSession(photo: Uint8Array | undefined, view: FaceCheckView): FaceSessionHandle {
  const [state, setState] = useState<FaceSessionState>({ kind: 'preparing' });
  const [wanted, setWanted] = useState<Wanted>({ clip: undefined, take: 0 });
  const { minFacePixels } = view;
  const hasChallenge = view.challengeActions > 0;
  // Only what was so at the beginning counts: the match itself must not begin the session anew.
  const isChallenged = useRef(view.isChallenged);
  isChallenged.current = view.isChallenged;
  const session = useRef<FaceSession | undefined>(undefined);

  useEffect(() => {
    if (photo === undefined) return;
    const { clip } = wanted;
    const started = startFaceSession({
      checker: seatFace.lendChecker(),
      photo,
      minFacePixels,
      challenge: hasChallenge ? CHALLENGE_DOORS : undefined,
      isMatched: isChallenged.current,
      nowMs: () => performance.now(),
      openSource: () => seatFace.open(clip),
      send: (measurement) => step('check-in:face-measured', { measurement }),
      pause: (ms) => new Promise((resolve) => window.setTimeout(resolve, ms)),
      draw: setState,
    });
    session.current = started;
    return () => {
      session.current = undefined;
      started.stop();
    };
  }, [photo, minFacePixels, hasChallenge, wanted]);

  const again = useCallback(() => session.current?.again(), []);
  const restart = useCallback(
    (clip?: string) => setWanted((before) => ({ clip, take: before.take + 1 })),
    [],
  );
  return { state, again, restart };
}
