import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suiteB } from '../../src-crypto/suite-b';
import { nodeJournalDisk } from '../../src-main/journal/journal-disk';
import { decodeEntry, encodeEntry, type JournalEntry } from '../../src-main/journal/journal-entry';
import { openJournal } from '../../src-main/journal/open-journal';
import { readJournal } from '../../src-main/journal/read-journal';
import { MARK_FILE } from '../../src-main/journal/verify-journal';
import type { PackageContent } from '../../src-shared/contracts/package/package-content';
import {
  openSession,
  type RunningStation,
  runStation,
  stationFolder,
  testClock,
  toExam,
} from '../builders/build-station';

const SESSION_ATTEMPTS = 100;
const SEARCHES = 20;
const ROUNDS = 20;
const MACHINE = 'bench-machine';
const OPTIONS = { machine: MACHINE, checkpoint: { tag: 'bench' } };

/*
 * Times of a station on a journal that has grown: the entries of one attempt that was really sat, repeated under other
 * numbers. The first start reads all of it, as after an update of the program; the later ones go on from the checkpoint
 * that it left. Then people are looked for at check-in, what waits is sent to a centre that has no time, and one answer
 * after another is saved, each with the strip that tells what waits. Arguments: rounds, then how many sessions of 100;
 * the last line is JSON.
 */
const [rounds = 2, ...sessions] = process.argv.slice(2).map(Number);
const root = await mkdtemp(path.join(tmpdir(), 'exam-station-growth-'));
try {
  const { pattern, content } = await oneAttempt(path.join(root, 'pattern'));
  const starts: (Readonly<Record<'whole' | 'starts' | 'saves' | 'searches' | 'rounds', readonly number[]>> & {
    readonly sessions: number;
  })[] = [];
  for (const count of sessions) {
    const folder = path.join(root, `grown-${count}`);
    await cp(path.join(root, 'pattern'), folder, { recursive: true });
    await grow(folder, pattern, count * SESSION_ATTEMPTS);
    const [whole = 0, ...later] = await startTimes(folder, rounds + 1);
    starts.push({
      sessions: count,
      whole: [whole],
      starts: later,
      ...(await timesInUse(folder, content)),
    });
    await rm(folder, { recursive: true, force: true });
  }
  console.log(JSON.stringify(starts));
} finally {
  await rm(root, { recursive: true, force: true });
}

/** Sits one exam with the station's own handlers and gives what it left in the journal. */
async function oneAttempt(
  folder: string,
): Promise<{ readonly pattern: readonly JournalEntry[]; readonly content: PackageContent }> {
  const clock = testClock();
  const { content } = await stationFolder(folder, clock);
  const running = await runStation(folder, clock);
  await openSession(running);
  await toExam(running, content);
  const { ask } = running;
  const paper = await ask['exam:paper']({});
  if (!paper.ok) throw new Error(paper.error.kind);
  const { attemptId, paper: sheet } = paper.value;
  for (const question of sheet.questions) {
    for (const item of question.kind === 'choice' ? [question.item] : question.items) {
      const first = item.options[0];
      if (first === undefined) throw new Error('an item without options');
      const saved = await ask['exam:answer']({ attemptId, itemId: item.id, chosen: [first.id] });
      if (!saved.ok) throw new Error(JSON.stringify(saved));
    }
  }
  clock.advance(3_600_000);
  await running.station.beat();
  const submitted = await ask['exam:submit']({ attemptId });
  if (!submitted.ok) throw new Error(JSON.stringify(submitted));
  const left = await ask['exam:leave']({});
  if (!left.ok) throw new Error(JSON.stringify(left));
  await running.station.close();
  const entries: JournalEntry[] = [];
  await readJournal(
    {
      disk: nodeJournalDisk,
      folder: path.join(folder, 'journal'),
      mark: undefined,
      hashOf: suiteB.sha256,
    },
    ({ payload }) => {
      const entry = decodeEntry(payload);
      if (entry !== undefined) entries.push(entry);
    },
  );
  return { pattern: entries, content };
}

async function grow(folder: string, pattern: readonly JournalEntry[], attempts: number): Promise<void> {
  const opened = await openJournal({
    disk: nodeJournalDisk,
    folder: path.join(folder, 'journal'),
    markFile: path.join(folder, MARK_FILE),
    machine: MACHINE,
    newEpoch: () => Buffer.from(suiteB.randomBytes(8)).toString('hex'),
    sha256: suiteB.sha256,
    visit: () => undefined,
  });
  if (!opened.ok) throw new Error(opened.error.detail);
  // Answers stand sealed; under another attempt's number they are as unreadable as those of attempts that are over.
  const own = pattern.filter(
    (entry) => entry.kind === 'attempt-event' || entry.kind === 'sealed' || entry.kind === 'record',
  );
  const text = own.map((entry) => JSON.stringify(entry));
  const ids = new Set(
    own.flatMap((entry) => (entry.kind === 'attempt-event' ? [entry.event.attemptId] : [])),
  );
  for (let n = 0; n < attempts; n++) {
    const payloads = text.map((one) => {
      let changed = one;
      for (const id of ids)
        changed = changed.replaceAll(id, id.slice(0, 24) + n.toString(16).padStart(8, '0'));
      const entry = JSON.parse(changed) as JournalEntry;
      if (entry.kind !== 'record') return encodeEntry(entry);
      return encodeEntry({ ...entry, envelope: { ...entry.envelope, seq: n + 2 } });
    });
    // A session's results are confirmed in one batch at its end; those of the last one wait still.
    const isEnd = n % SESSION_ATTEMPTS === SESSION_ATTEMPTS - 1;
    if (isEnd && n < attempts - 1) payloads.push(receiptThrough(own, n + 2));
    const written = await opened.value.append(payloads);
    if (!written.ok) throw new Error(written.error.detail);
  }
  await opened.value.close();
}

