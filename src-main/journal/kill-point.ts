import { FRAME_HEAD_BYTES } from './frame';
import type { JournalDisk, SegmentFile } from './journal-disk';
import { SEGMENT_HEAD_BYTES } from './segment';

/**
 * Where, in the writing of one record, the station is to die. `in-head` and `after-head`: within and right behind
 * the record's own head, its payload not yet written. `before-sync`: all of it written, not yet on the disk.
 * `after-sync`: on the disk, not yet acknowledged. `new-segment`: a segment was made and its head is half written.
 */
const STEPS = ['in-head', 'after-head', 'before-sync', 'after-sync', 'new-segment'] as const;
export type KillStep = (typeof STEPS)[number];
export type KillPoint = { readonly step: KillStep; readonly atWrite: number };

/** `after-head:57`: at the 57th write to a segment since the start. Undefined when it is nothing of the kind. */
export function parseKillPoint(text: string): KillPoint | undefined {
  const [name, count, ...more] = text.split(':');
  const step = STEPS.find((one) => one === name);
  const atWrite = Number(count);
  return step !== undefined && Number.isInteger(atWrite) && atWrite > 0 && more.length === 0
    ? { step, atWrite }
    : undefined;
}

/** A disk on which the process dies by `die` at the kill point. For crash tests from a checkout. */
export function diskWithKillPoint(disk: JournalDisk, point: KillPoint, die: () => void): JournalDisk {
  let writes = 0;
  const isDue = (step: KillStep): boolean => step === point.step && writes === point.atWrite;
  return {
    ...disk,
    openSegment: async (file, isNew): Promise<SegmentFile> => {
      const segment = await disk.openSegment(file, isNew);
      if (!file.endsWith('.seg')) return segment;
      return {
        ...segment,
        appendAt: async (offset, bytes) => {
          if (offset === 0) {
            if (point.step === 'new-segment') {
              await segment.appendAt(0, bytes.subarray(0, SEGMENT_HEAD_BYTES / 2));
              die();
            }
            return segment.appendAt(offset, bytes);
          }
          writes += 1;
          if (isDue('in-head') || isDue('after-head')) {
            const length = point.step === 'in-head' ? FRAME_HEAD_BYTES / 3 : FRAME_HEAD_BYTES;
            await segment.appendAt(offset, bytes.subarray(0, length));
            die();
          }
          await segment.appendAt(offset, bytes);
        },
        syncData: async () => {
          if (isDue('before-sync')) die();
          await segment.syncData();
          if (isDue('after-sync')) die();
        },
      };
    },
  };
}
