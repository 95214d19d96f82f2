import { type JournalDisk, nodeJournalDisk, type SegmentFile } from '../../src-main/journal/journal-disk';

export type DiskCall = 'append' | 'half-append' | 'sync' | 'open' | 'truncate';

/** A real disk that refuses chosen calls: `faults` is asked before each call and names the error code, or nothing. */
export function faultyDisk(faults: (call: DiskCall) => string | undefined): JournalDisk {
  const refuse = (code: string): never => {
    throw Object.assign(new Error(code), { code });
  };
  const gate = (call: DiskCall): void => {
    const code = faults(call);
    if (code !== undefined) refuse(code);
  };
  return {
    ...nodeJournalDisk,
    openSegment: async (file, isNew): Promise<SegmentFile> => {
      gate('open');
      const segment = await nodeJournalDisk.openSegment(file, isNew);
      return {
        ...segment,
        appendAt: async (offset, bytes) => {
          gate('append');
          const half = faults('half-append');
          if (half !== undefined) {
            await segment.appendAt(offset, bytes.subarray(0, Math.floor(bytes.length / 2)));
            refuse(half);
          }
          await segment.appendAt(offset, bytes);
        },
        truncateTo: async (length) => {
          gate('truncate');
          await segment.truncateTo(length);
        },
        syncData: async () => {
          gate('sync');
          await segment.syncData();
        },
      };
    },
  };
}
