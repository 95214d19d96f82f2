import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fileLog } from '../../../src-main/platform/log';
import type { IpcEventPayload } from '../../../src-shared/contracts/ipc/events';
import { consentTextOf } from '../../../src-shared/domain/presence/consent-texts';
import {
  GOOD_FACE,
  OPENING,
  openSession,
  type RunningStation,
  runStation,
  stationFolder,
  type TestClock,
  type TestSession,
  testClock,
} from '../../builders/build-station';
import { journalEntries } from '../../builders/journal-entries';
import { tempFolder } from '../../builders/temp-folder';

let folder: Awaited<ReturnType<typeof tempFolder>>;
let clock: TestClock;
let session: TestSession;
let one: RunningStation;
let questions: IpcEventPayload<'presence'>[];
let tickets: IpcEventPayload<'picture-wanted'>[];
let said: string[];

beforeEach(async () => {
  folder = await tempFolder('privacy');
  clock = testClock();
  questions = [];
  tickets = [];
  said = [];
  for (const way of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, way).mockImplementation((...words) => void said.push(words.map(String).join(' ')));
  }
  session = await stationFolder(folder.path, clock);
  one = await run();
});
afterEach(async () => {
  await one.station.close();
  await folder.remove();
});

const run = () =>
  runStation(folder.path, clock, undefined, undefined, {
    log: fileLog(path.join(folder.path, 'logs'), clock),
    push: { presence: (q) => questions.push(q), pictureWanted: (t) => tickets.push(t) },
  });

function person(place: number) {
  const found = session.content.candidates[place];
  if (found === undefined) throw new Error(`no candidate ${place}`);
  return found;
}

const attemptId = () => {
  const { current } = one.station.desk.memory;
  if (current === undefined) throw new Error('nobody is here');
  return current.attemptId;
};

/** The view but for who it is about, and for these. */
function without(view: object, names: readonly string[]): object {
  const left = Object.entries(view).filter(([name]) => !['candidate', 'session', ...names].includes(name));
  return Object.fromEntries(left);
}

const STAFF = [
  { staffId: 'JK001', password: 'jia-password' },
  { staffId: 'JK002', password: 'yi-password' },
] as [{ staffId: string; password: string }, { staffId: string; password: string }];

describe('consent to the use of the face (LW-1, LW-2)', () => {
  it.each(['zh', 'en'] as const)(
    'is journalled with the hash of the very text that was read: %s',
    async (language) => {
      await openSession(one);
      await one.ask['check-in:identify']({ number: person(0).admissionNo });
      await one.ask['check-in:consent']({ isGiven: true, language });
      const version = session.content.policy.consentTextVersion;
      const events = await journalEntries(folder.path, 'attempt-event');
      expect(events.at(-1)?.event).toMatchObject({
        kind: 'face-consent-given',
        textVersion: version,
        textSha256: consentTextOf(version)?.[language],
      });
    },
  );

  it('keeps the session shut when the package asks for a text that this program does not show', async () => {
    const other = await tempFolder('consent');
    await stationFolder(other.path, clock, { policy: { consentTextVersion: '2099.1' } });
    const next = await runStation(other.path, clock);
    expect(await next.ask['session:open'](OPENING)).toEqual({
      ok: false,
      error: { kind: 'consent-text-unknown', version: '2099.1' },
    });
    expect((await next.view()).kind).toBe('locked');
    await next.station.close();
    await other.remove();
  });

  it('refused leads to an exam that differs in nothing from the other one (LW-3)', async () => {
    const sit = async (place: number, isGiven: boolean) => {
      await one.ask['check-in:identify']({ number: person(place).admissionNo });
      await one.ask['check-in:consent']({ isGiven, language: 'zh' });
      if (isGiven) await one.ask['check-in:face-measured'](GOOD_FACE);
      else {
        await one.ask['check-in:verify-manually']({ reason: 'camera-refused', note: '样例', staff: STAFF });
      }
      const ready = without(await one.view(), ['identifiedBy', 'faceChecks']);
      await one.ask['exam:start']({});
      const exam = without(await one.view(), ['faceChecks', 'demoClip']);
      await one.ask['exam:submit']({ attemptId: attemptId() });
      const result = without(await one.view(), []);
      await one.ask['exam:leave']({});
      return { ready, exam, result };
    };
    await openSession(one);
    // Two people with the same post, both with an empty paper.
    const byFace = await sit(0, true);
    const byStaff = await sit(1, false);
    expect(byStaff).toEqual(byFace);
    expect(questions).toHaveLength(0);
  });
});

