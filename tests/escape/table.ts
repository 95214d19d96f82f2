import type { LaunchOutcome } from './launch-attempts';
import { isTold, type Outcome, type Verdict, verdictOf } from './run-attempts';

export type Row = {
  readonly id: string;
  readonly verdict: Verdict;
  readonly repeats: number;
  readonly told: boolean;
  readonly osLayer: string;
};

export function rowsOf(outcomes: readonly Outcome[], launches: readonly LaunchOutcome[]): readonly Row[] {
  return [
    ...outcomes.map((outcome) => ({
      id: outcome.attempt.id,
      verdict: verdictOf(outcome),
      repeats: outcome.trials.length,
      told: outcome.trials.length > 0 && outcome.trials.every((trial) => isTold(outcome.attempt, trial)),
      osLayer: outcome.attempt.osLayer ?? '',
    })),
    ...launches.map((launch): Row => {
      const isBlocked = launch.works.every((works) => !works);
      return {
        id: launch.id,
        verdict: !launch.control ? 'no-control' : isBlocked ? 'blocked' : 'effective',
        repeats: launch.works.length,
        told: launch.isNamed,
        osLayer: '',
      };
    }),
  ];
}

/** "N of M attempts blocked; N of M blocked or logged", over those whose control showed that they are ways out. */
export function summaryOf(rows: readonly Row[]): string {
  const scored = rows.filter((row) => row.verdict !== 'no-control');
  const blocked = scored.filter((row) => row.verdict === 'blocked').length;
  const known = scored.filter((row) => row.verdict === 'blocked' || row.verdict === 'logged').length;
  return `${blocked} of ${scored.length} attempts blocked; ${known} of ${scored.length} blocked or logged`;
}

const WORDS: Readonly<Record<Verdict, string>> = {
  blocked: 'blocked',
  logged: 'effective, logged',
  effective: 'effective',
  'no-control': 'not scored: the control did not get out either',
};

export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map(
    ({ id, verdict, repeats, told, osLayer }) =>
      `| ${id} | ${WORDS[verdict]} | ${verdict === 'no-control' ? '' : told ? 'yes' : 'no'} | ${repeats || ''} | ${verdict === 'blocked' ? '' : osLayer} |`,
  );
  return [
    '| attempt | outcome | proctor is told | repeats | what stops it |',
    '|---|---|---|---|---|',
    ...lines,
  ].join('\n');
}
