import { create } from 'zustand';
import type { ConsoleView } from '../../src-shared/contracts/ipc/console-view';
import { call, listen } from '../station-api';

type ConsoleState = {
  readonly isOpen: boolean;
  /** Who is signed in, as main says. */
  readonly view: ConsoleView;
};

/** The proctor's drawer over whatever the seat shows. */
export const useConsole = create<ConsoleState>(() => ({ isOpen: false, view: { kind: 'signed-out' } }));

export function openConsole(): void {
  useConsole.setState({ isOpen: true });
}

/** Whoever closes the drawer walks away from a candidate's keyboard, so closing always signs out. */
export function closeConsole(): void {
  if (!useConsole.getState().isOpen) return;
  useConsole.setState({ isOpen: false });
  void call('console:sign-out', {});
}

export function followConsole(): () => void {
  let hasHeard = false;
  const stop = listen('console', (view) => {
    hasHeard = true;
    useConsole.setState({ view });
  });
  void call('console:view', {}).then((answered) => {
    if (!answered.ok || hasHeard) return;
    useConsole.setState({ view: answered.value });
    // A page that was loaded again has no drawer open: nobody is at the console.
    if (answered.value.kind === 'signed-in') void call('console:sign-out', {});
  });
  return stop;
}
