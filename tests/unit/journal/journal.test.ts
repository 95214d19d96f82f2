import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { crc32c } from '../../../src-main/journal/crc32c';
import { type JournalDisk, nodeJournalDisk } from '../../../src-main/journal/journal-disk';
import { MARK_FILE } from '../../../src-main/journal/verify-journal';
import { type DiskCall, faultyDisk } from '../../builders/faulty-disk';
import { openTestJournal } from '../../builders/open-test-journal';
import { tempFolder } from '../../builders/temp-folder';

let folder: Awaited<ReturnType<typeof tempFolder>>;
beforeEach(async () => {
  folder = await tempFolder('journal');
});
afterEach(() => folder.remove());

const payload = (n: number): Uint8Array => new TextEncoder().encode(`entry ${n}`);

const open = (disk: JournalDisk = nodeJournalDisk) => openTestJournal(folder.path, { disk });

/** What a further start reads. */
async function reread(): Promise<readonly string[]> {
  const { journal, seen } = await open();
  await journal.close();
  return seen;
}

/** As if what was written last had never been acknowledged. */
const forgetAcknowledged = () => rm(path.join(folder.path, MARK_FILE), { force: true });

async function segments(): Promise<string[]> {
  const names = await readdir(path.join(folder.path, 'journal'), { recursive: true });
  return names.filter((name) => name.endsWith('.seg') && !name.startsWith('quarantine')).sort();
}

async function onlySegment(): Promise<string> {
  const [name, ...others] = await segments();
  if (name === undefined || others.length > 0) throw new Error('expected one segment');
  return path.join(folder.path, 'journal', name);
}

/** A journal with these entries, closed again. */
async function written(count: number): Promise<void> {
  const { journal } = await open();
  for (let n = 1; n <= count; n++) await journal.append([payload(n)]);
  await journal.close();
}

const entries = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${i + 1}:entry ${i + 1}`);

describe('the journal', () => {
  it('computes CRC-32C as RFC 3720 gives it', () => {
    expect(crc32c(new Uint8Array(32))).toBe(0x8a9136aa);
    expect(crc32c(new Uint8Array(32).fill(255))).toBe(0x62a8ab43);
    expect(crc32c(new TextEncoder().encode('1234'), new TextEncoder().encode('56789'))).toBe(0xe3069283);
  });

  it('reads back what was appended, in order, and goes on in the same epoch', async () => {
    await written(3);
    const { journal, seen } = await open();
    expect(seen).toEqual(entries(3));
    expect(journal.findings).toEqual([]);
    const epoch = journal.epoch();
    expect(await journal.append([payload(4), payload(5)])).toEqual({ ok: true, value: [4, 5] });
    await journal.close();
    const again = await open();
    expect(again.seen).toEqual(entries(5));
    expect(again.journal.epoch()).toBe(epoch);
    await again.journal.close();
  });

  it('gives concurrent appends their own sequence numbers and one order', async () => {
    const { journal } = await open();
    const results = await Promise.all(Array.from({ length: 50 }, (_, i) => journal.append([payload(i + 1)])));
    expect(results).toEqual(Array.from({ length: 50 }, (_, i) => ({ ok: true, value: [i + 1] })));
    await journal.close();
    expect(await reread()).toEqual(entries(50));
  });

  it('cuts a torn tail off at every possible length, keeps the bytes aside, and appends after it', async () => {
    await written(3);
    const file = await onlySegment();
    const whole = await readFile(file);
    const lastLength = 48 + payload(3).length;
    for (let cut = 1; cut < lastLength; cut++) {
      await writeFile(file, whole);
      await truncate(file, whole.length - cut);
      await forgetAcknowledged();
      const { journal, seen } = await open();
      expect(seen).toEqual(entries(2));
      expect(journal.findings).toMatchObject([{ kind: 'torn-tail-cut', file }]);
      expect(await journal.append([payload(3)])).toEqual({ ok: true, value: [3] });
      await journal.close();
      expect(await reread()).toEqual(entries(3));
      await writeFile(file, whole);
    }
    expect((await readdir(path.join(folder.path, 'journal', 'quarantine'))).length).toBeGreaterThan(0);
  });

  it('takes a segment that was killed in its first bytes for a beginning that never was', async () => {
    await written(1);
    const file = await onlySegment();
    await truncate(file, 20);
    await forgetAcknowledged();
    const { journal, seen } = await open();
    expect(seen).toEqual([]);
    expect(await journal.append([payload(1)])).toEqual({ ok: true, value: [1] });
    await journal.close();
    expect(await reread()).toEqual(entries(1));
  });

  it('reads from disk what came after a sequence number', async () => {
    const { journal } = await open();
    for (let n = 1; n <= 4; n++) await journal.append([payload(n)]);
    const seen: number[] = [];
    await journal.readAfter(2, 4, (record) => seen.push(record.seq));
    expect(seen).toEqual([3, 4]);
    await journal.close();
  });
});

describe('a disk that refuses', () => {
  const failing = (call: DiskCall, code: string) => {
    let isOn = false;
    return {
      disk: faultyDisk((made) => (isOn && made === call ? code : undefined)),
      on: () => {
        isOn = true;
      },
      off: () => {
        isOn = false;
      },
    };
  };

  it.each([
    ['append', 'ENOSPC', true],
    ['half-append', 'ENOSPC', true],
    ['half-append', 'EIO', false],
    ['sync', 'EIO', false],
  ] as const)(
    '%s with %s: nothing is acknowledged, and what follows is sound',
    async (call, code, isDiskFull) => {
      const fault = failing(call, code);
      const { journal } = await open(fault.disk);
      expect(await journal.append([payload(1)])).toEqual({ ok: true, value: [1] });
      fault.on();
      const refused = { ok: false, error: { kind: 'not-written', isDiskFull, detail: code } };
      expect(await journal.append([payload(99)])).toEqual(refused);
      expect(await journal.append([payload(98)])).toEqual(refused);
      fault.off();
      expect(await journal.append([payload(2)])).toEqual({ ok: true, value: [2] });
      await journal.close();
      const { journal: again, seen } = await open();
      expect(seen).toEqual(entries(2));
      expect(again.findings).toEqual([]);
      await again.close();
    },
  );

  it('never syncs a segment again whose sync has failed: the next record goes to a new one', async () => {
    const fault = failing('sync', 'EIO');
    const { journal } = await open(fault.disk);
    await journal.append([payload(1)]);
    fault.on();
    await journal.append([payload(99)]);
    fault.off();
    await journal.append([payload(2)]);
    await journal.close();
    expect((await segments()).length).toBe(2);
  });

  it('survives a new segment that could not be made, and one that was made and given up', async () => {
    const fault = failing('open', 'ENOSPC');
    const { journal } = await open(fault.disk);
    fault.on();
    expect((await journal.append([payload(99)])).ok).toBe(false);
    fault.off();
    const syncFault = await journal.append([payload(1)]);
    expect(syncFault).toEqual({ ok: true, value: [1] });
    await journal.close();
    expect(await reread()).toEqual(entries(1));
  });

  it('passes over a segment of which not one record was acknowledged', async () => {
    const fault = failing('sync', 'EIO');
    const { journal } = await open(fault.disk);
    fault.on();
    await journal.append([payload(98)]);
    await journal.append([payload(99)]);
    fault.off();
    await journal.append([payload(1)]);
    await journal.close();
    expect((await segments()).length).toBe(3);
    const { journal: again, seen } = await open();
    expect(seen).toEqual(entries(1));
    expect(again.findings).toEqual([]);
    await again.close();
  });
});
