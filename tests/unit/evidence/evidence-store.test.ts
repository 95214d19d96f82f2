import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEvidence } from '../../../src-crypto/evidence-seal';
import { suiteB } from '../../../src-crypto/suite-b';
import type { JournalEntry } from '../../../src-main/journal/journal-entry';
import { EVIDENCE_JPEG_MAX_BYTES, EvidenceJpeg } from '../../../src-shared/contracts/evidence-jpeg';
import { ipcChannels } from '../../../src-shared/contracts/ipc/channels';
import type { IpcEventPayload } from '../../../src-shared/contracts/ipc/events';
import type { ExamPolicy } from '../../../src-shared/domain/policy/exam-policy';
import { demoDistances } from '../../builders/build-events';
import {
  GOOD_FACE,
  openSession,
  type RunningStation,
  runStation,
  stationFolder,
  type TestClock,
  type TestSession,
  testClock,
  toExam,
} from '../../builders/build-station';
import { journalEntries } from '../../builders/journal-entries';
import { acknowledgeAll } from '../../builders/receipts';
import { tempFolder } from '../../builders/temp-folder';

let folder: Awaited<ReturnType<typeof tempFolder>>;
let clock: TestClock;
let session: TestSession;
let one: RunningStation;
let questions: IpcEventPayload<'presence'>[];
let tickets: IpcEventPayload<'picture-wanted'>[];

const DAY = 24 * 3_600_000;

async function start(policy: Partial<ExamPolicy> = {}): Promise<void> {
  session = await stationFolder(folder.path, clock, { policy });
  one = await run();
}

const run = () =>
  runStation(folder.path, clock, undefined, undefined, {
    push: { presence: (one) => questions.push(one), pictureWanted: (one) => tickets.push(one) },
  });

beforeEach(async () => {
  folder = await tempFolder('evidence');
  clock = testClock();
  questions = [];
  tickets = [];
});
afterEach(async () => {
  await one.station.close();
  await folder.remove();
});

/** A JPEG by its first and last bytes; what is between stands for a face. */
function jpeg(size = 2000): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size).fill(0x5a);
  bytes.set([0xff, 0xd8, 0xff, 0xe0], 0);
  bytes.set([0xff, 0xd9], size - 2);
  return bytes;
}

const kept = () => one.station.desk.retention.kept();
const files = () => readdir(path.join(folder.path, 'evidence')).catch(() => []);

const journalled = <K extends JournalEntry['kind']>(kind: K) => journalEntries(folder.path, kind);

async function look(measurement: object): Promise<void> {
  const before = questions.length;
  for (let i = 0; i < 20 && questions.length === before; i++) {
    clock.advance(20_000);
    await one.station.beat();
  }
  const question = questions.at(-1);
  if (question === undefined) throw new Error('nothing was asked');
  const { attemptId, checkId } = question;
  const answered = await one.ask['presence:answer']({
    attemptId,
    checkId,
    look: { kind: 'seen', toPhoto: measurement as never },
  });
  if (!answered.ok) throw new Error(JSON.stringify(answered));
}

const TWO = { kind: 'many-faces', count: 2, luma: 120 };
const NOBODY = { kind: 'no-face', luma: 120 };
const OTHER = { ...GOOD_FACE.measurement, distances: demoDistances(1900) };

async function sitWith(measurement: object): Promise<void> {
  await openSession(one);
  await toExam(one, session.content);
  await one.station.beat();
  await look(measurement);
  expect(tickets).toHaveLength(0);
  await look(measurement);
}

const hand = (bytes = jpeg(), change: object = {}) =>
  one.ask['evidence:picture']({ ticket: tickets.at(-1)?.ticket as never, jpeg: bytes, ...change });

