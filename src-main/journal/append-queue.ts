import { err, ok, type Result } from '../../src-shared/basics/result';
import { FRAME_HEAD_BYTES, HASHED_FROM, putFrame } from './frame';
import type { JournalDisk, SegmentFile } from './journal-disk';
import type { Head } from './read-segment';
import { encodeSegmentHead, SEGMENT_HEAD_BYTES } from './segment';

export type AppendProblem = {
  readonly kind: 'not-written';
  readonly isDiskFull: boolean;
  readonly detail: string;
};

/** A segment is closed and a new one begun at this size. */
export const SEGMENT_BYTES = 8 * 1024 * 1024;

/** What waits is written in pieces of about this size, so that no write and no segment grows without bound. */
const WRITE_BYTES = 2 * 1024 * 1024;

type Waiting = {
  readonly payloads: readonly Uint8Array[];
  readonly settle: (outcome: Result<readonly number[], AppendProblem>) => void;
};

export type AppendQueue = {
  /** Opens the segment that is to go on; rejects when the disk does not let it be written. */
  readonly prepare: () => Promise<void>;
  /** All payloads or none, in order. Resolves with their sequence numbers after the data is on disk. */
  readonly append: (payloads: readonly Uint8Array[]) => Promise<Result<readonly number[], AppendProblem>>;
  readonly head: () => Head;
  readonly close: () => Promise<void>;
};

export type AppendStart = {
  readonly disk: JournalDisk;
  /** `attempt` tells apart files begun at the same sequence after a failure; later ones sort behind. */
  readonly segmentPath: (firstSeq: number, attempt: number) => string;
  readonly epoch: string;
  readonly head: Head;
  /** The segment to go on in, or undefined to begin a new one with the next record. */
  readonly segment: { readonly file: string; readonly length: number } | undefined;
  /** The record's own hash: of the hash before it and its payload, in one piece. */
  readonly hashOf: (prevHashAndPayload: Uint8Array) => Uint8Array;
  /** Called for each record once it is on disk, before its append resolves. */
  readonly onStored: (file: string, seq: number, offset: number, end: number) => void;
};

type OpenSegment = { readonly file: string; readonly handle: SegmentFile; length: number };

/**
 * One writer, group commit: what arrives while a sync is under way shares the next one. A write that failed is cut
 * off again; a *sync* that failed is never retried on the same file, because the kernel may have dropped the pages
 * and would report success: the segment is left as it is and a new one supersedes its unacknowledged tail.
 */
export function startAppendQueue(start: AppendStart): AppendQueue {
  const { disk, hashOf, epoch } = start;
  let head = start.head;
  let current: OpenSegment | undefined;
  let resume = start.segment;
  let waiting: Waiting[] = [];
  let pump: Promise<void> | undefined;

  async function segment(): Promise<OpenSegment> {
    if (current !== undefined && current.length < SEGMENT_BYTES) return current;
    await current?.handle.close();
    current = undefined;
    if (resume !== undefined && resume.length < SEGMENT_BYTES) {
      const { file, length } = resume;
      current = { file, handle: await disk.openSegment(file, false), length };
      resume = undefined;
      return current;
    }
    resume = undefined;
    const made = await createSegment();
    current = { ...made, length: SEGMENT_HEAD_BYTES };
    await made.handle.appendAt(0, encodeSegmentHead({ epoch, firstSeq: head.seq + 1, prevHash: head.hash }));
    return current;
  }

  async function createSegment(): Promise<{ readonly file: string; readonly handle: SegmentFile }> {
    for (let attempt = 0; ; attempt++) {
      try {
        const file = start.segmentPath(head.seq + 1, attempt);
        return { file, handle: await disk.openSegment(file, true) };
      } catch (error) {
        if (attempt >= 999 || codeOf(error) !== 'EEXIST') throw error;
      }
    }
  }

  async function abandonSegment(): Promise<void> {
    const left = current;
    current = undefined;
    await left?.handle.close().catch(() => undefined);
  }

  async function writeGroup(group: readonly Waiting[]): Promise<Result<Head, AppendProblem>> {
    const payloads = group.flatMap((one) => one.payloads);
    const bytes = new Uint8Array(payloads.reduce((sum, one) => sum + FRAME_HEAD_BYTES + one.length, 0));
    const view = new DataView(bytes.buffer);
    const ends: number[] = [];
    let next = head;
    for (const payload of payloads) {
      const at = ends.at(-1) ?? 0;
      const frame = { seq: next.seq + 1, place: ends.length, prevHash: next.hash, payload };
      const end = putFrame(bytes, view, at, frame);
      next = { seq: frame.seq, hash: hashOf(bytes.subarray(at + HASHED_FROM, end)) };
      ends.push(end);
    }
    let target: OpenSegment;
    try {
      target = await segment();
    } catch (error) {
      await abandonSegment();
      return err(problemOf(error));
    }
    try {
      await target.handle.appendAt(target.length, bytes);
    } catch (error) {
      // Part of it may stand in the file: cut it off, or leave the file for good when even that fails.
      await target.handle.truncateTo(target.length).catch(abandonSegment);
      return err(problemOf(error));
    }
    try {
      await target.handle.syncData();
    } catch (error) {
      await abandonSegment();
      return err(problemOf(error));
    }
    let from = 0;
    for (const [place, end] of ends.entries()) {
      start.onStored(target.file, head.seq + 1 + place, target.length + from, target.length + end);
      from = end;
    }
    target.length += bytes.length;
    return ok(next);
  }

  function takeGroup(): readonly Waiting[] {
    let bytes = 0;
    const past = waiting.findIndex((one) => {
      const isOver = bytes > WRITE_BYTES;
      for (const payload of one.payloads) bytes += payload.length;
      return isOver;
    });
    const group = past === -1 ? waiting : waiting.slice(0, past);
    waiting = past === -1 ? [] : waiting.slice(past);
    return group;
  }

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      const group = takeGroup();
      const firstSeq = head.seq + 1;
      const outcome = await writeGroup(group);
      if (outcome.ok) head = outcome.value;
      let seq = firstSeq;
      for (const one of group) {
        one.settle(outcome.ok ? ok(one.payloads.map(() => seq++)) : err(outcome.error));
      }
    }
    pump = undefined;
  }

  return {
    prepare: async () => {
      if (resume !== undefined && resume.length < SEGMENT_BYTES) await segment();
    },
    append: (payloads) =>
      new Promise((settle) => {
        waiting.push({ payloads, settle });
        pump ??= run();
      }),
    head: () => head,
    close: async () => {
      await pump;
      await abandonSegment();
    },
  };
}

function problemOf(error: unknown): AppendProblem {
  const code = codeOf(error);
  return { kind: 'not-written', isDiskFull: code === 'ENOSPC' || code === 'EDQUOT', detail: code };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
