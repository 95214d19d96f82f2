import { describe, expect, it, vi } from 'vitest';
import type { FaceChecker, FaceGlance } from '../../../src-renderer/face/face-checker';
import type { FrameSource } from '../../../src-renderer/face/frame-source';
import {
  type FaceSessionParts,
  type FaceSessionState,
  startFaceSession,
} from '../../../src-renderer/screens/face-check/face-session';
import { err, ok } from '../../../src-shared/basics/result';

const good: FaceGlance = {
  kind: 'one-face',
  luma: 120,
  facePixels: 200,
  yawDegrees: 3,
  pitchDegrees: 5,
  rollDegrees: 1,
  sharpness: 200,
  coveredMilli: 0,
  scoreMilli: 900,
  box: { x: 220, y: 140, width: 200, height: 200 },
};
const measurement = { kind: 'no-face', luma: 90 } as const;

function camera() {
  let lose: () => void = () => undefined;
  const frame = { close: vi.fn() } as unknown as ImageBitmap;
  const source: FrameSource = {
    kind: 'camera',
    width: 640,
    height: 480,
    attach: vi.fn(),
    grab: vi.fn(async () => frame),
    onLost: (listener) => {
      lose = listener;
    },
    stop: vi.fn(),
  };
  return { source, unplug: () => lose() };
}

function checker(): FaceChecker {
  return {
    prepare: vi.fn(async () => ok({ backend: 'wasm' as const, loadMs: 1, tensors: 0 })),
    setReference: vi.fn(async () => ok(undefined)),
    glance: vi.fn(async () => ok(good)),
    check: vi.fn(async () => ok({ measurement, box: undefined })),
    studyPhoto: vi.fn(async () => ok({ kind: 'no-face' as const })),
    forgetSitting: vi.fn(async () => ok(undefined)),
    keepCapture: vi.fn(async () => ok(undefined)),
    prepareMesh: vi.fn(async () => ok({ loadMs: 1, tensors: 0 })),
    mesh: vi.fn(async () => ok({ kind: 'no-face' as const })),
    dispose: vi.fn(),
  };
}

/** Runs a session until it rests in one of the states that wait for a person. */
function run(changes: Partial<FaceSessionParts> = {}) {
  const states: FaceSessionState[] = [];
  const cam = camera();
  const parts: FaceSessionParts = {
    checker: checker(),
    photo: new Uint8Array([1]),
    minFacePixels: 100,
    challenge: undefined,
    isMatched: false,
    nowMs: () => 0,
    openSource: async () => ok(cam.source),
    send: vi.fn(async () => ok({ kind: 'accept' as const })),
    pause: async () => undefined,
    draw: (state) => states.push(state),
    ...changes,
  };
  const session = startFaceSession(parts);
  const rests = (kind: FaceSessionState['kind']) =>
    vi.waitFor(() => expect(states.at(-1)?.kind).toBe(kind), { interval: 1 });
  return { session, states, parts, cam, rests };
}

describe('a face session', () => {
  it('prepares, opens the camera, waits for a steady face, and sends one measurement', async () => {
    const { states, parts, rests } = run();
    await rests('judged');
    const kinds = states.map((state) => state.kind);
    expect(kinds.slice(0, 2)).toEqual(['preparing', 'opening']);
    expect(kinds.slice(-2)).toEqual(['measuring', 'judged']);
    expect(parts.send).toHaveBeenCalledTimes(1);
    expect(parts.send).toHaveBeenCalledWith(measurement);
  });

  it('does not use up another try by itself: it looks again only when asked', async () => {
    const send = vi.fn(async () => ok({ kind: 'no-match' as const }));
    const { session, rests } = run({ send });
    await rests('judged');
    expect(send).toHaveBeenCalledTimes(1);
    session.again();
    await vi.waitFor(() => expect(send).toHaveBeenCalledTimes(2), { interval: 1 });
  });

  it('says that there is no camera instead of going on without one', async () => {
    const { states, rests } = run({ openSource: async () => err({ kind: 'no-camera' }) });
    await rests('no-source');
    expect(states.at(-1)).toEqual({ kind: 'no-source', problem: { kind: 'no-camera' } });
  });

  it('says so when the networks cannot be used', async () => {
    const { states, rests } = run({
      checker: { ...checker(), prepare: async () => err({ kind: 'wasm-unavailable' }) },
    });
    await rests('engine-failed');
    expect(states.at(-1)).toEqual({ kind: 'engine-failed', problem: { kind: 'wasm-unavailable' } });
  });

  it('stops measuring when the camera is unplugged', async () => {
    const { cam, states, rests } = run();
    await rests('judged');
    cam.unplug();
    expect(states.at(-1)).toEqual({ kind: 'no-source', problem: { kind: 'no-camera' } });
  });

  it('turns the camera off when the screen goes, even while it is still opening', async () => {
    const cam = camera();
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const { session, states } = run({
      openSource: async () => {
        await gate;
        return ok(cam.source);
      },
    });
    await vi.waitFor(() => expect(states.at(-1)?.kind).toBe('opening'), { interval: 1 });
    session.stop();
    open();
    await vi.waitFor(() => expect(cam.source.stop).toHaveBeenCalled(), { interval: 1 });
    expect(states.at(-1)?.kind).toBe('opening');
  });
});