describe('a picture is asked for', () => {
  it.each([
    ['another person at the seat', OTHER],
    ['a second person', TWO],
  ])(
    'when a presence check has raised an incident: %s; the centre alone can open it',
    async (_, measurement) => {
      await start();
      await sitWith(measurement);
      expect(tickets).toHaveLength(1);
      expect(await hand()).toEqual({ ok: true, value: {} });
      const [item] = kept();
      expect(await files()).toEqual([`${item?.sha256}.evidence`]);
      const file = await readFile(path.join(folder.path, 'evidence', `${item?.sha256}.evidence`));
      expect(file.includes(Buffer.alloc(16, 0x5a))).toBe(false);
      const opened = openEvidence(suiteB, session.centreKeys.box, file);
      expect(opened?.clear).toEqual(jpeg());
      expect(opened?.head).toMatchObject({ kind: 'presence-mismatch', daysAfterConfirmation: 30 });
      expect(await journalled('evidence-kept')).toHaveLength(1);
      // The room's record names the picture, and the picture names its line.
      const [incident] = one.station.desk.memory.incidents;
      expect(incident?.evidence).toEqual([item?.sha256]);
      expect(opened?.head.incidentId).toBe(incident?.incidentId);
    },
  );

  it('when the face at the check-in was not matched in all its tries', async () => {
    await start();
    await openSession(one);
    await one.ask['check-in:identify']({ number: session.content.candidates[0]?.admissionNo ?? '' });
    await one.ask['check-in:consent']({ isGiven: true });
    for (let i = 0; i < session.content.policy.face.tries; i++) {
      expect(tickets).toHaveLength(0);
      await one.ask['check-in:face-measured']({ measurement: OTHER });
    }
    expect(await one.view()).toMatchObject({ kind: 'manual-check' });
    expect((await hand()).ok).toBe(true);
    expect(kept()[0]?.head.kind).toBe('check-in-mismatch');
  });

  it('never of an empty seat, nor of a person who was recognised, nor of one who refused (LW-3, LW-4)', async () => {
    await start();
    await sitWith(NOBODY);
    expect(tickets).toHaveLength(0);
    await look(GOOD_FACE.measurement);
    expect(tickets).toHaveLength(0);
  });

  it.each([['presence incidents', { keepPresenceMismatch: false }]])(
    'never where the authority does not want it: %s',
    async (_, change) => {
      const evidence = {
        keepCheckInMismatch: true,
        keepPresenceMismatch: true,
        daysAfterConfirmation: 30,
        daysAtMost: 180,
        quotaMegabytes: 1,
      };
      await start({ evidence: { ...evidence, ...change } });
      await sitWith(TWO);
      expect(tickets).toHaveLength(0);
    },
  );
});

describe('the door for pictures', () => {
  it('takes one picture for one ticket, in time, and no other', async () => {
    await start();
    await openSession(one);
    const unasked = { ticket: 'a'.repeat(32) as never, jpeg: jpeg() };
    expect(await one.ask['evidence:picture'](unasked)).toEqual({ ok: false, error: { kind: 'not-now' } });
    await toExam(one, session.content);
    await one.station.beat();
    await look(TWO);
    await look(TWO);
    expect((await hand(jpeg(), { ticket: 'b'.repeat(32) })).ok).toBe(false);
    expect((await hand()).ok).toBe(true);
    expect((await hand()).ok).toBe(false);
    expect(kept()).toHaveLength(1);
  });

  it('writes down that none came in time', async () => {
    await start();
    await sitWith(TWO);
    clock.advance(16_000);
    await one.station.beat();
    expect((await hand()).ok).toBe(false);
    expect(await journalled('evidence-dropped')).toMatchObject([{ why: 'no-picture' }]);
    expect(await files()).toEqual([]);
  });

  it.each([
    ['text', new TextEncoder().encode('a picture, believe me')],
    ['nothing', new Uint8Array(0)],
    ['a PNG', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff, 0xd9])],
    ['a JPEG that is cut short', jpeg().subarray(0, 1500)],
    ['a JPEG with something behind it', Uint8Array.from([...jpeg(), 0])],
    ['a JPEG that no camera frame is as large as', jpeg(EVIDENCE_JPEG_MAX_BYTES + 1)],
  ])('is shut to %s', (_, bytes) => {
    expect(EvidenceJpeg.safeParse(bytes).success).toBe(false);
    const request = { ticket: 'a'.repeat(32), jpeg: bytes };
    expect(ipcChannels['evidence:picture'].request.safeParse(request).success).toBe(false);
  });

  it('is open to a JPEG of the largest size that is let through', () => {
    expect(EvidenceJpeg.safeParse(jpeg(EVIDENCE_JPEG_MAX_BYTES)).success).toBe(true);
  });
});

