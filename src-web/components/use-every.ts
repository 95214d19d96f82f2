import { useEffect } from 'react';

/** Does something again and again while the page is looked at; a page in the background does not ask. */
export function useEvery(ms: number, action: () => void): void {
  useEffect(() => {
    const timer = window.setInterval(() => {
      if (document.visibilityState === 'visible') action();
    }, ms);
    return () => window.clearInterval(timer);
  }, [ms, action]);
}
