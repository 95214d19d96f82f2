import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suiteB } from '../../src-crypto/suite-b';
import { nodeJournalDisk } from '../../src-main/journal/journal-disk';
import { decodeEntry, encodeEntry, type JournalEntry } from '../../src-main/journal/journal-entry';
import { openJournal } from '../../src-main/journal/open-journal';
import { readJournal } from '../../src-main/journal/read-journal';
import { MARK_FILE } from '../../src-main/journal/verify-journal';
import { openSession, runStation, stationFolder, testClock, toExam } from '../builders/build-station';

const SESSION_ATTEMPTS = 100;
const MACHINE = 'bench-machine';

/*
 * Times of a station's start on a journal that has grown: the entries of one attempt that was really sat, repeated under
 * other numbers. Arguments: rounds, then how many sessions of 100; the last line is JSON.
 */
const [rounds = 2, ...sessions] = process.argv.slice(2).map(Number);
const root = await mkdtemp(path.join(tmpdir(), 'exam-station-growth-'));
try {
  const pattern = await oneAttempt(path.join(root, 'pattern'));
  const starts: { readonly sessions: number; readonly spans: readonly number[] }[] = [];
  for (const count of sessions) {
    const folder = path.join(root, `grown-${count}`);
    await cp(path.join(root, 'pattern'), folder, { recursive: true });
    await grow(folder, pattern, count * SESSION_ATTEMPTS);
    starts.push({ sessions: count, spans: await startTimes(folder, rounds) });
    await rm(folder, { recursive: true, force: true });
  }
  console.log(JSON.stringify(starts));
} finally {
  await rm(root, { recursive: true, force: true });
}

/** Sits one exam with the station's own handlers and gives what it left in the journal. */
async function oneAttempt(folder: string): Promise<readonly JournalEntry[]> {
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
  return entries;
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
    const written = await opened.value.append(payloads);
    if (!written.ok) throw new Error(written.error.detail);
  }
  await opened.value.close();
}

async function startTimes(folder: string, rounds: number): Promise<readonly number[]> {
  const spans: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const startedAt = performance.now();
    const { station } = await runStation(folder, testClock(), undefined, undefined, { machine: MACHINE });
    spans.push(performance.now() - startedAt);
    await station.close();
  }
  return spans;
}
