import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../src-shared/basics/seeded-random';
import { ChallengeAction, drawChallenge } from '../../../../src-shared/domain/presence/challenge-action';
import type { ChallengeVerdict } from '../../../../src-shared/domain/presence/challenge-verdict';
import { oneFace } from '../../../builders/build-events';
import { buildPolicy } from '../../../builders/build-policy';
import { type Actor, obedient, playChallenge, twoFaces } from '../../../builders/play-challenge';

const base = buildPolicy();
const policy = { face: base.face, liveness: { ...base.liveness, actions: 2 } };
const seeds = fc.uint8Array({ minLength: 16, maxLength: 16 });
const plan = (...actions: ChallengeAction[]) => ({ actions, insteadOfBlink: 'nod' as const });
const verdictOf = (...input: Parameters<typeof playChallenge>): ChallengeVerdict | undefined => {
  const { stage } = playChallenge(...input).state;
  return stage.kind === 'judged' ? stage.verdict : undefined;
};
const retry = (reason: string, costsTry = true) => ({ kind: 'retry', reason, costsTry });

/** Obeys, but for what `change` says while something is asked for. */
const but =
  (change: (...now: Parameters<Actor>) => ReturnType<Actor> | 'obey'): Actor =>
  (progress, sinceMs) => {
    const done = progress.kind === 'act' ? change(progress, sinceMs) : 'obey';
    return done === 'obey' ? obedient(progress, sinceMs) : done;
  };

describe('what is asked for', () => {
  it('is as many movements as the policy says, never the same twice running, and each of the four comes up', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 4 }), (seed, count) => {
        const { actions, insteadOfBlink } = drawChallenge(seededRandom(seed), count);
        expect(actions).toHaveLength(count);
        expect(insteadOfBlink).not.toBe('blink');
        for (const [i, action] of actions.entries()) {
          seen.add(action);
          expect(action).not.toBe(actions[i + 1]);
        }
      }),
      { seed: 7 },
    );
    expect([...seen].sort()).toEqual([...ChallengeAction.options].sort());
  });
});

describe('a person who does what is asked', () => {
  it.each(ChallengeAction.options)('passes %s', (action) => {
    expect(verdictOf(plan(action), obedient, policy)).toEqual({ kind: 'passed' });
  });

  it('passes whatever is drawn, in the order that was drawn', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 4 }), (seed, count) => {
        const drawn = drawChallenge(seededRandom(seed), count);
        const played = playChallenge(drawn, obedient, policy);
        expect(played.state.stage).toEqual({ kind: 'judged', verdict: { kind: 'passed' } });
        expect(played.asked).toEqual(drawn.actions);
      }),
      { seed: 11 },
    );
  });

  it('may blink, look down at the hands and tremble while something else is asked', () => {
    const restless = but((progress, sinceMs) =>
      progress.kind === 'act' && !progress.isSeen && sinceMs < 2000
        ? { eyes: sinceMs % 600 < 200 ? 0 : 1, pitch: 9, yaw: sinceMs % 200 === 0 ? 3 : -3 }
        : 'obey',
    );
    const late: Actor = (progress, sinceMs) =>
      sinceMs < 2000 ? restless(progress, sinceMs) : obedient(progress, sinceMs - 1000);
    expect(verdictOf(plan('turn-left'), late, policy)).toEqual({ kind: 'passed' });
  });
});

describe('eyes that can not be read (LW-3: no penalty)', () => {
  it('are not asked to blink when they read too little or flicker, as behind glasses', () => {
    const behindGlasses: Actor = (progress, sinceMs) => ({ ...obedient(progress, sinceMs), eyes: 0.4 });
    const played = playChallenge(plan('blink', 'turn-left'), behindGlasses, policy);
    expect(played.asked).toEqual(['nod', 'turn-left']);
    expect(played.state.stage).toMatchObject({ verdict: { kind: 'passed' } });
  });

  it('that read open to 68 % when they are shut are asked for something else, at no try', () => {
    const glasses = but((progress, sinceMs) =>
      progress.kind === 'act' && progress.action === 'blink' ? { eyes: sinceMs > 500 ? 0.68 : 1 } : 'obey',
    );
    const played = playChallenge(plan('blink'), glasses, policy);
    expect(played.asked).toEqual(['blink', 'nod']);
    expect(played.state.stage).toMatchObject({ verdict: { kind: 'passed' } });
  });
});

