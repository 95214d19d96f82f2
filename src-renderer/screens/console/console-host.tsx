import { lazy, Suspense, useEffect } from 'react';
import type { StationView } from '../../../src-shared/contracts/ipc/station-view';
import { openConsole, useConsole } from '../../stores/console-store';
import { hasConsole } from './has-console';

// Brings antd along, so it is fetched when a proctor asks for it and not before.
const ConsoleDrawer = lazy(() => import('./console-drawer'));

/** The key that opens the console, on every screen of a session. The exam itself has no use for it. */
const CONSOLE_KEY = 'F9';

export function ConsoleHost({ view }: { readonly view: StationView }) {
  const isOpen = useConsole((state) => state.isOpen);
  const isThere = hasConsole(view);
  useEffect(() => {
    if (!isThere) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== CONSOLE_KEY) return;
      event.preventDefault();
      openConsole();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [isThere]);
  if (!isOpen || !isThere) return null;
  return (
    <Suspense fallback={<div className="console-cover" />}>
      <ConsoleDrawer view={view} />
    </Suspense>
  );
}