describe('kept pictures', () => {
  it('are deleted on their day after the confirmation, with a report that names nobody', async () => {
    await start();
    await sitWith(TWO);
    await hand();
    const { attemptId } = questions[0] ?? {};
    await one.ask['exam:submit']({ attemptId: attemptId as never });
    await acknowledgeAll(one, folder.path, clock);
    await runJobAfter(29 * DAY);
    expect(await files()).toHaveLength(1);
    await runJobAfter(DAY);
    expect(await files()).toEqual([]);
    expect(kept()).toEqual([]);
    const reports = await journalled('deletion-report');
    // The session's package went in the same run as the first that found its day over.
    const lines = reports.flatMap((entry) => entry.report.lines).filter((line) => line.what === 'evidence');
    expect(lines).toMatchObject([{ kind: 'presence-mismatch', why: 'after-confirmation', count: 1 }]);
    const text = JSON.stringify(reports);
    for (const person of session.content.candidates) {
      for (const secret of [
        person.displayName,
        person.candidateId,
        person.admissionNo,
        person.document.number,
      ]) {
        expect(text).not.toContain(secret);
      }
    }
  });

  it('are not deleted because a clock was wrong for a moment', async () => {
    await start();
    await sitWith(TWO);
    await hand();
    await submitAndLeave();
    clock.jumpWall(400 * DAY);
    await one.station.runRetention();
    clock.jumpWall(-400 * DAY);
    clock.advance(10 * 60_000);
    await one.station.runRetention();
    expect(await files()).toHaveLength(1);
  });

  it('never go while somebody sits an exam', async () => {
    await start();
    await sitWith(TWO);
    await hand();
    clock.jumpWall(400 * DAY);
    await one.station.runRetention();
    clock.advance(10 * 60_000);
    await one.station.runRetention();
    expect(await files()).toHaveLength(1);
  });

  it('the oldest makes room when the quota is used up, and the journal says so', async () => {
    const evidence = {
      keepCheckInMismatch: true,
      keepPresenceMismatch: true,
      daysAfterConfirmation: 30,
      daysAtMost: 180,
      quotaMegabytes: 1,
    };
    await start({ evidence });
    await openSession(one);
    await toExam(one, session.content);
    await one.station.beat();
    for (let i = 0; i < 3; i++) {
      await look(TWO);
      await look(TWO);
      expect((await hand(jpeg(390_000))).ok).toBe(true);
      // Seen again: what comes next is another incident.
      await look(GOOD_FACE.measurement);
      await look(GOOD_FACE.measurement);
    }
    expect(await files()).toHaveLength(2);
    const keptEntries = await journalled('evidence-kept');
    expect(await journalled('evidence-gone')).toMatchObject([
      { sha256: keptEntries[0]?.item.sha256, why: 'quota' },
    ]);
  });

  it('that the journal does not know are taken up by their head; what is none of ours goes', async () => {
    await start();
    await sitWith(TWO);
    await hand();
    await submitAndLeave();
    const [name] = await files();
    const bytes = await readFile(path.join(folder.path, 'evidence', name ?? ''));
    await one.station.close();
    // Another life of this station: the journal is gone, the folder is not.
    await rm(path.join(folder.path, 'journal'), { recursive: true });
    const stranger = `${'c'.repeat(64)}.evidence`;
    await writeFile(path.join(folder.path, 'evidence', stranger), 'no head');
    one = await run();
    await one.station.runRetention();
    expect(await files()).toEqual([name]);
    expect(kept().map((item) => `${item.sha256}.evidence`)).toEqual([name]);
    expect(await readFile(path.join(folder.path, 'evidence', name ?? ''))).toEqual(bytes);
    expect(await journalled('evidence-gone')).toMatchObject([{ why: 'unreadable' }]);
  });

  it('that somebody removed by hand are noticed', async () => {
    await start();
    await sitWith(TWO);
    await hand();
    await submitAndLeave();
    await rm(path.join(folder.path, 'evidence'), { recursive: true });
    await one.station.runRetention();
    expect(kept()).toEqual([]);
    expect(await journalled('deletion-report')).toMatchObject([
      { report: { lines: [{ why: 'missing', count: 1 }] } },
    ]);
  });
});

async function submitAndLeave(): Promise<void> {
  const attemptId = questions[0]?.attemptId;
  await one.ask['exam:submit']({ attemptId: attemptId as never });
  await one.ask['exam:leave']({});
}

/** Time passes, and the job looks twice, as it must. */
async function runJobAfter(ms: number): Promise<void> {
  clock.advance(ms);
  await one.station.runRetention();
  clock.advance(5 * 60_000);
  await one.station.runRetention();
}
