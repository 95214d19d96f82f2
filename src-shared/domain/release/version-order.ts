const VERSION = /^(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})$/;

/** Three whole numbers and nothing else: what comes "before a release" is no release and is never installed. */
export function isVersion(text: string): boolean {
  return VERSION.test(text);
}

/** Below 0: `a` is older than `b`; 0: the same; above 0: newer. Throws on what `isVersion` refuses. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  for (const [place, number] of left.entries()) {
    const difference = number - (right[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function numbersOf(text: string): readonly number[] {
  const found = VERSION.exec(text);
  if (found === null) throw new Error(`not a version: ${text}`);
  return found.slice(1).map(Number);
}
