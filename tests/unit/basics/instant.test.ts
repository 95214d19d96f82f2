import { describe, expect, it } from 'vitest';
import { shanghaiDate, shanghaiDateTime } from '../../../src-shared/basics/instant';

describe('business time is Asia/Shanghai (G-1)', () => {
  it.each([
    ['2021-09-30T15:59:59.999Z', '2021-09-30', '2021-09-30 23:59:59'],
    ['2021-09-30T16:00:00.000Z', '2021-10-01', '2021-10-01 00:00:00'],
    ['2020-02-28T16:00:00.000Z', '2020-02-29', '2020-02-29 00:00:00'],
    ['2025-12-31T16:00:00.000Z', '2026-01-01', '2026-01-01 00:00:00'],
  ])('%s is %s there', (utc, date, dateTime) => {
    expect(shanghaiDate(Date.parse(utc))).toBe(date);
    expect(shanghaiDateTime(Date.parse(utc))).toBe(dateTime);
  });
});
