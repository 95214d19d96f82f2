import { describe, expect, it } from 'vitest';
import { reduceStudy, replayStudy } from '../../../../src-shared/domain/study/reduce-study';
import type { StudyEvent } from '../../../../src-shared/domain/study/study-event';
import type { Sitting } from '../../../../src-shared/domain/study/study-state';
import {
  asked,
  buildRules,
  MINUTE,
  minute,
  missed,
  opened,
  STAFF,
  seen,
  signedIn,
  signedOut,
  sittingId,
  ticks,
} from '../../../builders/build-study';

const rules = buildRules();

function sittingAfter(events: readonly StudyEvent[], no = 1): Sitting {
  const sitting = replayStudy(events, rules)?.sittings.get(sittingId(no));
  if (sitting === undefined) throw new Error('nobody signed in');
  return sitting;
}

const provenMinutes = (events: readonly StudyEvent[], no = 1): number =>
  sittingAfter(events, no).clock.provenMs / MINUTE;

describe('effective minutes of a class (CE-10)', () => {
  it('run from the sign-in to the sign-out', () => {
    const events = [opened(), signedIn(1, minute(0)), ...ticks(0, 45), signedOut(1, 45)];
    expect(provenMinutes(events)).toBe(45);
  });

  it('count only once the person was seen again', () => {
    const events = [opened(), signedIn(1, minute(0)), ...ticks(0, 20)];
    expect(provenMinutes(events)).toBe(0);
    expect(provenMinutes([...events, asked(1, 20), seen(1, 20.25)])).toBe(20.25);
  });

  it('are lost from the last proof on when a check is missed, and run again from the next proof', () => {
    const events = [
      opened(),
      signedIn(1, minute(0)),
      ...ticks(0, 10),
      asked(1, 10),
      seen(1, 10),
      ...ticks(10, 30),
      asked(1, 30),
      ...ticks(30, 33),
      missed(1, 33),
      ...ticks(33, 50),
      seen(1, 50),
      ...ticks(50, 60),
      signedOut(1, 60),
    ];
    const { clock, checks } = sittingAfter(events);
    expect({ proven: clock.provenMs / MINUTE, lost: clock.lostMs / MINUTE }).toEqual({
      proven: 20,
      lost: 23,
    });
    expect(checks).toEqual({ asked: 2, missed: 1 });
  });

  it('stand still in a pause, whoever is seen in it', () => {
    const events: StudyEvent[] = [
      opened(),
      signedIn(1, minute(0)),
      ...ticks(0, 10),
      { kind: 'paused', at: minute(10), by: STAFF, note: '午休' },
      ...ticks(10, 70),
      seen(1, 40),
      { kind: 'pause-ended', at: minute(70), by: STAFF },
      ...ticks(70, 80),
      signedOut(1, 80),
    ];
    expect(provenMinutes(events)).toBe(20);
  });

  it('leave out the time that the station was silent for, with or without another boot', () => {
    const gap = [opened(), signedIn(1, minute(0)), ...ticks(0, 10), ...ticks(40, 50), signedOut(1, 50)];
    expect(provenMinutes(gap)).toBe(19.75);
    const reboot: StudyEvent[] = [
      opened(),
      signedIn(1, minute(0)),
      ...ticks(0, 10),
      { kind: 'interrupted', at: minute(30, 'boot-2') },
      {
        kind: 'seen',
        at: minute(31, 'boot-2'),
        sittingId: sittingId(1),
        proof: { kind: 'face', distanceMilli: 200, tries: 1 },
      },
      { kind: 'ticked', at: minute(31.25, 'boot-2') },
      {
        kind: 'signed-out',
        at: minute(31.5, 'boot-2'),
        sittingId: sittingId(1),
        tenths: 0,
        proof: { kind: 'face', distanceMilli: 200, tries: 1 },
      },
    ];
    expect(provenMinutes(reboot)).toBe(10.5);
  });

  it('of somebody whom the class ended without are those proven before', () => {
    const events = [opened(), signedIn(1, minute(0)), ...ticks(0, 10), seen(1, 10), ...ticks(10, 30)];
    const out: StudyEvent = { kind: 'signed-out', at: minute(30), sittingId: sittingId(1), tenths: 0 };
    const { clock } = sittingAfter([...events, out]);
    expect([clock.provenMs / MINUTE, clock.lostMs / MINUTE]).toEqual([10, 20]);
  });
});

describe('what can happen in a class', () => {
  const isTaken = (events: readonly StudyEvent[], event: StudyEvent) =>
    reduceStudy(replayStudy(events, rules), event, rules).ok;
  const inClass = [opened(), signedIn(1, minute(0))];

  it('begins with its opening, and with a course of the plan', () => {
    expect(reduceStudy(undefined, signedIn(1, minute(0)), rules).ok).toBe(false);
    expect(reduceStudy(undefined, { ...opened(), courseId: 'K-9' } as StudyEvent, rules).ok).toBe(false);
  });

  it('lets nobody sign in twice, and nobody who is not in the plan', () => {
    expect(isTaken(inClass, signedIn(1, minute(1), 2, 7))).toBe(false);
    expect(isTaken(inClass, signedIn(9, minute(1)))).toBe(false);
    expect(isTaken([...inClass, signedOut(1, 5)], signedIn(1, minute(6), 2, 7))).toBe(true);
  });

  it('takes a miss only of somebody who was asked, and nothing of somebody who left', () => {
    expect(isTaken(inClass, missed(1, 1))).toBe(false);
    for (const event of [asked(1, 6), seen(1, 6), signedOut(1, 6)])
      expect(isTaken([...inClass, signedOut(1, 5)], event)).toBe(false);
  });

  it('ends only when everybody is signed out', () => {
    const closed: StudyEvent = { kind: 'class-closed', at: minute(9), by: STAFF, note: '下课' };
    expect(isTaken(inClass, closed)).toBe(false);
    expect(isTaken([...inClass, signedOut(1, 8)], closed)).toBe(true);
    expect(isTaken([...inClass, signedOut(1, 8), closed], { kind: 'ticked', at: minute(10) })).toBe(false);
  });
});
