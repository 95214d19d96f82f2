import { useCallback, useEffect, useState } from 'react';
import type { WebAnswer, WebRouteName, webRoutes } from '../../src-shared/contracts/web/web-routes';
import { type CallProblem, callCentre } from '../centre-api';
import { useWebSession } from '../stores/session-store';

/** Routes that are read and take nothing. */
type ReadRoute = {
  [N in WebRouteName]: (typeof webRoutes)[N]['method'] extends 'GET' ? N : never;
}[WebRouteName];

type Reading<N extends WebRouteName> = {
  readonly answer: WebAnswer<N> | undefined;
  readonly problem: CallProblem | undefined;
  readonly again: () => void;
};

/** What the centre answers to a reading, asked for when the page is drawn and again when asked to. */
export function useAnswer<N extends ReadRoute>(name: N): Reading<N> {
  const [answer, setAnswer] = useState<WebAnswer<N> | undefined>(undefined);
  const [problem, setProblem] = useState<CallProblem | undefined>(undefined);
  const refresh = useWebSession((state) => state.refresh);
  const ask = useCallback(async (): Promise<void> => {
    const asked = await callCentre(name, {} as never);
    setAnswer(asked.ok ? asked.value : undefined);
    setProblem(asked.ok ? undefined : asked.error);
    if (!asked.ok && asked.error.kind === 'signed-out') await refresh();
  }, [name, refresh]);
  useEffect(() => {
    void ask();
  }, [ask]);
  return { answer, problem, again: () => void ask() };
}
