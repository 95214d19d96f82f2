import type { ConsoleAttempt, RecordedFault } from '../../../src-shared/contracts/ipc/console-view';
import { useConsole } from '../../stores/console-store';

const NO_FAULTS: readonly RecordedFault[] = [];

/** The attempt at this seat as main tells it to signed-in staff. */
export function useAttempt(): ConsoleAttempt | undefined {
  return useConsole(({ view }) => (view.kind === 'signed-in' ? view.attempt : undefined));
}

export function useFaults(): readonly RecordedFault[] {
  return useConsole(({ view }) => (view.kind === 'signed-in' ? view.faults : NO_FAULTS));
}
