import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { ExamPolicy } from '../../../../src-shared/domain/policy/exam-policy';
import { policyFaults, SoundPolicy } from '../../../../src-shared/domain/policy/sound-policy';
import { buildPolicy } from '../../../builders/build-policy';

describe('the policy of an exam (G-5)', () => {
  it.each([
    [59, false],
    [60, true],
    [120, true],
    [180, true],
    [181, false],
    [90.5, false],
  ])('takes a duration of %d minutes: %s (TS-10)', (durationMinutes, isTaken) => {
    const { success } = ExamPolicy.safeParse({ ...buildPolicy(), durationMinutes });
    expect(success).toBe(isTaken);
  });

  it('of the demonstration has the numbers of the rules, but for the start by oneself', async () => {
    const file = JSON.parse(await readFile('resources/demo/session/session.json', 'utf8')) as {
      readonly policy: unknown;
    };
    expect(SoundPolicy.parse(file.policy)).toMatchObject({
      // TS-10, TS-6
      durationMinutes: 120,
      passMark: 60,
      // RM-6; a demonstration lets go at once (RM-7 is about one start for all)
      lateEntryMinutes: 30,
      startMode: 'individual',
      earliestSubmitMinutes: 0,
      // RM-8, RM-10, RM-11, RM-17, RM-5
      warningMinutes: [15, 5, 1],
      grantByOneProctorMinutes: 10,
      grantTotalMinutes: 50,
      heartbeatSeconds: 5,
      time: { clockJumpSeconds: 30 },
      face: { tries: 3 },
    });
  });
});

describe('a policy whose numbers contradict each other', () => {
  const room = buildPolicy({ startMode: 'room' });
  it.each<[string, Partial<ExamPolicy>, readonly string[]]>([
    ['as the rules have it', {}, []],
    [
      'nobody leaves before the last may enter (RM-7)',
      { earliestSubmitMinutes: 29 },
      ['submit-before-last-entry'],
    ],
    ['at the same minute (RM-7)', { lateEntryMinutes: 30, earliestSubmitMinutes: 30 }, []],
    ['who starts alone meets nobody (RM-7)', { startMode: 'individual', earliestSubmitMinutes: 0 }, []],
    ['entry behind the end', { lateEntryMinutes: 121, earliestSubmitMinutes: 121 }, ['longer-than-the-exam']],
    ['one may give more than all (RM-10)', { grantByOneProctorMinutes: 51 }, ['grant-over-total']],
    ['warnings that rise (RM-8)', { warningMinutes: [1, 5, 15] }, ['warnings-out-of-order']],
    ['a warning before the start (RM-8)', { warningMinutes: [120, 5] }, ['warnings-out-of-order']],
    ['no warning at all', { warningMinutes: [] }, []],
  ])('%s', (_, changes, faults) => {
    const policy = { ...room, ...changes };
    expect(policyFaults(policy)).toEqual(faults);
    expect(SoundPolicy.safeParse(policy).success).toBe(faults.length === 0);
  });
});
