import { create } from 'zustand';
import type { StationView } from '../../src-shared/contracts/ipc/station-view';
import { type ApiFailure, call, listen } from '../station-api';

/** What main says the station shows. `receivedAtMs` is of `performance.now()`, for counting on from the view's times. */
export type ShownView =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed'; readonly failure: ApiFailure }
  | { readonly kind: 'shown'; readonly view: StationView; readonly receivedAtMs: number };

export const useView = create<{ readonly shown: ShownView }>(() => ({ shown: { kind: 'waiting' } }));

let pushes = 0;

/** Somebody is at the seat from here on: the keys are the exam's. */
export function isCandidateSeated(): boolean {
  const { shown } = useView.getState();
  return shown.kind === 'shown' && 'candidate' in shown.view;
}

/** Asks main what to show. A view pushed meanwhile is newer than the answer and is left standing. */
export async function askForView(): Promise<void> {
  const pushesBefore = pushes;
  const answered = await call('station:view', {});
  if (pushes !== pushesBefore) return;
  if (answered.ok) show(answered.value);
  else useView.setState({ shown: { kind: 'failed', failure: answered.error } });
}

/** Follows every push, and asks once at the start and whenever a push could not be read. */
export function followView(): () => void {
  const stop = listen(
    'view',
    (view) => {
      pushes += 1;
      show(view);
    },
    () => void askForView(),
  );
  void askForView();
  return stop;
}

function show(view: StationView): void {
  useView.setState({ shown: { kind: 'shown', view, receivedAtMs: performance.now() } });
}
