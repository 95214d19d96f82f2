import { describe, expect, it } from 'vitest';
import { tickRows } from '../../../src-web/pages/hours/tick-rows';

describe('marks above a timeline', () => {
  it.each<[string, readonly number[], readonly number[]]>([
    ['nothing', [], []],
    ['far apart', [0, 40, 80], [0, 0, 0]],
    ['on one day', [50, 50, 50], [0, 1, 2]],
    ['close to their neighbours only', [0, 20, 40], [0, 1, 0]],
    ['in no order', [40, 0, 20], [0, 0, 1]],
  ])('%s', (_, places, rows) => {
    expect(tickRows(places, 30)).toEqual(rows);
  });
});
