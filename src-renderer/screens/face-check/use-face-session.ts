import { useCallback, useEffect, useRef, useState } from 'react';
import { seatFace } from '../../face/seat-face';
import { step } from '../../station-api';
import { type FaceSession, type FaceSessionState, startFaceSession } from './face-session';

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
export function useFaceSession(photo: Uint8Array | undefined, minFacePixels: number): FaceSessionHandle {
  const [state, setState] = useState<FaceSessionState>({ kind: 'preparing' });
  const [wanted, setWanted] = useState<Wanted>({ clip: undefined, take: 0 });
  const session = useRef<FaceSession | undefined>(undefined);

  useEffect(() => {
    if (photo === undefined) return;
    const { clip } = wanted;
    const started = startFaceSession({
      checker: seatFace.lendChecker(),
      photo,
      minFacePixels,
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
  }, [photo, minFacePixels, wanted]);

  const again = useCallback(() => session.current?.again(), []);
  const restart = useCallback(
    (clip?: string) => setWanted((before) => ({ clip, take: before.take + 1 })),
    [],
  );
  return { state, again, restart };
}
