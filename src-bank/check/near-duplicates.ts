/** A text to compare, and the group inside which likeness is intended. */
export type ComparedText = { readonly text: string; readonly group?: string | undefined };
export type NearDuplicate = {
  readonly first: number;
  readonly second: number;
  /** Shared 3-grams, and 3-grams of both together. */
  readonly shared: number;
  readonly union: number;
};

/**
 * Each text whose set of 3-grams have a Jaccard likeness of `shared`/`of` or more with an earlier or
 * shorter one's, one partner for each, texts of one group left out. Exact, and far from all pairs: with 3-grams ordered rarest first, two sets that alike share one among their
 * first few (prefix filter), so only texts that meet in the index of those are compared. Lengths tell most of the rest.
 */
export function nearDuplicates(
  texts: readonly ComparedText[],
  limit: { readonly shared: number; readonly of: number },
): readonly NearDuplicate[] {
  const sets = rareFirst(texts.map(({ text }) => trigramsOf(text)));
  const order = sets.map((_set, at) => at).sort((a, b) => sizeOf(sets, a) - sizeOf(sets, b) || a - b);
  const index = new Map<number, number[]>();
  const found: NearDuplicate[] = [];
  for (const at of order) {
    const set = sets[at] ?? [];
    // A set as alike as the limit shares at least this many, so one of the others comes among the first.
    const needed = Math.ceil((set.length * limit.shared) / limit.of);
    const prefix = set.slice(0, set.length - needed + 1);
    const candidates = new Set<number>();
    for (const gram of prefix) for (const other of index.get(gram) ?? []) candidates.add(other);
    let isCopy = false;
    for (const other of candidates) {
      if (sizeOf(sets, other) * limit.of < set.length * limit.shared) continue;
      const isOneGroup = texts[at]?.group === texts[other]?.group;
      if (isOneGroup && texts[at]?.group !== undefined) continue;
      const shared = sharedCount(set, sets[other] ?? []);
      const union = set.length + sizeOf(sets, other) - shared;
      if (shared * limit.of < union * limit.shared) continue;
      found.push({ first: Math.min(at, other), second: Math.max(at, other), shared, union });
      isCopy = isOneGroup && shared === union;
      break;
    }
    // Whatever is like a copy is like what it copies: a file of one question a thousand times stays cheap.
    if (isCopy) continue;
    for (const gram of prefix) {
      const holders = index.get(gram);
      if (holders === undefined) index.set(gram, [at]);
      else holders.push(at);
    }
  }
  return found.sort((a, b) => a.first - b.first || a.second - b.second);
}

/** The 3-grams of a text without white space and punctuation, widths and cases folded; a short text is one gram. */
export function trigramsOf(text: string): ReadonlySet<string> {
  const signs = [
    ...text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s\p{P}]+/gu, ''),
  ];
  if (signs.length < 3) return new Set([signs.join('')]);
  return new Set(signs.slice(2).map((sign, at) => `${signs[at]}${signs[at + 1]}${sign}`));
}

/** Each set as numbers in one order for all, the rarest first. */
function rareFirst(sets: readonly ReadonlySet<string>[]): readonly (readonly number[])[] {
  const counts = new Map<string, number>();
  for (const set of sets) for (const gram of set) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  const ranked = [...counts].sort(([a, m], [b, n]) => m - n || (a < b ? -1 : 1));
  const rank = new Map(ranked.map(([gram], at) => [gram, at]));
  return sets.map((set) => [...set].map((gram) => rank.get(gram) ?? 0).sort((a, b) => a - b));
}

function sizeOf(sets: readonly (readonly number[])[], at: number): number {
  return sets[at]?.length ?? 0;
}

function sharedCount(one: readonly number[], other: readonly number[]): number {
  let count = 0;
  for (let a = 0, b = 0; a < one.length && b < other.length; ) {
    const left = one[a] ?? 0;
    const right = other[b] ?? 0;
    if (left === right) count += 1;
    if (left <= right) a += 1;
    if (right <= left) b += 1;
  }
  return count;
}
