import { type FoundFrame, type Frame, nextFrame, readFrame } from './frame';

export type Head = { readonly seq: number; readonly hash: Uint8Array };

/** Bytes that were written and acknowledged and are no longer what they were. */
export type Gap = { readonly atOffset: number; readonly lostFrom: number; readonly lostThrough: number };

export type ReadRecord = {
  readonly seq: number;
  readonly hash: Uint8Array;
  readonly payload: Uint8Array;
  readonly offset: number;
  readonly end: number;
};

export type SegmentReading = {
  readonly head: Head;
  /** End of the last record that belongs to the journal. */
  readonly soundLength: number;
  readonly gaps: readonly Gap[];
  /**
   * `end`: nothing follows. `superseded`: what follows was never acknowledged, a later segment took its place.
   * `torn`: what follows is one write that never finished. `foreign`: a sound record follows that has no place here.
   */
  readonly stop: 'end' | 'superseded' | 'torn' | 'foreign';
};

export type SegmentStart = {
  readonly bytes: Uint8Array;
  readonly offset: number;
  readonly head: Head;
  /** The next segment begins with this record; infinity when there is none. */
  readonly supersededFrom: number;
  /** Records up to this one are known to have been acknowledged: whatever is broken there is damage. */
  readonly ackedThrough: number;
  readonly hashOf: (prevHashAndPayload: Uint8Array) => Uint8Array;
};

const isSame = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/**
 * Reads records in order, verifying checksum, sequence and chain. Behind damage it goes on with the next sound
 * record: what was acknowledged and can be read is used, what is missing is told as a gap.
 */
export function readSegment(start: SegmentStart, visit: (record: ReadRecord) => void): SegmentReading {
  const { bytes, supersededFrom, hashOf } = start;
  const gaps: Gap[] = [];
  let { head, offset } = start;
  for (;;) {
    const reading = readFrame(bytes, offset);
    if (reading.kind === 'end') return { head, soundLength: offset, gaps, stop: 'end' };
    const expected = head.seq + 1;
    if (reading.kind === 'frame' && reading.frame.seq >= supersededFrom)
      return { head, soundLength: offset, gaps, stop: 'superseded' };
    if (reading.kind === 'frame' && follows(reading.frame, head)) {
      const { frame, end } = reading;
      head = { seq: frame.seq, hash: hashOf(frame.hashed) };
      visit({ seq: head.seq, hash: head.hash, payload: frame.payload, offset, end });
      offset = end;
      continue;
    }
    if (expected >= supersededFrom) return { head, soundLength: offset, gaps, stop: 'superseded' };
    const before = head;
    const next = nextFrame(
      bytes,
      offset,
      (frame) =>
        frame.seq < supersededFrom &&
        (frame.seq === expected ? follows(frame, before) : frame.seq > expected),
    );
    if (next === undefined) {
      return { head, soundLength: offset, gaps, stop: reading.kind === 'frame' ? 'foreign' : 'torn' };
    }
    const mayBeTorn = supersededFrom === Number.POSITIVE_INFINITY && expected > start.ackedThrough;
    if (mayBeTorn && isOneWrite(bytes, next, expected))
      return { head, soundLength: offset, gaps, stop: 'torn' };
    gaps.push({ atOffset: offset, lostFrom: expected, lostThrough: next.frame.seq - 1 });
    head = { seq: next.frame.seq - 1, hash: next.frame.prevHash };
    offset = next.at;
  }
}

const follows = (frame: Frame, head: Head): boolean =>
  frame.seq === head.seq + 1 && isSame(frame.prevHash, head.hash);

/**
 * Whether everything from `found` on was one write with the record that is broken before it. A power cut may keep
 * a later page of a write and lose an earlier one; none of it was acknowledged then.
 */
function isOneWrite(bytes: Uint8Array, found: FoundFrame, brokenSeq: number): boolean {
  for (let next: FoundFrame | undefined = found; next !== undefined; ) {
    if (next.frame.seq - next.frame.place > brokenSeq) return false;
    const after: number = next.at;
    next = nextFrame(bytes, after, () => true);
  }
  return true;
}