describe('what does not pass', () => {
  it.each<[string, Actor, object]>([
    ['a still photograph', () => ({}), retry('no-action')],
    [
      'a photograph turned about: one network reads a turn, the other does not',
      (progress, sinceMs) => ({ ...obedient(progress, sinceMs), noseYaw: 12 }),
      retry('no-action'),
    ],
    ['nobody at all', () => undefined, retry('no-face', false)],
    [
      'somebody who never sits still',
      (_, ms) => ({ yaw: (ms / 100) % 2 ? 9 : 0 }),
      retry('not-still', false),
    ],
    [
      'a recording of another movement',
      but(({ kind }, sinceMs) => (kind === 'act' && sinceMs > 900 ? { yaw: -30 } : {})),
      retry('other-action'),
    ],
    [
      'a movement that began before it could have been read',
      but((progress) => (progress.kind === 'act' && !progress.isSeen ? { yaw: 30 } : 'obey')),
      retry('too-early'),
    ],
    [
      'somebody who stays turned away',
      but((progress) => (progress.kind === 'act' && progress.isSeen ? { yaw: 28 } : 'obey')),
      retry('not-back'),
    ],
    [
      'a second person in the picture',
      but((progress) => (progress.kind === 'act' ? { identity: twoFaces() } : 'obey')),
      retry('many-faces'),
    ],
    [
      'a face that is gone for a while and comes back',
      but((progress, sinceMs) =>
        progress.kind === 'act' && !progress.isSeen && sinceMs < 1200 ? undefined : 'obey',
      ),
      retry('lost-face'),
    ],
    [
      'another head where one just was: the face jumps',
      but((progress) => (progress.kind === 'act' && progress.isSeen ? { x: 460 } : 'obey')),
      retry('lost-face'),
    ],
    [
      'somebody who is not recognised again after the movement',
      but((progress) =>
        progress.kind === 'act' && progress.isSeen ? { identity: oneFace({ distanceMilli: 500 }) } : 'obey',
      ),
      retry('not-recognised'),
    ],
  ])('%s', (_, actor, verdict) => {
    expect(verdictOf(plan('turn-left'), actor, policy)).toEqual(verdict);
  });

  it('another person who takes over in mid-challenge: staff decide at once', () => {
    const swapped = but((progress) =>
      progress.kind === 'act' ? { identity: oneFace({ distanceMilli: 700 }) } : 'obey',
    );
    const slow: Actor = (progress, sinceMs) =>
      sinceMs < 1500 ? swapped(progress, 0) : swapped(progress, sinceMs);
    expect(verdictOf(plan('turn-left'), slow, policy)).toEqual({ kind: 'failed', reason: 'other-face' });
  });

  it('one bad comparison alone, which a blurred frame gives: the challenge goes on', () => {
    let isFirst = true;
    const blurred = but((progress) => {
      if (progress.kind !== 'act' || !progress.isSeen || !isFirst) return 'obey';
      isFirst = false;
      return { identity: oneFace({ distanceMilli: 700 }) };
    });
    expect(verdictOf(plan('turn-left'), blurred, policy)).toEqual({ kind: 'passed' });
  });

  it.each([
    ['stretches its time', { pageMs: (ms: number) => ms * 4 }],
    ['sends one frame in three seconds', { stepMs: 3000 }],
    ['runs its clock backwards', { pageMs: (ms: number) => 100_000 - ms }],
  ])('a page that %s', (_, timing) => {
    expect(verdictOf(plan('turn-left'), obedient, policy, timing)).toMatchObject({ reason: 'stalled' });
  });

  it('is judged once: no later frame changes a verdict', () => {
    const { state } = playChallenge(plan('nod'), () => ({}), policy);
    const again = playChallenge(plan('nod'), obedient, policy);
    expect(state.stage).toEqual({ kind: 'judged', verdict: retry('no-action') });
    expect(again.state.stage).toEqual({ kind: 'judged', verdict: { kind: 'passed' } });
  });
});

describe('without a second comparison (policy)', () => {
  it('passes on the movements alone', () => {
    const loose = { ...policy, liveness: { ...policy.liveness, rematches: false } };
    const stranger: Actor = (progress, ms) => ({
      ...obedient(progress, ms),
      identity: oneFace({ distanceMilli: 900 }),
    });
    expect(verdictOf(plan('nod', 'turn-right'), stranger, loose)).toEqual({ kind: 'passed' });
    expect(verdictOf(plan('nod', 'turn-right'), stranger, policy)).toMatchObject({ kind: 'failed' });
  });
});
