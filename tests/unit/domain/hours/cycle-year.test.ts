import { describe, expect, it } from 'vitest';
import { cycleIndexOn, cycleYear } from '../../../../src-shared/domain/hours/cycle-year';

describe('a cycle year (CE-2)', () => {
  it.each([
    { issued: '2020-03-10', index: 1, label: 2021, from: '2021-03-10', to: '2022-03-09' },
    { issued: '2020-03-10', index: 2, label: 2022, from: '2022-03-10', to: '2023-03-09' },
    // Called 2021, and nearly all of it in 2022.
    { issued: '2020-12-31', index: 1, label: 2021, from: '2021-12-31', to: '2022-12-30' },
    { issued: '2021-01-01', index: 1, label: 2022, from: '2022-01-01', to: '2022-12-31' },
    // CE-L: from 29 February to the 28th, and back.
    { issued: '2020-02-29', index: 1, label: 2021, from: '2021-02-28', to: '2022-02-27' },
    { issued: '2020-02-29', index: 2, label: 2022, from: '2022-02-28', to: '2023-02-27' },
    { issued: '2020-02-29', index: 3, label: 2023, from: '2023-02-28', to: '2024-02-28' },
    { issued: '2020-02-29', index: 4, label: 2024, from: '2024-02-29', to: '2025-02-27' },
    { issued: '2020-02-29', index: 5, label: 2025, from: '2025-02-28', to: '2026-02-27' },
    { issued: '2019-02-28', index: 1, label: 2020, from: '2020-02-28', to: '2021-02-27' },
  ])('$label年度 of a certificate of $issued is $from to $to', ({ issued, ...year }) => {
    expect(cycleYear(issued, year.index)).toEqual(year);
    expect(cycleIndexOn(issued, year.from)).toBe(year.index);
    expect(cycleIndexOn(issued, year.to)).toBe(year.index);
  });

  it('has not begun on the day before the first anniversary (CE-0)', () => {
    expect(cycleIndexOn('2020-03-10', '2021-03-09')).toBe(0);
    expect(cycleIndexOn('2020-03-10', '2020-03-10')).toBe(0);
  });
});
