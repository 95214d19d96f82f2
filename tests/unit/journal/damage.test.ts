import { cp, readdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { suiteB } from '../../../src-crypto/suite-b';
import { crc32c } from '../../../src-main/journal/crc32c';
import { FRAME_HEAD_BYTES } from '../../../src-main/journal/frame';
import { nodeJournalDisk } from '../../../src-main/journal/journal-disk';
import { SEGMENT_HEAD_BYTES } from '../../../src-main/journal/segment';
import { MARK_FILE, verifyJournal } from '../../../src-main/journal/verify-journal';
import { openTestJournal } from '../../builders/open-test-journal';
import { tempFolder } from '../../builders/temp-folder';

/** In every case: what was acknowledged and can be read is used, what can't is named, and no file is deleted. */

let root: Awaited<ReturnType<typeof tempFolder>>;
let data: string;
beforeEach(async () => {
  root = await tempFolder('damage');
  data = path.join(root.path, 'station');
});
afterEach(() => root.remove());

const text = (n: number): Uint8Array => new TextEncoder().encode(`entry ${n}`);
/** Bytes of one record of `text`. */
const RECORD = FRAME_HEAD_BYTES + 7;
const recordAt = (n: number): number => SEGMENT_HEAD_BYTES + (n - 1) * RECORD;
const entries = (...numbers: readonly number[]): string[] => numbers.map((n) => `${n}:entry ${n}`);

const open = (machine?: string) => openTestJournal(data, machine === undefined ? {} : { machine });

/** A journal with records 1 to `count`, each of its own write, closed. */
async function written(count: number, from = 1): Promise<string> {
  const { journal } = await open();
  for (let n = from; n < from + count; n++) await journal.append([text(n)]);
  const epoch = journal.epoch();
  await journal.close();
  return epoch;
}

async function segments(): Promise<string[]> {
  const names = await readdir(path.join(data, 'journal'), { recursive: true });
  return names
    .filter((name) => name.endsWith('.seg') && !name.startsWith('quarantine'))
    .sort()
    .map((name) => path.join(data, 'journal', name));
}

async function change(file: string, edit: (bytes: Buffer) => Buffer | undefined): Promise<void> {
  const bytes = await readFile(file);
  await writeFile(file, edit(bytes) ?? bytes);
}

const flip = (file: string, at: number) =>
  change(file, (bytes) => {
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    return undefined;
  });

const only = async (): Promise<string> => {
  const [file, ...more] = await segments();
  if (file === undefined || more.length > 0) throw new Error('expected one segment');
  return file;
};

const forget = () => rm(path.join(data, MARK_FILE));

describe('damage in the middle', () => {
  it.each([
    ['a flipped bit in a payload', (at: number) => [at + FRAME_HEAD_BYTES + 2]],
    ['a flipped bit in a length', (at: number) => [at + 3]],
    ['a flipped bit in a checksum', (at: number) => [at + 5]],
    ['a flipped bit in a sequence number', (at: number) => [at + 15]],
    ['a flipped bit in a previous hash', (at: number) => [at + 20]],
  ] as const)(
    '%s costs the one record: those behind it are used, and a new epoch begins',
    async (_, places) => {
      const epoch = await written(5);
      const file = await only();
      for (const at of places(recordAt(2))) await flip(file, at);
      const damaged = await readFile(file);
      const { journal, seen } = await open();
      expect(seen).toEqual(entries(1, 3, 4, 5));
      expect(journal.findings).toEqual([
        { kind: 'damaged', file, atOffset: recordAt(2), lostFrom: 2, lostThrough: 2 },
      ]);
      expect(journal.epoch()).not.toBe(epoch);
      expect(await journal.append([text(6)])).toEqual({ ok: true, value: [6] });
      await journal.close();
      expect(await readFile(file)).toEqual(damaged);
      const again = await open();
      expect(again.seen).toEqual(entries(1, 3, 4, 5, 6));
      expect(again.journal.epoch()).toBe(journal.epoch());
      await again.journal.close();
    },
  );

  it('zeros over several records cost these and no other', async () => {
    await written(9);
    await change(await only(), (bytes) => bytes.fill(0, recordAt(3) + 10, recordAt(6) + 10));
    const { journal, seen } = await open();
    expect(seen).toEqual(entries(1, 2, 7, 8, 9));
    expect(journal.findings).toMatchObject([{ kind: 'damaged', lostFrom: 3, lostThrough: 6 }]);
    await journal.close();
  });

  it('bytes between two records cost nothing but are told', async () => {
    await written(3);
    await change(await only(), (bytes) =>
      Buffer.concat([bytes.subarray(0, recordAt(3)), Buffer.from('???'), bytes.subarray(recordAt(3))]),
    );
    const { journal, seen } = await open();
    expect(seen).toEqual(entries(1, 2, 3));
    expect(journal.findings).toMatchObject([{ kind: 'damaged', lostFrom: 3, lostThrough: 2 }]);
    await journal.close();
  });

  it('a record whose checksum was made right but whose place in the chain was not is not believed', async () => {
    await written(3);
    await change(await only(), (bytes) => {
      const at = recordAt(2);
      bytes[at + 16] = (bytes[at + 16] ?? 0) ^ 1;
      bytes.writeUInt32BE(crc32c(bytes.subarray(at + 8, at + RECORD)), at + 4);
      return undefined;
    });
    const { journal, seen } = await open();
    expect(seen).toEqual(entries(1, 3));
    expect(journal.findings).toMatchObject([{ kind: 'damaged', lostFrom: 2, lostThrough: 2 }]);
    await journal.close();
  });

  it('a segment whose head is unreadable keeps its records', async () => {
    await written(3);
    await flip(await only(), 3);
    const { journal, seen } = await open();
    expect(seen.length).toBeGreaterThanOrEqual(2);
    expect(seen).toEqual(entries(1, 2, 3).slice(-seen.length));
    expect(journal.findings.length).toBeGreaterThan(0);
    await journal.close();
  });

  it('damage in an epoch that is over is told, and the running one goes on', async () => {
    await written(3);
    await flip(await only(), recordAt(2) + 50);
    const first = await open();
    await first.journal.append([text(4)]);
    await first.journal.close();
    const old = (await segments())[0] ?? '';
    await flip(old, recordAt(1) + 50);
    const { journal, seen } = await open();
    expect(journal.epoch()).toBe(first.journal.epoch());
    expect(seen).toEqual(entries(3, 4));
    expect(journal.findings).toMatchObject([{ kind: 'damaged', lostFrom: 1, lostThrough: 2 }]);
    await journal.close();
  });

  it('a missing segment is named by the numbers it held', async () => {
    await written(2);
    const { journal: first } = await open();
    await first.beginEpoch();
    await first.append([text(3)]);
    await first.beginEpoch();
    await first.append([text(4)]);
    await first.close();
    const files = await segments();
    expect(files.length).toBe(3);
    await rm(files[1] ?? '');
    const { journal, seen } = await open();
    expect(seen).toEqual(entries(1, 2, 4));
    expect(journal.findings).toMatchObject([{ kind: 'damaged', lostFrom: 3, lostThrough: 3 }]);
    await journal.close();
  });
});

describe('the end of the journal', () => {
  it('a last record that was acknowledged and is broken is damage, not a torn tail', async () => {
    await written(3);
    const file = await only();
    await flip(file, recordAt(3) + 50);
    const length = (await stat(file)).size;
    const { journal, seen } = await open();
    expect(seen).toEqual(entries(1, 2));
    expect(journal.findings).toMatchObject([{ kind: 'damaged', lostFrom: 3, lostThrough: 3 }]);
    expect(await journal.append([text(4)])).toEqual({ ok: true, value: [4] });
    await journal.close();
    expect((await stat(file)).size).toBe(length);
  });

  it('cut off between two records, it is noticed by the note of its head', async () => {
    await written(5);
    await truncate(await only(), recordAt(4));
    const { journal, seen } = await open();
    expect(seen).toEqual(entries(1, 2, 3));
    expect(journal.findings).toEqual([{ kind: 'shortened', lostFrom: 4, lostThrough: 5 }]);
    expect(await journal.append([text(6)])).toEqual({ ok: true, value: [6] });
    await journal.close();
    const again = await open();
    // Still named, as the hole it is; the station tells it once.
    expect(again.journal.findings).toMatchObject([{ kind: 'damaged', lostFrom: 4, lostThrough: 5 }]);
    expect(again.journal.epoch()).toBe(journal.epoch());
    await again.journal.close();
  });

  it('gone altogether, it is noticed, and no number is given twice', async () => {
    await written(5);
    await rm(path.join(data, 'journal'), { recursive: true });
    const { journal } = await open();
    expect(journal.findings).toEqual([{ kind: 'shortened', lostFrom: 1, lostThrough: 5 }]);
    expect(await journal.append([text(6)])).toEqual({ ok: true, value: [6] });
    await journal.close();
  });

  it('a write of several records of which a power cut kept a later part only is one torn write', async () => {
    await written(2);
    const { journal: first } = await open();
    await first.append([text(3), text(4), text(5)]);
    await first.close();
    await forget();
    await change(await only(), (bytes) => bytes.fill(0, recordAt(3), recordAt(4)));
    const { journal, seen } = await open();
    expect(seen).toEqual(entries(1, 2));
    expect(journal.findings).toMatchObject([{ kind: 'torn-tail-cut', atOffset: recordAt(3) }]);
    await journal.close();
    const again = await open();
    expect(again.seen).toEqual(entries(1, 2));
    await again.journal.close();
  });
});

describe('a journal that is not where it was written', () => {
  it('restored from a copy on the same machine begins a new epoch', async () => {
    const epoch = await written(3);
    await cp(data, `${data}-backup`, { recursive: true });
    await written(2, 4);
    await rm(data, { recursive: true });
    await cp(`${data}-backup`, data, { recursive: true });
    const { journal, seen } = await open();
    expect(seen).toEqual(entries(1, 2, 3));
    expect(journal.findings).toEqual([{ kind: 'copied' }]);
    expect(journal.epoch()).not.toBe(epoch);
    await journal.append([text(4)]);
    await journal.close();
    const again = await open();
    expect(again.journal.findings).toEqual([]);
    await again.journal.close();
  });

  it('of which only the journal was put back says how much is missing', async () => {
    await written(3);
    await cp(path.join(data, 'journal'), `${data}-yesterday`, { recursive: true });
    await written(2, 4);
    await rm(path.join(data, 'journal'), { recursive: true });
    await rename(`${data}-yesterday`, path.join(data, 'journal'));
    const { journal } = await open();
    expect(journal.findings).toEqual([
      { kind: 'shortened', lostFrom: 4, lostThrough: 5 },
      { kind: 'copied' },
    ]);
    expect(await journal.append([text(6)])).toEqual({ ok: true, value: [6] });
    await journal.close();
  });

  it('moved within its disk goes on as it is', async () => {
    const epoch = await written(3);
    await rename(data, `${data}-moved`);
    data = `${data}-moved`;
    const { journal } = await open();
    expect(journal.findings).toEqual([]);
    expect(journal.epoch()).toBe(epoch);
    await journal.close();
  });

  it('of another machine begins a new epoch; a machine that has no name is not held against it', async () => {
    const epoch = await written(3);
    const unnamed = await open('');
    expect(unnamed.journal.findings).toEqual([]);
    await unnamed.journal.close();
    const { journal } = await open('machine-2');
    expect(journal.findings).toEqual([{ kind: 'other-machine' }]);
    expect(journal.epoch()).not.toBe(epoch);
    await journal.close();
  });

  it('that goes as far but tells another story is noticed', async () => {
    await written(3);
    const note = await readFile(path.join(data, MARK_FILE));
    note[30] = (note[30] ?? 0) ^ 1;
    note.writeUInt32BE(crc32c(note.subarray(0, 56)), 56);
    await writeFile(path.join(data, MARK_FILE), note);
    const { journal } = await open();
    expect(journal.findings).toEqual([{ kind: 'replaced', atSeq: 3 }]);
    await journal.close();
  });

  it('without its note, or with one that is not whole, is read as it is', async () => {
    await written(3);
    await truncate(path.join(data, MARK_FILE), 40);
    const { journal, seen } = await open();
    expect(seen).toEqual(entries(1, 2, 3));
    expect(journal.findings).toEqual([]);
    await journal.close();
  });
});

describe('verifying a journal', () => {
  it('tells epochs, records and every kind of finding, and writes nothing', async () => {
    await written(5);
    const file = await only();
    await flip(file, recordAt(2) + 50);
    await change(file, (bytes) => Buffer.concat([bytes, Buffer.from('torn')]));
    const before = await snapshot();
    const verified = await verifyJournal({ disk: nodeJournalDisk, folder: data, sha256: suiteB.sha256 });
    expect(verified).toMatchObject({
      ok: true,
      value: { records: 4, epochs: [{ segments: 1, records: 4, firstSeq: 1, lastSeq: 5 }] },
    });
    if (!verified.ok) return;
    expect(verified.value.findings.map((one) => one.kind)).toEqual(['damaged', 'torn-tail-cut']);
    expect(await snapshot()).toEqual(before);
  });

  it('says when there is no journal', async () => {
    const verified = await verifyJournal({
      disk: nodeJournalDisk,
      folder: root.path,
      sha256: suiteB.sha256,
    });
    expect(verified).toEqual({ ok: false, error: { kind: 'no-journal' } });
  });

  async function snapshot(): Promise<unknown> {
    const names = (await readdir(data, { recursive: true, withFileTypes: true })).filter((one) =>
      one.isFile(),
    );
    return Promise.all(
      names.map(async (one) => {
        const found = path.join(one.parentPath, one.name);
        return [found, (await stat(found)).mtimeMs, (await readFile(found)).toString('hex')];
      }),
    );
  }
});
