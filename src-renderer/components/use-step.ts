import { useCallback, useState } from 'react';
import type { Result } from '../../src-shared/basics/result';
import type { Problem } from '../i18n/problem-texts';

export type StepRun = {
  readonly isBusy: boolean;
  /** Why the last run was refused, until the next one begins. */
  readonly problem: Problem | undefined;
  readonly run: (work: () => Promise<Result<unknown, Problem>>) => Promise<boolean>;
  readonly clear: () => void;
};

/** One step at a time for one button or form: busy while it runs, its refusal afterwards. */
export function useStep(): StepRun {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const run = useCallback(async (work: () => Promise<Result<unknown, Problem>>): Promise<boolean> => {
    setBusy(true);
    setProblem(undefined);
    const outcome = await work();
    setBusy(false);
    if (!outcome.ok) setProblem(outcome.error);
    return outcome.ok;
  }, []);
  const clear = useCallback(() => setProblem(undefined), []);
  return { isBusy, problem, run, clear };
}
