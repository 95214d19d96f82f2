import path from 'node:path';
import { fromHex } from '../../src-shared/basics/bytes-text';
import type { Finding } from './finding';
import type { JournalDisk } from './journal-disk';
import { type Head, type ReadRecord, readSegment } from './read-segment';
import { readSegmentHead, SEGMENT_HEAD_BYTES, type SegmentHead } from './segment';

/** A record as it was read, and where. */
export type StoredRecord = ReadRecord & { readonly epoch: string; readonly file: string };

/** The end of a write that never finished. */
export type TornTail = {
  readonly file: string;
  /** 0: not even the segment's own head is whole. */
  readonly soundLength: number;
  readonly tornBytes: Uint8Array;
};

type Damaged = Extract<Finding, { readonly kind: 'damaged' }>;

export type EpochReading = {
  readonly epoch: string;
  readonly head: Head;
  readonly torn: TornTail | undefined;
  readonly damage: readonly Damaged[];
  /** Records between the end of the epoch before and the beginning of this one that nobody has. */
  readonly missingBefore: Damaged | undefined;
  /** Last segment and its sound length, where the next record goes; absent when there is no segment. */
  readonly lastSegment: { readonly file: string; readonly length: number } | undefined;
};

export type EpochStart = {
  readonly disk: Pick<JournalDisk, 'list' | 'read' | 'readRange'>;
  readonly folder: string;
  readonly epoch: string;
  /** Sequence of the last record of the epoch before. */
  readonly beforeSeq: number;
  /** Known from elsewhere to have been acknowledged in this epoch: what is torn up to here is damage. 0: not known. */
  readonly ackedThrough: number;
  readonly hashOf: (prevHashAndPayload: Uint8Array) => Uint8Array;
  /** Everything up to this place was read before: the segment, where its last known record ends, and that record. */
  readonly from?: { readonly file: string; readonly end: number; readonly head: Head };
};

/** A new epoch starts a new chain: the hash before its first record is its own number, widened. */
export function genesisOf(epoch: string): Uint8Array {
  const hash = new Uint8Array(32);
  hash.set(fromHex(epoch) ?? [], 24);
  return hash;
}

/**
 * Reads one epoch's segments in order. A segment whose first sequence is not above the head supersedes what stands
 * behind that point in the segment before it: those writes were never acknowledged (their sync had failed).
 */
export async function readEpoch(
  start: EpochStart,
  visit: (record: StoredRecord) => void,
): Promise<EpochReading> {
  const { disk, folder, epoch, hashOf } = start;
  const files = (await disk.list(folder)).filter((name) => name.endsWith('.seg'));
  const heads = await Promise.all(
    files.map(async (name) => {
      const head = readSegmentHead(await disk.readRange(path.join(folder, name), 0, SEGMENT_HEAD_BYTES));
      return head?.epoch === epoch ? head : undefined;
    }),
  );
  const damage: Damaged[] = [];
  let missingBefore: Damaged | undefined;
  const { from } = start;
  let head: Head = from?.head ?? { seq: start.beforeSeq, hash: genesisOf(epoch) };
  let lastSegment: EpochReading['lastSegment'] = from && { file: from.file, length: from.end };
  const result = (torn: TornTail | undefined): EpochReading => ({
    epoch,
    head,
    torn,
    damage,
    missingBefore,
    lastSegment,
  });
  for (const [index, name] of files.entries()) {
    const file = path.join(folder, name);
    if (from !== undefined && file < from.file) continue;
    const isGoneOn = file === from?.file;
    const segment = heads[index];
    const successor = heads[index + 1];
    const isLast = index === files.length - 1;
    // Begun and given up before anything in it was acknowledged: the next one starts at the same place.
    if (successor !== undefined && !isGoneOn && continues(successor, head)) continue;
    const bytes = await disk.read(file);
    const hole = (atOffset: number, lostFrom: number, lostThrough: number): Damaged => ({
      kind: 'damaged',
      file,
      atOffset,
      lostFrom,
      lostThrough,
    });
    if (segment !== undefined && !isGoneOn && !continues(segment, head)) {
      const lost = hole(0, head.seq + 1, segment.firstSeq - 1);
      const isBeginning = lastSegment === undefined && Buffer.compare(segment.prevHash, head.hash) === 0;
      if (!isBeginning) damage.push(lost);
      else if (lost.lostThrough >= lost.lostFrom) missingBefore = lost;
      if (isBeginning || segment.firstSeq > head.seq)
        head = { seq: segment.firstSeq - 1, hash: segment.prevHash };
    }
    const seqBefore = head.seq;
    const reading = readSegment(
      {
        bytes,
        // Without a head of its own the segment is searched from its first byte.
        offset: isGoneOn ? from.end : segment === undefined ? 0 : SEGMENT_HEAD_BYTES,
        head,
        supersededFrom: successor?.firstSeq ?? Number.POSITIVE_INFINITY,
        ackedThrough: start.ackedThrough,
        hashOf,
      },
      (record) => visit({ ...record, epoch, file }),
    );
    damage.push(...reading.gaps.map((gap) => hole(gap.atOffset, gap.lostFrom, gap.lostThrough)));
    head = reading.head;
    if (isLast && reading.stop === 'torn' && start.ackedThrough <= head.seq) {
      const isBegun = segment !== undefined || head.seq > seqBefore;
      const soundLength = isBegun ? reading.soundLength : 0;
      // A segment without even a head was killed while it was being created: nothing in it was acknowledged.
      if (isBegun) lastSegment = { file, length: soundLength };
      return result({ file, soundLength, tornBytes: bytes.slice(soundLength) });
    }
    lastSegment = { file, length: reading.soundLength };
    // The end of a segment in the middle may be missing; the next one tells how much of it.
    if (reading.stop === 'foreign' || (isLast && reading.stop === 'torn'))
      damage.push(hole(reading.soundLength, head.seq + 1, Math.max(head.seq + 1, start.ackedThrough)));
  }
  return result(undefined);
}

function continues(segment: SegmentHead, head: Head): boolean {
  return segment.firstSeq === head.seq + 1 && Buffer.compare(segment.prevHash, head.hash) === 0;
}
