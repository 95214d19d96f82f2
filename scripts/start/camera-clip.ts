import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DEMO_MOVES, type DemoPicture } from '../../src-renderer/face/demonstration-moves';
import type { ChallengeAction } from '../../src-shared/domain/presence/challenge-action';
import { splitJpegFrames } from '../demo-faces/jpeg-frames';

/** Pictures a second of Chromium's stand-in for a camera, whatever the file holds. */
const CAMERA_RATE = 30;
const STEP_MS = 110;
const HOLD_MS = 700;

/** One stretch of a clip that a camera shows in a loop: sitting there (blinks left out), or a movement out and home. */
export type ClipPart =
  | { readonly kind: 'sit'; readonly ms: number }
  | { readonly kind: 'move'; readonly action: ChallengeAction };

/** Writes an .mjpeg in which this demonstration person does the parts one after the other. */
export async function writeCameraClip(
  file: string,
  personFolder: string,
  parts: readonly ClipPart[],
): Promise<string> {
  const sitting = splitJpegFrames(await readFile(path.join(personFolder, 'clip.mjpeg')));
  const moves = splitJpegFrames(await readFile(path.join(personFolder, 'moves.mjpeg')));
  const jpegOf = ({ clip, index }: DemoPicture): Uint8Array => {
    const jpeg = (clip === 'sitting' ? sitting : moves)[index];
    if (jpeg === undefined) throw new Error(`${personFolder} has no picture ${index} in ${clip}`);
    return jpeg;
  };
  const frames = parts.flatMap((part) => (part.kind === 'sit' ? sit(part.ms) : move(part.action)));
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, Buffer.concat(frames.map(jpegOf)));
  return file;
}

/** The pictures before the blink, there and back. */
function sit(ms: number): readonly DemoPicture[] {
  const there = Array.from({ length: 6 }, (_, index) => index);
  const swing = [...there, ...[...there].reverse()];
  return Array.from({ length: framesIn(ms) }, (_, i) => ({
    clip: 'sitting' as const,
    index: swing[Math.floor(i / 3) % swing.length] ?? 0,
  }));
}

function move(action: ChallengeAction): readonly DemoPicture[] {
  const out = DEMO_MOVES[action];
  const home = [...out].reverse();
  const last = out.at(-1);
  return [
    ...out.flatMap((picture) => repeated(picture, STEP_MS)),
    ...(last === undefined ? [] : repeated(last, HOLD_MS)),
    ...home.flatMap((picture) => repeated(picture, STEP_MS)),
  ];
}

function repeated(picture: DemoPicture, ms: number): readonly DemoPicture[] {
  return Array.from({ length: framesIn(ms) }, () => picture);
}

function framesIn(ms: number): number {
  return Math.max(1, Math.round((ms * CAMERA_RATE) / 1000));
}
