import type { PresenceLook } from '../../src-shared/domain/presence/presence-verdict';
import type { SeatFace } from './create-seat-face';

const FRAMES = 3;
const FRAME_EVERY_MS = 160;

export type LookParts = {
  readonly seat: SeatFace;
  /** Demonstration only: the clip that stands in for a camera that is not there. */
  readonly clip: string | undefined;
  /** The registered photograph, asked for only when the worker does not know it (the page was loaded anew). */
  readonly photo: () => Promise<Uint8Array | undefined>;
  readonly pause: (ms: number) => Promise<void>;
};

/** One look at the seat during the exam: three frames, measured. Draws nothing and moves no focus. */
export async function lookAtSeat(parts: LookParts): Promise<PresenceLook> {
  const { seat, pause } = parts;
  const opened = await seat.reopen(parts.clip);
  if (!opened.ok) return { kind: 'unseen', why: 'camera-lost' };
  const source = opened.value;
  const checker = seat.lendChecker();
  const prepared = await checker.prepare();
  if (!prepared.ok) return { kind: 'unseen', why: 'engine-failed' };
  if (!seat.hasReference()) {
    const photo = await parts.photo();
    const set = photo && (await checker.setReference(photo));
    if (set?.ok !== true) return { kind: 'unseen', why: 'engine-failed' };
  }
  const frames: ImageBitmap[] = [];
  for (let i = 0; i < FRAMES; i++) {
    if (i > 0) await pause(FRAME_EVERY_MS);
    frames.push(await source.grab());
  }
  if (seat.camera() !== 'on') {
    for (const frame of frames) frame.close();
    return { kind: 'unseen', why: 'camera-lost' };
  }
  const checked = await checker.check(frames, source.kind);
  if (!checked.ok) return { kind: 'unseen', why: 'engine-failed' };
  const { measurement, toCapture } = checked.value;
  return { kind: 'seen', toPhoto: measurement, ...(toCapture === undefined ? {} : { toCapture }) };
}
