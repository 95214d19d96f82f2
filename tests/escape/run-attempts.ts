import type { Attempt, Stage, TestedApp } from './attempt';
import { type Desktop, until } from './desktop';
import type { Apps } from './tested-apps';

/** How long an attempt has to get somewhere, and the station to undo it and to write it down. */
const SETTLE_MS = 1500;
const TOLD_MS = 1500;

export type Trial = { readonly works: boolean; readonly told: readonly string[] };
export type Outcome = {
  readonly attempt: Attempt;
  /** Whether it got somewhere in a program with nothing done to it; only then it counts. */
  readonly control: boolean;
  readonly trials: readonly Trial[];
};

export type RunInput = {
  readonly attempts: readonly Attempt[];
  readonly repeats: number;
  readonly apps: Apps;
  readonly desktop: Desktop;
  readonly say: (line: string) => void;
};

/** Each attempt first on the control, then on the station, in a fresh program every time. */
export async function runAttempts(input: RunInput): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const attempt of input.attempts) {
    const control = await tryOnce(input, attempt, 'control');
    const trials: Trial[] = [];
    if (control.works) {
      for (let i = 0; i < input.repeats; i += 1) trials.push(await tryOnce(input, attempt, 'hardened'));
    }
    const outcome = { attempt, control: control.works, trials };
    input.say(
      `${attempt.id}: ${verdictOf(outcome)}${trials.map((one) => ` [${one.told.join(' ')}]`).join('')}`,
    );
    outcomes.push(outcome);
  }
  return outcomes;
}

export type Verdict = 'blocked' | 'logged' | 'effective' | 'no-control';

/** The worst of its trials: blocked once and open twice is open. */
export function verdictOf({ attempt, control, trials }: Outcome): Verdict {
  if (!control || trials.length === 0) return 'no-control';
  if (trials.every((trial) => !trial.works)) return 'blocked';
  return trials.every((trial) => !trial.works || isTold(attempt, trial)) ? 'logged' : 'effective';
}

export function isTold(attempt: Attempt, trial: Trial): boolean {
  return trial.told.some((kind) => attempt.told.some((wanted) => wanted === kind));
}

async function tryOnce(input: RunInput, attempt: Attempt, name: TestedApp['name']): Promise<Trial> {
  const { desktop, apps } = input;
  await desktop.clear();
  const foreignId = await desktop.openForeign();
  const { app, close } = await apps.launch(name, desktop);
  try {
    const stage: Stage = { app, desktop, foreignId };
    const before = (await app.incidents()).length;
    await attempt.act(stage);
    const works = await outcomeOf(attempt, stage);
    const since = async () => (await app.incidents()).slice(before);
    if (name === 'hardened') {
      await until(
        async () => isTold(attempt, { works, told: await since() }),
        attempt.told.length > 0 ? TOLD_MS : 0,
      );
    }
    return { works, told: [...new Set(await since())] };
  } finally {
    await close();
    await desktop.clear();
  }
}

async function outcomeOf(attempt: Attempt, stage: Stage): Promise<boolean> {
  const works = (): Promise<boolean> => attempt.works(stage).catch(() => stage.app.hasExited());
  if (attempt.counts === 'at-all') return until(works, SETTLE_MS);
  // It may well get somewhere for a moment; what counts is where it is afterwards.
  await until(async () => false, SETTLE_MS);
  return works();
}
