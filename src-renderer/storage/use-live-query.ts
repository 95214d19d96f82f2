import { liveQuery } from 'dexie';
import { useEffect, useState } from 'react';

export type LiveQuery<T> =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'ready'; readonly value: T };

/** Runs the query again whenever a table it read has changed. `query` must be stable (module level or memoised). */
export function useLiveQuery<T>(query: () => Promise<T>): LiveQuery<T> {
  const [result, setResult] = useState<LiveQuery<T>>({ kind: 'waiting' });
  useEffect(() => {
    const subscription = liveQuery(query).subscribe({
      next: (value) => setResult({ kind: 'ready', value }),
      error: () => setResult({ kind: 'failed' }),
    });
    return () => subscription.unsubscribe();
  }, [query]);
  return result;
}
