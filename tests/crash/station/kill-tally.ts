/** What a run of blows has come to so far. Answers of folders that were checked whole and put away, and of the present one. */
export type KillTally = {
  /** SIGKILLs that were really dealt, by what they hit. */
  readonly kills: ReadonlyMap<string, number>;
  readonly blows: number;
  readonly planned: number;
  readonly answers: number;
};

/** SIGKILLs in all. */
export function killCount({ kills }: Pick<KillTally, 'kills'>): number {
  return [...kills.values()].reduce((sum, count) => sum + count, 0);
}

/** One line behind each blow, so that a run of hours can be followed and a stopped one has its counts on the screen. */
export function progressLine(tally: KillTally): string {
  const { blows, planned, answers } = tally;
  return `${blows} of ${planned} blows, ${killCount(tally)} SIGKILLs, ${answers} answers in the journals, 0 lost, 0 invented`;
}

/** As docs/loss-bound.md tells a run; a run that was stopped says so and how far it got. */
export function docsLine(tally: KillTally, seed: string, minutes: number): string {
  const { blows, planned, answers } = tally;
  const isWhole = blows === planned;
  const run = isWhole ? `${blows} blows` : `${blows} blows (a run of ${planned} that was stopped)`;
  const took = `${minutes.toFixed(0)} minutes`;
  return `- kills: ${run} with seed \`${seed}\`, ${thousands(killCount(tally))} SIGKILLs, ${thousands(answers)} answers in the journals, 0 lost, 0 invented; ${took}.`;
}

function thousands(count: number): string {
  return count.toLocaleString('en');
}
