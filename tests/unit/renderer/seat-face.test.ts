import { describe, expect, it, vi } from 'vitest';
import { createSeatFace, type SeatCamera } from '../../../src-renderer/face/create-seat-face';
import type { FaceChecker } from '../../../src-renderer/face/face-checker';
import type { FrameSource, SourceProblem } from '../../../src-renderer/face/frame-source';
import { lookAtSeat } from '../../../src-renderer/face/look-at-seat';
import { err, ok, type Result } from '../../../src-shared/basics/result';

const measurement = { kind: 'no-face', luma: 90 } as const;

function fakeSource(kind: FrameSource['kind'] = 'camera') {
  let lose: () => void = () => undefined;
  const source = {
    kind,
    width: 640,
    height: 480,
    attach: vi.fn(),
    grab: vi.fn(async () => ({ close: vi.fn() }) as unknown as ImageBitmap),
    onLost: (listener: () => void) => {
      lose = listener;
    },
    stop: vi.fn(),
  } satisfies FrameSource;
  return { source, unplug: () => lose() };
}

function fakeChecker(onDeath: () => void) {
  return {
    prepare: vi.fn(async () => ok({ backend: 'wasm' as const, loadMs: 1, tensors: 0 })),
    setReference: vi.fn(async () => ok(undefined)),
    glance: vi.fn(),
    check: vi.fn(async () => ok({ measurement, box: undefined, toCapture: undefined })),
    forgetSitting: vi.fn(async () => ok(undefined)),
    keepCapture: vi.fn(async () => ok(undefined)),
    dispose: vi.fn(onDeath),
  };
}

function seat() {
  const cameras: ReturnType<typeof fakeSource>[] = [];
  const checkers: { readonly made: ReturnType<typeof fakeChecker>; readonly die: () => void }[] = [];
  const shown: SeatCamera[] = [];
  let answer: () => Promise<Result<FrameSource, SourceProblem>> = async () => {
    const camera = fakeSource();
    cameras.push(camera);
    return ok(camera.source);
  };
  const normal = answer;
  const face = createSeatFace({
    createChecker: (onDeath) => {
      const made = fakeChecker(onDeath);
      checkers.push({ made, die: onDeath });
      return made as unknown as FaceChecker;
    },
    openCamera: () => answer(),
    openClip: async () => {
      const clip = fakeSource('demonstration-clip');
      cameras.push(clip);
      return ok(clip.source);
    },
    onCamera: (camera) => shown.push(camera),
    holdFrame: async () => undefined,
  });
  return {
    face,
    cameras,
    checkers,
    shown,
    unplugAll: () => {
      answer = async () => err({ kind: 'no-camera' });
    },
    plugIn: () => {
      answer = normal;
    },
    hold: (gate: Promise<void>) => {
      answer = async () => {
        await gate;
        return normal();
      };
    },
  };
}

const look = (face: ReturnType<typeof seat>['face'], clip?: string) =>
  lookAtSeat({ seat: face, clip, photo: async () => new Uint8Array([1]), pause: async () => undefined });

describe('the one owner of camera and face worker at a seat', () => {
  it('opens the camera once from the check-in through the exam, whoever borrows and stops it', async () => {
    const { face, cameras, shown } = seat();
    const first = await face.open();
    if (first.ok) first.value.stop();
    face.lendChecker().dispose();
    await face.reopen();
    await look(face);
    expect(cameras).toHaveLength(1);
    expect(cameras[0]?.source.stop).not.toHaveBeenCalled();
    expect(shown).toEqual(['on']);
  });

  it('opens it once for two who ask at the same moment', async () => {
    const { face, cameras } = seat();
    await Promise.all([face.open(), face.open(), face.reopen()]);
    expect(cameras).toHaveLength(1);
  });

  it('turns the camera off and forgets the person at the end of a sitting; the worker stays for the next', async () => {
    const { face, cameras, checkers, shown } = seat();
    await face.open();
    await face.lendChecker().setReference(new Uint8Array([1]));
    expect(face.hasReference()).toBe(true);
    face.release();
    expect(cameras[0]?.source.stop).toHaveBeenCalledTimes(1);
    expect(checkers[0]?.made.forgetSitting).toHaveBeenCalledTimes(1);
    expect(checkers[0]?.made.dispose).not.toHaveBeenCalled();
    expect(face.hasReference()).toBe(false);
    expect(shown).toEqual(['on', 'off']);
  });

  it('ends the worker with the session: no descriptor of anybody is left (LW-4)', async () => {
    const { face, cameras, checkers } = seat();
    await face.open();
    await face.lendChecker().setReference(new Uint8Array([1]));
    face.close();
    expect(cameras[0]?.source.stop).toHaveBeenCalledTimes(1);
    expect(checkers[0]?.made.dispose).toHaveBeenCalledTimes(1);
    face.lendChecker();
    expect(checkers).toHaveLength(2);
    expect(face.hasReference()).toBe(false);
  });

  it('turns off a camera that opens only after the end', async () => {
    const { face, cameras, shown, hold } = seat();
    let open: () => void = () => undefined;
    hold(
      new Promise((resolve) => {
        open = resolve;
      }),
    );
    const opening = face.open();
    face.release();
    open();
    expect((await opening).ok).toBe(false);
    expect(cameras[0]?.source.stop).toHaveBeenCalledTimes(1);
    expect(shown).toEqual([]);
  });

  it('says lost when it is unplugged, and takes it up again when it is back', async () => {
    const { face, cameras, shown, unplugAll, plugIn } = seat();
    await face.open();
    unplugAll();
    cameras[0]?.unplug();
    expect(await look(face)).toEqual({ kind: 'unseen', why: 'camera-lost' });
    plugIn();
    expect(await look(face)).toEqual({ kind: 'seen', toPhoto: measurement });
    expect(shown).toEqual(['on', 'lost', 'on']);
    expect(cameras).toHaveLength(2);
  });

  it('keeps the demonstration clip that was chosen at the check-in', async () => {
    const { face, cameras } = seat();
    await face.open('demo-01');
    await face.reopen('demo-01');
    expect(cameras.map((one) => one.source.kind)).toEqual(['demonstration-clip']);
  });

  it('falls back to the demonstration clip only where there is no camera', async () => {
    const { face, cameras, unplugAll } = seat();
    unplugAll();
    expect((await face.reopen()).ok).toBe(false);
    expect((await face.reopen('demo-01')).ok).toBe(true);
    expect(cameras.map((one) => one.source.kind)).toEqual(['demonstration-clip']);
  });

  it('makes a new worker after one has died, and gives it the photograph again', async () => {
    const { face, checkers } = seat();
    await face.open();
    await look(face);
    await look(face);
    expect(checkers[0]?.made.setReference).toHaveBeenCalledTimes(1);
    checkers[0]?.die();
    expect((await look(face)).kind).toBe('seen');
    expect(checkers).toHaveLength(2);
    expect(checkers[1]?.made.setReference).toHaveBeenCalledTimes(1);
  });
});
