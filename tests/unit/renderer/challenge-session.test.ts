import { describe, expect, it, vi } from 'vitest';
import type { FaceChecker } from '../../../src-renderer/face/face-checker';
import type { FrameSource } from '../../../src-renderer/face/frame-source';
import {
  type ChallengeParts,
  runChallenge,
} from '../../../src-renderer/screens/face-check/challenge-session';
import { err, ok } from '../../../src-shared/basics/result';
import type { ChallengeFrame } from '../../../src-shared/domain/presence/challenge-frame';
import type { ChallengeProgress } from '../../../src-shared/domain/presence/challenge-verdict';
import { oneFace } from '../../builders/build-events';

const look = {
  kind: 'one-face' as const,
  leftEyeMilli: 300,
  rightEyeMilli: 300,
  yawTenths: 0,
  noseYawTenths: 0,
  pitchTenths: 0,
  centreX: 320,
  centreY: 240,
  facePixels: 200,
};
const settle: ChallengeProgress = { kind: 'settle', done: 0, total: 1 };
const act = (isSeen: boolean): ChallengeProgress => ({
  kind: 'act',
  action: 'nod',
  isSeen,
  remainingMs: 5000,
  done: 0,
  total: 1,
});
const passed: ChallengeProgress = { kind: 'judged', verdict: { kind: 'passed' }, done: 1, total: 1 };

/** Main's answers, one a frame, from a list; the frames that were sent; what the person saw. */
function stage(answers: readonly ChallengeProgress[], changes: Partial<ChallengeParts> = {}) {
  const sent: ChallengeFrame[] = [];
  const shown: ChallengeProgress[] = [];
  const close = vi.fn();
  const perform = vi.fn();
  const checker = {
    prepareMesh: async () => ok({ loadMs: 1, tensors: 0 }),
    mesh: async () => ok(look),
    check: vi.fn(async () => ok({ measurement: oneFace(), box: undefined })),
  } as unknown as FaceChecker;
  const source = {
    kind: 'camera',
    grab: async () => ({ close }) as unknown as ImageBitmap,
    perform,
  } as unknown as FrameSource;
  let ms = 0;
  const parts: ChallengeParts = {
    checker,
    source,
    doors: {
      start: async () => ok(settle),
      send: async (frame) => {
        sent.push(frame);
        return ok(answers[sent.length - 1] ?? passed);
      },
    },
    nowMs: () => (ms += 40),
    pause: async () => undefined,
    show: (progress) => shown.push(progress),
    isGone: () => false,
    ...changes,
  };
  return { parts, sent, shown, close, perform, checker };
}

describe('a challenge in the page', () => {
  it('sends numbers frame by frame, shows what main says, and ends with main’s verdict', async () => {
    const { parts, sent, shown } = stage([settle, act(false), act(true)]);
    expect(await runChallenge(parts)).toEqual({ kind: 'judged', progress: passed });
    expect(shown).toEqual([settle, settle, act(false), act(true)]);
    expect(sent).toHaveLength(4);
    const times = sent.map((frame) => frame.ms);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('compares each fifth frame with the photograph, and no other', async () => {
    const { parts, sent } = stage(Array.from({ length: 10 }, () => settle));
    await runChallenge(parts);
    const compared = sent.flatMap((frame, i) => (frame.kind === 'one-face' && frame.identity ? [i] : []));
    expect(compared).toEqual([0, 5, 10]);
  });

  it('tells a demonstration person once what to do, and once that it is done', async () => {
    const { parts, perform } = stage([act(false), act(false), act(true), act(true)]);
    await runChallenge(parts);
    expect(perform.mock.calls.map(([action]) => action)).toEqual(['nod', undefined, undefined]);
  });

  it('sends nothing more once the screen is gone', async () => {
    let looks = 0;
    const { parts, sent } = stage([settle], { isGone: () => ++looks > 3 });
    expect(await runChallenge(parts)).toEqual({ kind: 'gone' });
    expect(sent.length).toBeLessThanOrEqual(2);
  });

  it('stops with the reason when a network is damaged, and with main’s when it does not take a frame', async () => {
    const damaged = { kind: 'model-damaged', file: 'iris.bin' } as const;
    const first = stage([]);
    const broken = { ...first.checker, prepareMesh: async () => err(damaged) };
    expect(await runChallenge({ ...first.parts, checker: broken })).toEqual({
      kind: 'engine-failed',
      problem: damaged,
    });
    const refusing = { ...first.parts.doors, send: async () => err({ kind: 'not-now' as const }) };
    expect(await runChallenge({ ...first.parts, doors: refusing })).toEqual({
      kind: 'not-sent',
      problem: { kind: 'not-now' },
    });
  });
});