/** A whole morning: face, manual path, presence incident with a picture, wrong passwords, a full exam. */
async function wholeMorning(): Promise<void> {
  await one.ask['session:open']({ ...OPENING, password: 'guess-the-password' });
  await openSession(one);
  await one.ask['check-in:identify']({ number: '11010519491231002X' });
  await one.ask['check-in:identify']({ number: person(0).document.number });
  await one.ask['check-in:consent']({ isGiven: true, language: 'zh' });
  await one.ask['check-in:face-measured'](GOOD_FACE);
  await one.ask['exam:start']({});
  await one.station.beat();
  const shown = await one.ask['exam:paper']({});
  if (!shown.ok) throw new Error('no paper');
  for (const question of shown.value.paper.questions) {
    if (question.kind !== 'choice') continue;
    const chosen = question.item.options.slice(0, 1).map((option) => option.id);
    await one.ask['exam:answer']({ attemptId: attemptId(), itemId: question.item.id, chosen });
  }
  for (let i = 0; i < 2; i++) {
    clock.advance(20_000);
    await one.station.beat();
    const question = questions.at(-1);
    if (question === undefined) throw new Error('nothing was asked');
    await one.ask['presence:answer']({
      attemptId: question.attemptId,
      checkId: question.checkId,
      look: { kind: 'seen', toPhoto: { kind: 'many-faces', count: 2, luma: 120 } },
    });
  }
  const jpeg = new Uint8Array(500).fill(0x5a);
  jpeg.set([0xff, 0xd8, 0xff], 0);
  jpeg.set([0xff, 0xd9], 498);
  const ticket = tickets.at(-1)?.ticket;
  if (ticket === undefined) throw new Error('no picture was wanted');
  await one.ask['evidence:picture']({ ticket, jpeg });
  await one.ask['exam:submit']({ attemptId: attemptId() });
  await one.ask['exam:leave']({});
  await one.ask['check-in:identify']({ number: person(1).admissionNo });
  await one.ask['check-in:consent']({ isGiven: false, language: 'en' });
  await one.ask['check-in:verify-manually']({
    reason: 'document-problem',
    note: '样例 核对证件原件',
    staff: STAFF,
  });
  await one.ask['check-in:abandon']({});
}

async function logText(): Promise<string> {
  const file = path.join(folder.path, 'logs', 'station.log');
  // The log is written behind the work; it is whole when the last event of the morning stands in it.
  await vi.waitFor(async () => expect(await readFile(file, 'utf8')).toContain('"event":"the-end"'));
  const names = await readdir(path.join(folder.path, 'logs'));
  const texts = await Promise.all(
    names.map((name) => readFile(path.join(folder.path, 'logs', name), 'utf8')),
  );
  return [...texts, ...said].join('\n');
}

it('no log holds a face, a name, a document or admission number, an answer or a password (ID-14, LW-4)', async () => {
  await wholeMorning();
  one.station.desk.log('the-end');
  const text = await logText();
  // It is a log of this morning and not an empty file.
  for (const event of ['session-opened', 'incident', 'evidence-kept', 'attempt-finished', 'sign-in-failed']) {
    expect(text).toContain(`"event":"${event}"`);
  }
  const secrets = session.content.candidates.flatMap((one) => [
    one.displayName,
    one.admissionNo,
    one.document.number,
    one.photo.sha256,
  ]);
  const passwords = ['jia-password', 'yi-password', 'guess-the-password', OPENING.passphrase];
  const typed = ['11010519491231002X', '样例 核对证件原件'];
  const faces = ['distance', 'descriptor', 'luma', 'WlpaWlpa'];
  const items = session.content.bank.items.flatMap((item) =>
    'options' in item ? [item.stem, item.id] : [item.stem],
  );
  for (const secret of [...secrets, ...passwords, ...typed, ...faces, ...items]) {
    expect(text).not.toContain(secret);
  }
});

it('no picture and no descriptor stands anywhere in the station’s folder but sealed (LW-4)', async () => {
  await wholeMorning();
  await one.station.close();
  const clear = Buffer.alloc(64, 0x5a);
  const entries = await readdir(folder.path, { recursive: true, withFileTypes: true });
  let searched = 0;
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const bytes = await readFile(path.join(entry.parentPath, entry.name));
    searched += 1;
    expect(bytes.includes(clear), entry.name).toBe(false);
    expect(bytes.includes(Buffer.from('descriptor')), entry.name).toBe(false);
  }
  expect(searched).toBeGreaterThan(4);
  expect((await journalEntries(folder.path, 'evidence-kept')).length).toBe(1);
  one = await run();
});
