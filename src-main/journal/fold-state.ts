/**
 * A fold of the journal that can be laid down and taken up again. `save` gives plain data (maps, sets, arrays, byte
 * arrays), which is only read from; `load` replaces everything the fold holds with what an earlier `save` gave.
 */
export type FoldState = {
  readonly save: () => unknown;
  readonly load: (state: unknown) => void;
};

/** Puts what was saved into a map that others already hold. */
export function refill<K, V>(map: Map<K, V>, saved: ReadonlyMap<K, V>): void {
  map.clear();
  for (const [key, value] of saved) map.set(key, value);
}
