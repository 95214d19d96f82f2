import { useCallback, useEffect, useState } from 'react';
import type { IpcRequest } from '../../../src-shared/contracts/ipc/channels';
import type { ClosingView } from '../../../src-shared/contracts/ipc/closing-channels';
import type { StationView } from '../../../src-shared/contracts/ipc/station-view';
import { type StepRun, useStep } from '../../components/use-step';
import { type StepChannel, step } from '../../station-api';

export type UsedClosing = {
  readonly view: ClosingView | undefined;
  readonly loading: StepRun;
  /** One step of the closing; what stands afterwards is read again, whether or not it was done. */
  readonly act: <C extends StepChannel & `closing:${string}`>(
    run: StepRun,
    channel: C,
    request: IpcRequest<C>,
  ) => Promise<boolean>;
};

/** What main knows of the closing, read again with every change of the seat's view. */
export function useClosing(stationView: StationView): UsedClosing {
  const [view, setView] = useState<ClosingView | undefined>(undefined);
  const loading = useStep();
  const { run } = loading;
  const load = useCallback(async () => {
    const shown = await step('closing:view', {});
    if (shown.ok) setView(shown.value);
    return shown;
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another view of the seat is another count
  useEffect(() => void run(load), [run, load, stationView]);
  return {
    view,
    loading,
    act: async (acting, channel, request) => {
      const isDone = await acting.run(() => step(channel, request));
      await load();
      return isDone;
    },
  };
}
