import { err, ok, type Result } from '../../src-shared/basics/result';
import type { ChallengeAction } from '../../src-shared/domain/presence/challenge-action';
import { frameAt } from './clip-clock';
import { type DemoPicture, onTheWayHome, whileAsked } from './demonstration-moves';
import { blackFrame, type FrameSource } from './frame-source';
import { drawMirrored, type Preview } from './mirrored-preview';
import { splitMjpeg } from './split-mjpeg';

type Asked = {
  readonly action: ChallengeAction;
  readonly atMs: number;
  readonly homeAtMs: number | undefined;
};

/**
 * The demonstration clip that stands in for a missing camera (marked 演示 wherever it is shown). `name` is what the
 * station's view gives; the station serves the files. Its person does what is asked, as a visitor would: that shows
 * how the challenge goes, and proves nothing about anybody.
 */
export async function openDemonstrationClip(
  name: string,
): Promise<Result<FrameSource, { readonly kind: 'clip-missing' }>> {
  const folder = `/demo/${encodeURIComponent(name)}`;
  const [sitting, moves] = await Promise.all([
    decodeClip(`${folder}/clip.mjpeg`),
    decodeClip(`${folder}/moves.mjpeg`),
  ]);
  const first = sitting[0];
  if (first === undefined) return err({ kind: 'clip-missing' });
  const size = { width: first.width, height: first.height };
  const startedAt = performance.now();
  let asked: Asked | undefined;
  const picture = (shown: DemoPicture | undefined): ImageBitmap | undefined =>
    shown && (shown.clip === 'sitting' ? sitting : moves)[shown.index];
  const current = (): ImageBitmap => {
    const now = performance.now();
    const moving =
      asked &&
      (asked.homeAtMs === undefined
        ? whileAsked(asked.action, now - asked.atMs)
        : onTheWayHome(asked.action, now - asked.homeAtMs));
    // While asked to move they hold still otherwise: the first picture is the one the movements begin from.
    const still = asked === undefined ? sitting[frameAt(now - startedAt, sitting.length)] : first;
    return picture(moving) ?? still ?? first;
  };
  let preview: Preview | undefined;
  let isOver = false;
  return ok({
    kind: 'demonstration-clip',
    ...size,
    attach: (canvas) => {
      preview?.stop();
      preview = drawMirrored(canvas, size, () => (isOver ? undefined : current()));
    },
    grab: () => (isOver ? blackFrame(size) : createImageBitmap(current())),
    perform: (action) => {
      const now = performance.now();
      if (action !== undefined) asked = { action, atMs: now, homeAtMs: undefined };
      else if (asked?.homeAtMs === undefined) asked = asked && { ...asked, homeAtMs: now };
    },
    onLost: () => undefined,
    stop: () => {
      isOver = true;
      preview?.stop();
      for (const frame of [...sitting, ...moves]) frame.close();
    },
  });
}

/** Every picture of the file, decoded; none when the file is missing or holds a damaged picture. */
async function decodeClip(url: string): Promise<readonly ImageBitmap[]> {
  try {
    const response = await fetch(url);
    if (!response.ok) return [];
    const pictures = splitMjpeg(new Uint8Array(await response.arrayBuffer()));
    return await Promise.all(
      pictures.map((jpeg) => createImageBitmap(new Blob([jpeg.slice()], { type: 'image/jpeg' }))),
    );
  } catch {
    return [];
  }
}
