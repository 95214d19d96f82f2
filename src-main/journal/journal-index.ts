import type { FoldState } from './fold-state';

/** Where in the files a run of records lies. */
export type Span = {
  readonly file: string;
  readonly epoch: string;
  readonly offset: number;
  readonly end: number;
};

export type JournalIndex = FoldState & {
  /** Called for each record in order, when it was read at the start and when it was appended. */
  readonly note: (epoch: string, file: string, seq: number, offset: number, end: number) => void;
  /** What to read for every record above `afterSeq`; the first span may begin a little before it. */
  readonly spansAfter: (afterSeq: number) => readonly Span[];
};

/** One place in so many records is remembered: a few hundred bytes for a month of sessions. */
const EVERY = 256;

type Segment = {
  readonly file: string;
  readonly epoch: string;
  lastSeq: number;
  end: number;
  readonly places: { readonly seq: number; readonly offset: number }[];
};

export function createJournalIndex(): JournalIndex {
  let segments: Segment[] = [];
  return {
    save: () => segments,
    load: (state) => {
      segments = state as Segment[];
    },
    note: (epoch, file, seq, offset, end) => {
      const last = segments.at(-1);
      if (last?.file !== file) {
        segments.push({ file, epoch, lastSeq: seq, end, places: [{ seq, offset }] });
        return;
      }
      last.lastSeq = seq;
      last.end = end;
      if (seq - (last.places.at(-1)?.seq ?? 0) >= EVERY) last.places.push({ seq, offset });
    },
    spansAfter: (afterSeq) =>
      segments
        .filter((segment) => segment.lastSeq > afterSeq)
        .map(({ file, epoch, end, places }) => {
          const place = places.findLast((one) => one.seq <= afterSeq + 1) ?? places[0];
          return { file, epoch, offset: place?.offset ?? 0, end };
        }),
  };
}
