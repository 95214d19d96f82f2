import { describe, expect, it } from 'vitest';
import { lastDayWithin, REVIEW_DAYS } from '../../../../src-shared/domain/review/review-times';
import { shanghaiMs } from '../../../builders/build-hours';

describe('the days of a review (RM-16)', () => {
  it.each([
    // Published on a Tuesday: the fifth working day is the next Tuesday.
    ['2026-03-10 09:00:00', '2026-03-17', '2026-03-24'],
    // On a Friday: Monday to Friday, and the weekend behind them counts as no working day.
    ['2026-03-13 09:00:00', '2026-03-22', '2026-03-29'],
    // A minute after midnight in Shanghai is that day, whatever the machine's zone.
    ['2026-03-11 00:01:00', '2026-03-18', '2026-03-25'],
  ])('published %s: asked for through %s, answered by %s', (published, ask, answer) => {
    const at = shanghaiMs(published);
    expect(lastDayWithin(at, REVIEW_DAYS.ask)).toBe(ask);
    expect(lastDayWithin(at, REVIEW_DAYS.answer)).toBe(answer);
  });
});