function receiptThrough(entries: readonly JournalEntry[], seq: number): Uint8Array {
  const record = entries.find((entry) => entry.kind === 'record');
  if (record === undefined) throw new Error('the pattern has no record');
  const { epoch, stationId, hash } = record.envelope;
  const outcomes = Array.from({ length: SESSION_ATTEMPTS }, (_, i) => ({
    seq: seq - i,
    outcome: 'stored' as const,
  }));
  const through = { receivedThrough: seq, durableThrough: seq, headHash: hash, outcomes };
  const receipt = { serverId: 'test-centre', stationId, epoch, serverTimeMs: record.at.wallMs, ...through };
  return encodeEntry({ kind: 'receipt', at: record.at, answer: { receipt, signature: '' } });
}

async function startTimes(folder: string, rounds: number): Promise<readonly number[]> {
  const spans: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const startedAt = performance.now();
    const running = await runStation(folder, testClock(), undefined, undefined, OPTIONS);
    spans.push(performance.now() - startedAt);
    // The checkpoint is written while the station goes on; a start in use has all day for it.
    await running.station.settled();
    await running.station.close();
  }
  return spans;
}

type UseTimes = Readonly<Record<'saves' | 'searches' | 'rounds', readonly number[]>>;

/** The station in use: people found at check-in, rounds of the queue, saves of one attempt as the page asks for them. */
async function timesInUse(folder: string, content: PackageContent): Promise<UseTimes> {
  const centre = await busyCentre();
  const file = path.join(folder, 'station.json');
  const station = JSON.parse(await readFile(file, 'utf8')) as object;
  await writeFile(file, JSON.stringify({ ...station, serverUrl: centre.url }));
  const running = await runStation(folder, testClock(), undefined, undefined, OPTIONS);
  try {
    await openSession(running);
    const searches = await searchTimes(running, content);
    const rounds = await roundTimes(running, centre.bytes);
    await toExam(running, content, 2);
    return { searches, rounds, saves: await saveTimes(running) };
  } finally {
    await running.station.close();
    await centre.close();
  }
}

/** A centre that takes every batch in whole and has no time for it: the station's own part of a round is left. */
async function busyCentre() {
  let bytes = 0;
  const server = createServer((request, response) => {
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
    });
    request.on('end', () => response.writeHead(503).end());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no address');
  return {
    url: `http://127.0.0.1:${address.port}`,
    bytes: () => bytes,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

/** People found by their number among those of the session and all attempts that the station knows of. */
async function searchTimes({ ask }: RunningStation, content: PackageContent): Promise<readonly number[]> {
  const spans: number[] = [];
  const people = content.candidates.filter((one) => one.seat > 2);
  for (let n = 0; n < SEARCHES; n++) {
    const admissionNo = people[n % people.length]?.admissionNo ?? '';
    const startedAt = performance.now();
    const found = await ask['check-in:identify']({ number: admissionNo });
    spans.push(performance.now() - startedAt);
    if (!found.ok) throw new Error(JSON.stringify(found));
    await ask['check-in:abandon']({});
  }
  return spans;
}

/** From the push of "send now" to the end of the try: records picked, read, packed and sent. */
async function roundTimes({ ask }: RunningStation, bytes: () => number): Promise<readonly number[]> {
  const spans: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const before = bytes();
    const startedAt = performance.now();
    await ask['sync:now']({});
    spans.push(performance.now() - startedAt);
    if (bytes() === before) throw new Error('nothing was sent');
  }
  return spans;
}

async function saveTimes({ ask, station }: RunningStation): Promise<readonly number[]> {
  const paper = await ask['exam:paper']({});
  if (!paper.ok) throw new Error(paper.error.kind);
  const { attemptId, paper: sheet } = paper.value;
  const spans: number[] = [];
  for (const question of sheet.questions) {
    if (question.kind !== 'choice') continue;
    const first = question.item.options[0];
    if (first === undefined) throw new Error('an item without options');
    const startedAt = performance.now();
    const saved = await ask['exam:answer']({ attemptId, itemId: question.item.id, chosen: [first.id] });
    station.strip();
    if (!saved.ok) throw new Error(JSON.stringify(saved));
    spans.push(performance.now() - startedAt);
  }
  return spans;
}
