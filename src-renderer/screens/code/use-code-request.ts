import { useEffect, useState } from 'react';
import { type StepValue, step } from '../../station-api';
import { useConsole } from '../../stores/console-store';
import { useView } from '../../stores/view-store';

export type CodeRequestShown = StepValue<'code:request'>;

/** What a code could do here now; undefined when nothing. Asked again whenever the seat's state changes. */
export function useCodeRequest(): CodeRequestShown | undefined {
  const [shown, setShown] = useState<CodeRequestShown | undefined>(undefined);
  const view = useView((state) => state.shown);
  const signedIn = useConsole((state) => state.view);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every pushed view may have used a code or made one possible
  useEffect(() => {
    let isCurrent = true;
    void step('code:request', {}).then((answered) => {
      if (isCurrent) setShown(answered.ok ? answered.value : undefined);
    });
    return () => {
      isCurrent = false;
    };
  }, [view, signedIn]);
  return shown;
}
