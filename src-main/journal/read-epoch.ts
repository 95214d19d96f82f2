import path from 'node:path';
import { hasSoundFrameAfter, readFrame } from './frame';
import type { JournalDisk } from './journal-disk';
import { readSegmentHead, SEGMENT_HEAD_BYTES, type SegmentHead } from './segment';

export type Head = { readonly seq: number; readonly hash: Uint8Array };

export type StoredRecord = { readonly seq: number; readonly epoch: string; readonly payload: Uint8Array };

/** What the end of an epoch looked like. */
export type EpochTail =
  | { readonly kind: 'sound' }
  /** A write that never finished: its bytes are cut off before anything is appended. */
  | {
      readonly kind: 'torn';
      readonly file: string;
      readonly soundLength: number;
      readonly tornBytes: Uint8Array;
    }
  /** Sound records stand behind unsound bytes, or a segment is missing: nothing may be appended here any more. */
  | { readonly kind: 'damaged'; readonly file: string; readonly atOffset: number };

export type EpochReading = {
  readonly epoch: string;
  readonly head: Head;
  readonly tail: EpochTail;
  /** Last segment's name and its sound length, where the next record goes; absent when there is no segment. */
  readonly lastSegment: { readonly name: string; readonly soundLength: number } | undefined;
};

type Chain = (prevHash: Uint8Array, payload: Uint8Array) => Uint8Array;

const isSame = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/**
 * Reads one epoch's segments in order, verifying lengths, checksums, sequence and hash chain, and hands each record
 * to `visit`. A segment whose first sequence is not above the head supersedes what stands behind that point in the
 * segment before it: those writes were never acknowledged (their sync had failed).
 */
export async function readEpoch(
  disk: JournalDisk,
  folder: string,
  epoch: string,
  before: Head,
  chain: Chain,
  visit: (record: StoredRecord) => void,
): Promise<EpochReading> {
  const names = (await disk.list(folder)).filter((name) => name.endsWith('.seg'));
  const heads = await Promise.all(
    names.map(async (name) => readSegmentHead(await disk.read(path.join(folder, name)))),
  );
  let head = before;
  let lastSegment: EpochReading['lastSegment'];
  for (const [index, name] of names.entries()) {
    const file = path.join(folder, name);
    const isLast = index === names.length - 1;
    const bytes = await disk.read(file);
    const segment = readSegmentHead(bytes);
    const successor = heads[index + 1];
    // Begun and given up before anything in it was acknowledged: the next one starts at the same place.
    if (successor !== undefined && continues(successor, epoch, head)) continue;
    if (segment === undefined && isLast && bytes.length < SEGMENT_HEAD_BYTES) {
      // Killed while the segment was being created: nothing in it was ever acknowledged.
      return { epoch, head, lastSegment, tail: { kind: 'torn', file, soundLength: 0, tornBytes: bytes } };
    }
    if (segment === undefined || !continues(segment, epoch, head)) {
      return { epoch, head, lastSegment, tail: { kind: 'damaged', file, atOffset: 0 } };
    }
    const supersededFrom = successor?.firstSeq ?? Number.POSITIVE_INFINITY;
    let offset = SEGMENT_HEAD_BYTES;
    for (;;) {
      const reading = readFrame(bytes, offset);
      if (reading.kind === 'end') break;
      if (reading.kind === 'frame' && reading.frame.seq >= supersededFrom) break;
      const isNext =
        reading.kind === 'frame' &&
        reading.frame.seq === head.seq + 1 &&
        isSame(reading.frame.prevHash, head.hash);
      if (!isNext) {
        if (head.seq + 1 >= supersededFrom) break;
        if (isLast && reading.kind === 'unsound' && !hasSoundFrameAfter(bytes, offset)) {
          const tornBytes = bytes.slice(offset);
          lastSegment = { name, soundLength: offset };
          return { epoch, head, lastSegment, tail: { kind: 'torn', file, soundLength: offset, tornBytes } };
        }
        return {
          epoch,
          head,
          lastSegment: { name, soundLength: offset },
          tail: { kind: 'damaged', file, atOffset: offset },
        };
      }
      head = { seq: reading.frame.seq, hash: chain(reading.frame.prevHash, reading.frame.payload) };
      visit({ seq: head.seq, epoch, payload: reading.frame.payload });
      offset = reading.end;
    }
    lastSegment = { name, soundLength: offset };
  }
  return { epoch, head, lastSegment, tail: { kind: 'sound' } };
}

function continues(segment: SegmentHead, epoch: string, head: Head): boolean {
  return segment.epoch === epoch && segment.firstSeq === head.seq + 1 && isSame(segment.prevHash, head.hash);
}
