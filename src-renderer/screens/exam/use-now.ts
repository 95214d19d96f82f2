import { useEffect, useState } from 'react';

/** `performance.now()`, looked at again every `everyMs`: for what is drawn from the passing of time. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(performance.now()), everyMs);
    return () => window.clearInterval(timer);
  }, [everyMs]);
  return now;
}
