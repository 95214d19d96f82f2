import { useState } from 'react';
import type { Result } from '../../src-shared/basics/result';
import type { CallProblem } from '../centre-api';
import { useText } from '../i18n/use-text';
import { useWebSession } from '../stores/session-store';

type Step = {
  readonly isBusy: boolean;
  /** The sentence to show, or undefined. */
  readonly problem: string | undefined;
  /** Runs one call; what the centre or a rule refused becomes `problem`. Undefined when it came to nothing. */
  readonly run: <T, E>(
    call: Promise<Result<Result<T, E>, CallProblem>>,
    say: (error: E) => string,
  ) => Promise<T | undefined>;
};

/** One thing asked of the centre at a time, and what became of it in words. */
export function useCall(): Step {
  const text = useText();
  const refresh = useWebSession((state) => state.refresh);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  return {
    isBusy,
    problem,
    run: async (call, say) => {
      setBusy(true);
      setProblem(undefined);
      const answered = await call;
      setBusy(false);
      if (!answered.ok) {
        setProblem(text.problems[answered.error.kind]);
        if (answered.error.kind === 'signed-out') await refresh();
        return undefined;
      }
      if (answered.value.ok) return answered.value.value;
      setProblem(say(answered.value.error));
      return undefined;
    },
  };
}
