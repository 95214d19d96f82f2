import { describe, expect, it } from 'vitest';
import { docsLine, killCount, progressLine } from '../../crash/station/kill-tally';

const tally = {
  kills: new Map([
    ['main', 700],
    ['whole group', 612],
  ]),
  blows: 1000,
  planned: 1000,
  answers: 123_456,
};

describe('what a run of kills tells', () => {
  it('is how far it is and what it has counted, after each blow', () => {
    expect(killCount(tally)).toBe(1312);
    expect(progressLine({ ...tally, blows: 20 })).toBe(
      '20 of 1000 blows, 1312 SIGKILLs, 123456 answers in the journals, 0 lost, 0 invented',
    );
  });

  it('is a line for the document at its end, and one that says so when it was stopped', () => {
    expect(docsLine(tally, 'n-1', 541.6)).toBe(
      '- kills: 1000 blows with seed `n-1`, 1,312 SIGKILLs, 123,456 answers in the journals, 0 lost, 0 invented; 542 minutes.',
    );
    expect(docsLine({ ...tally, blows: 60 }, 'n-1', 33)).toContain(
      '60 blows (a run of 1000 that was stopped)',
    );
  });
});
