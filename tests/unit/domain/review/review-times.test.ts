import { describe, expect, it } from 'vitest';
import shipped from '../../../../resources/calendar/work-calendar.json' with { type: 'json' };
import { answerBy, askThrough } from '../../../../src-shared/domain/review/review-times';
import { WorkYears, workCalendar } from '../../../../src-shared/domain/review/work-calendar';
import { shanghaiMs } from '../../../builders/build-hours';

const calendar = workCalendar(WorkYears.parse(shipped).years);

describe('the days of a review (RM-16)', () => {
  it.each([
    // Published on a Tuesday: the fifth working day is the next Tuesday.
    ['2026-03-10 09:00:00', '2026-03-17', '2026-03-24'],
    // On a Friday: Monday to Friday.
    ['2026-03-13 09:00:00', '2026-03-20', '2026-03-27'],
    // A minute after midnight in Shanghai is that day, whatever the machine's zone (G-1).
    ['2026-03-11 00:01:00', '2026-03-18', '2026-03-25'],
    ['2026-03-10 23:59:59.999', '2026-03-17', '2026-03-24'],
    // Before the Spring Festival: nine days off, a Saturday worked before and after them.
    ['2026-02-11 09:00:00', '2026-02-25', '2026-03-03'],
  ])('%s: asked for through %s, answered by %s', (at, ask, answer) => {
    expect(askThrough(shanghaiMs(at), calendar)).toEqual({ date: ask, uncoveredYears: [] });
    expect(answerBy(shanghaiMs(at), calendar)).toEqual({ date: answer, uncoveredYears: [] });
  });

  it('in a year without its holidays are told as counted by Monday to Friday', () => {
    expect(askThrough(shanghaiMs('2027-02-05 09:00:00'), calendar)).toEqual({
      date: '2027-02-12',
      uncoveredYears: [2027],
    });
  });
});
