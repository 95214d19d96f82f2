import { useCallback, useEffect, useRef, useState } from 'react';
import type { WebAnswer, WebBody, WebRouteName } from '../../src-shared/contracts/web/web-routes';
import { type CallProblem, callCentre } from '../centre-api';
import { useWebSession } from '../stores/session-store';

export type Asked<T> = {
  /** The last good answer; it stays while the next one is on its way, also when that fails. */
  readonly answer: T | undefined;
  readonly problem: CallProblem | undefined;
  readonly isBusy: boolean;
  readonly again: () => void;
};

/** What the centre answers to a question with parts. Asked again whenever a part changes; the latest question wins. */
export function useAsk<N extends WebRouteName>(name: N, body: WebBody<N>): Asked<WebAnswer<N>> {
  const [answer, setAnswer] = useState<WebAnswer<N> | undefined>(undefined);
  const [problem, setProblem] = useState<CallProblem | undefined>(undefined);
  const [isBusy, setBusy] = useState(true);
  const refresh = useWebSession((state) => state.refresh);
  const latest = useRef(0);
  const text = JSON.stringify(body);
  const ask = useCallback(async (): Promise<void> => {
    latest.current += 1;
    const mine = latest.current;
    setBusy(true);
    const asked = await callCentre(name, JSON.parse(text) as WebBody<N>);
    if (mine !== latest.current) return;
    setBusy(false);
    if (asked.ok) setAnswer(asked.value);
    setProblem(asked.ok ? undefined : asked.error);
    if (!asked.ok && asked.error.kind === 'signed-out') await refresh();
  }, [name, text, refresh]);
  useEffect(() => {
    void ask();
  }, [ask]);
  const again = useCallback(() => void ask(), [ask]);
  return { answer, problem, isBusy, again };
}
