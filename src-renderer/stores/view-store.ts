import { create } from 'zustand';
import type { StationView } from '../../src-shared/contracts/ipc/station-view';
import { type ApiFailure, call, listen } from '../station-api';

/** What main says the station shows. `receivedAtMs` is of `performance.now()`, for counting on from the view's times. */
export type ShownView =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed'; readonly failure: ApiFailure }
  | { readonly kind: 'shown'; readonly view: StationView; readonly receivedAtMs: number };

export const useView = create<{ readonly shown: ShownView }>(() => ({ shown: { kind: 'waiting' } }));

/** Asks for the view and follows every push. A pushed view is never replaced by an answer asked for before it. */
export function followView(): () => void {
  let pushes = 0;
  const show = (view: StationView): void =>
    useView.setState({ shown: { kind: 'shown', view, receivedAtMs: performance.now() } });

  const ask = async (): Promise<void> => {
    const pushesBefore = pushes;
    const answered = await call('station:view', {});
    if (pushes !== pushesBefore) return;
    if (answered.ok) show(answered.value);
    else useView.setState({ shown: { kind: 'failed', failure: answered.error } });
  };

  const stop = listen(
    'view',
    (view) => {
      pushes += 1;
      show(view);
    },
    () => void ask(),
  );
  void ask();
  return stop;
}
