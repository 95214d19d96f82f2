import { FRAME_HEAD_BYTES } from '../../src-main/journal/frame';
import { type JournalDisk, nodeJournalDisk } from '../../src-main/journal/journal-disk';

/** A disk whose power goes after the first frame of a group is written: what stands behind it never arrives. */
export function tornDisk(): { readonly disk: JournalDisk; readonly arm: () => void } {
  let isArmed = false;
  const gone = (): never => {
    throw Object.assign(new Error('EIO'), { code: 'EIO' });
  };
  const disk: JournalDisk = {
    ...nodeJournalDisk,
    openSegment: async (file, isNew) => {
      const segment = await nodeJournalDisk.openSegment(file, isNew);
      return {
        ...segment,
        appendAt: async (offset, bytes) => {
          if (!isArmed) return segment.appendAt(offset, bytes);
          const payload = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
          await segment.appendAt(offset, bytes.subarray(0, FRAME_HEAD_BYTES + payload));
          await segment.syncData();
          gone();
        },
        truncateTo: async (length) => (isArmed ? gone() : segment.truncateTo(length)),
      };
    },
  };
  return {
    disk,
    arm: () => {
      isArmed = true;
    },
  };
}
