/** What was found when the journal was opened; all but the first are for a person to hear of. */
export type Finding =
  /** A write that never finished was cut off. Nothing of it was acknowledged. */
  | { readonly kind: 'torn-tail-cut'; readonly file: string; readonly atOffset: number }
  /** Acknowledged records can't be read any more; those behind them are used. */
  | {
      readonly kind: 'damaged';
      readonly file: string;
      readonly atOffset: number;
      /** Both included; `lostThrough` below `lostFrom` when foreign bytes stand between two whole records. */
      readonly lostFrom: number;
      readonly lostThrough: number;
    }
  /** The journal ends before what this station is known to have written: it was cut, deleted or replaced. */
  | { readonly kind: 'shortened'; readonly lostFrom: number; readonly lostThrough: number }
  /** It goes as far as it should but tells another story than the one this station wrote. */
  | { readonly kind: 'replaced'; readonly atSeq: number }
  /** The files are a copy: a restored backup or a cloned folder. */
  | { readonly kind: 'copied' }
  /** The files were written on another machine. */
  | { readonly kind: 'other-machine' };

/** How many acknowledged records a finding says are gone. */
export function lostCount(finding: Finding): number {
  return finding.kind === 'damaged' || finding.kind === 'shortened'
    ? Math.max(0, finding.lostThrough - finding.lostFrom + 1)
    : 0;
}
