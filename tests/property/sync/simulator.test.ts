import { describe, expect, it } from 'vitest';
import type { Mutation } from '../../simulator/model-centre';
import { FAULTS, type Schedule, shrink, simulate } from '../../simulator/simulate';

const SCHEDULES = 5000;
/** Tests that the schedules are divided among, so that a slow machine is not taken for a hanging one. */
const PARTS = 10;
const EACH = SCHEDULES / PARTS;
const FEWER_FOR_MUTANTS = 1500;

const scheduleOf = (no: number, mutation: Mutation): Schedule => ({
  seed: `schedule ${no}`,
  faults: new Set(FAULTS),
  mutation,
});

/** The first schedule that breaks an invariant, with the least of its faults that still do. */
function firstFailure(from: number, count: number, mutation: Mutation): string | undefined {
  for (let no = from; no < from + count; no++) {
    const schedule = scheduleOf(no, mutation);
    if (simulate(schedule).length === 0) continue;
    const least = shrink(schedule);
    return `seed '${least.seed}' with ${[...least.faults].join(', ') || 'no fault'}: ${simulate(least).slice(0, 5).join('; ')}`;
  }
  return undefined;
}

describe('after every schedule of drops, duplicates, delays, kills, full disks and restored backups', () => {
  it.each(Array.from({ length: PARTS }, (_, part) => part * EACH))(
    `what was acknowledged is at the centre, once, in whole chains, and every queue drains (${EACH} seeds from %i)`,
    (from) => {
      expect(firstFailure(from, EACH, 'none')).toBeUndefined();
    },
  );

  it('the same seed plays the same schedule', () => {
    const runs = [1, 2].map(() => simulate(scheduleOf(7, 'no-lock')));
    expect(runs[0]).toEqual(runs[1]);
  });
});

describe('the simulator notices a centre', () => {
  it('that reads its mark without locking it', () => {
    expect(firstFailure(0, FEWER_FOR_MUTANTS, 'no-lock')).toMatch(
      /^seed .*(went back|hang together|belongs)/,
    );
  });

  it('that believes numbers without comparing hashes', () => {
    expect(firstFailure(0, FEWER_FOR_MUTANTS, 'no-hash-comparison')).toMatch(/^seed .*cloned-disk/);
  });
});
