import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyClosing } from '../../../src-crypto/closing-seal';
import { openRecordBody } from '../../../src-crypto/record-seal';
import { suiteB } from '../../../src-crypto/suite-b';
import { noteIncident } from '../../../src-main/exam/note-incident';
import type { JournalDisk } from '../../../src-main/journal/journal-disk';
import type { ClosingView } from '../../../src-shared/contracts/ipc/closing-channels';
import { IncidentLog } from '../../../src-shared/domain/incident/incident-log';
import { SessionClosing } from '../../../src-shared/domain/session-close/session-closing';
import {
  openSession,
  type RunningStation,
  runStation,
  stationFolder,
  type TestClock,
  type TestSession,
  testClock,
  toExam,
} from '../../builders/build-station';
import { faultyDisk } from '../../builders/faulty-disk';
import { journalEntries } from '../../builders/journal-entries';
import { tempFolder } from '../../builders/temp-folder';

const MINUTE = 60_000;
const FIRST = { staffId: 'JK001', password: 'jia-password' };
const SECOND = { staffId: 'JK002', password: 'yi-password' };
const HEAD = { staffId: 'KD001', password: 'head-password' };
const ADMIN = { staffId: 'XT001', password: 'admin-password' };
const OK = { ok: true, value: {} };
const refused = (kind: string) => ({ ok: false, error: { kind } });

let folder: Awaited<ReturnType<typeof tempFolder>>;
let clock: TestClock;
let session: TestSession;
let running: RunningStation[] = [];

beforeEach(async () => {
  folder = await tempFolder('closing');
  clock = testClock();
  running = [];
});
afterEach(async () => {
  for (const one of running) await one.station.close();
  await folder.remove();
});

type Options = NonNullable<Parameters<typeof stationFolder>[2]>;

async function opened(options: Options = {}, disk?: JournalDisk): Promise<RunningStation> {
  const policy = { ...options.policy, console: { idleSignOutMinutes: 30 } };
  session = await stationFolder(folder.path, clock, { ...options, policy });
  return again(disk);
}

/** The station starts on its folder, the session is opened, and somebody signs in at the console. */
async function again(disk?: JournalDisk): Promise<RunningStation> {
  const one = await runStation(folder.path, clock, disk);
  running.push(one);
  await openSession(one);
  expect(await one.ask['console:sign-in'](FIRST)).toEqual(OK);
  return one;
}

async function sit(one: RunningStation, seat = 1, word?: boolean): Promise<void> {
  await toExam(one, session.content, seat);
  const attemptId = one.station.desk.memory.current?.attemptId;
  if (attemptId === undefined) throw new Error('nobody sits here');
  expect(await one.ask['exam:submit']({ attemptId })).toEqual(OK);
  if (word !== undefined) {
    expect(await one.ask['closing:answer-score']({ attemptId, isConfirmed: word })).toEqual(OK);
  }
  expect(await one.ask['exam:leave']({})).toEqual(OK);
}

async function viewOf(one: RunningStation): Promise<ClosingView> {
  const shown = await one.ask['closing:view']({});
  if (!shown.ok) throw new Error(shown.error.kind);
  return shown.value;
}

const candidateIds = (seats: readonly number[]) =>
  session.content.candidates.filter((one) => seats.includes(one.seat)).map((one) => one.candidateId);

/** All but those who sat here are said to be absent or, by their seats, at another machine. */
async function placeRest(one: RunningStation, elsewhereSeats: readonly number[] = []): Promise<void> {
  const open = (await viewOf(one)).people.filter((person) =>
    ['unplaced', 'absent', 'elsewhere'].includes(person.place.kind),
  );
  const ids = (isElsewhere: boolean) =>
    open.filter((p) => elsewhereSeats.includes(p.seat) === isElsewhere).map((p) => p.candidateId);
  expect(await one.ask['closing:place']({ absent: ids(false), elsewhere: ids(true) })).toEqual(OK);
}

async function sign(one: RunningStation, signer: typeof FIRST) {
  return one.ask['closing:sign']({ statement: (await viewOf(one)).statement, signer });
}

async function signAll(one: RunningStation): Promise<void> {
  for (const signer of [FIRST, SECOND, HEAD]) expect(await sign(one, signer)).toEqual(OK);
}

async function close(one: RunningStation) {
  return one.ask['closing:close']({ statement: (await viewOf(one)).statement });
}

const blocksOf = async (one: RunningStation) => (await viewOf(one)).blocks.map((block) => block.kind);

async function recordsOf(kind: string): Promise<readonly unknown[]> {
  const records = await journalEntries(folder.path, 'record');
  return records
    .filter((one) => one.envelope.kind === kind)
    .map(({ envelope }) => {
      const body = openRecordBody(suiteB, envelope, session.centreKeys.box);
      return JSON.parse(body ?? '');
    });
}

describe('closing a session at a station (RM-15)', () => {
  it('takes a balanced count and the signatures of two proctors and the head of site', async () => {
    const one = await opened();
    await sit(one, 1, true);
    await sit(one, 2, false);
    expect(await blocksOf(one)).toEqual(['unplaced']);
    await placeRest(one, [3]);
    expect(await viewOf(one)).toMatchObject({
      counts: { expected: 6, sat: 2, submitted: 2, absent: 3, elsewhere: 1 },
      blocks: [],
      missing: ['proctor', 'proctor', 'site-head'],
    });
    await signAll(one);
    expect(await close(one)).toEqual(OK);
    expect(await one.view()).toMatchObject({
      kind: 'session-closed',
      closedAtMs: clock.now().wallMs,
      sat: 2,
    });
  });

  it('leaves two records for the centre: the log of incidents, and a closing that names everybody', async () => {
    const one = await opened();
    await sit(one, 1, true);
    const text = '样例：打印机缺纸';
    await one.ask['console:note-incident']({ kind: 'other', about: { kind: 'room' }, text });
    await placeRest(one, [2, 3]);
    await signAll(one);
    await close(one);
    const records = await journalEntries(folder.path, 'record');
    expect(records.map((each) => each.envelope.kind)).toEqual([
      'attempt-result',
      'incident-log',
      'session-close',
    ]);
    const [log] = (await recordsOf('incident-log')).map((body) => IncidentLog.parse(body));
    expect(log?.incidents).toMatchObject([{ kind: 'other', text, by: ['JK001'] }]);
    const [closing] = (await recordsOf('session-close')).map((body) => SessionClosing.parse(body));
    expect(closing).toMatchObject({
      sittings: [
        { seat: 1, outcome: 'submitted', confirmation: 'confirmed', recordHash: records[0]?.envelope.hash },
      ],
      absent: candidateIds([4, 5, 6]),
      elsewhere: candidateIds([2, 3]),
      incidentCount: 1,
      incidentRecords: [records[1]?.envelope.hash],
      signedBy: { proctors: ['JK001', 'JK002'], siteHead: 'KD001' },
    });
    const key = one.station.desk.memory.identity?.keys.sign.publicKey;
    expect(closing && key && verifyClosing(suiteB, closing, key)).toBe(true);
  });

  it('is refused while an exam goes on, and when it was interrupted and nobody has gone on with it', async () => {
    const one = await opened();
    await placeRest(one);
    await toExam(one, session.content);
    // The person who was said to be absent has come.
    expect(await blocksOf(one)).toEqual(['still-sitting']);
    expect(await sign(one, FIRST)).toEqual(refused('closing-blocked'));
    expect(await close(one)).toEqual(refused('closing-blocked'));
    await one.station.close();
    clock.reboot(5 * MINUTE);
    const next = await again();
    expect((await next.view()).kind).toBe('suspended');
    expect(await blocksOf(next)).toContain('still-sitting');
  });

  it('is refused while somebody is checking in or reads the result', async () => {
    const one = await opened();
    const admissionNo = session.content.candidates[0]?.admissionNo ?? '';
    await placeRest(one);
    await one.ask['check-in:identify']({ number: admissionNo });
    expect(await blocksOf(one)).toContain('at-the-seat');
    await one.ask['check-in:abandon']({});
    expect(await blocksOf(one)).toEqual([]);
  });

  it('is refused while anybody on the list has no place, or is named where they can not be', async () => {
    const one = await opened();
    await sit(one, 1);
    const [first, second] = candidateIds([1, 2]);
    if (first === undefined || second === undefined) throw new Error('no candidates');
    const wrong = refused('placement-wrong');
    expect(await one.ask['closing:place']({ absent: [first], elsewhere: [] })).toEqual(wrong);
    expect(await one.ask['closing:place']({ absent: [second], elsewhere: [second] })).toEqual(wrong);
    expect(await one.ask['closing:place']({ absent: [second], elsewhere: [] })).toEqual(OK);
    expect((await viewOf(one)).blocks).toEqual([
      { kind: 'unplaced', candidateIds: candidateIds([3, 4, 5, 6]) },
    ]);
    expect(await sign(one, FIRST)).toEqual(refused('closing-blocked'));
  });

  it('says nobody absent before the last may have come (RM-6), and counts who came too late', async () => {
    const startsAtMs = clock.now().wallMs;
    const one = await opened({
      policy: { startMode: 'room', lateEntryMinutes: 30 },
      adjust: (content) => ({ ...content, session: { ...content.session, startsAtMs } }),
    });
    await placeRest(one);
    expect((await viewOf(one)).blocks).toEqual([
      { kind: 'late-entry-open', fromMs: startsAtMs + 30 * MINUTE + 1000 },
    ]);
    clock.advance(30 * MINUTE + 1000);
    await one.ask['console:sign-in'](FIRST);
    expect(await blocksOf(one)).toEqual([]);
    const number = session.content.candidates[3]?.admissionNo ?? '';
    expect(await one.ask['check-in:identify']({ number })).toEqual(refused('too-late'));
    expect(await one.ask['check-in:identify']({ number })).toEqual(refused('too-late'));
    expect((await viewOf(one)).counts).toMatchObject({ absent: 6, lateRefused: 1, incidents: 1 });
  });

  it('counts those whose paper was collected or whose exam was stopped for themselves', async () => {
    const one = await opened();
    await toExam(one, session.content, 1);
    await one.ask['console:force-submit']({ reason: 'left-room', note: '样例' });
    await one.ask['exam:leave']({});
    await toExam(one, session.content, 2);
    await one.ask['console:stop']({ reason: 'unwell', note: '样例' });
    const stopped = one.station.desk.memory.current?.attemptId;
    if (stopped === undefined) throw new Error('nobody sits here');
    // A score that is held is nobody's to confirm (RM-13).
    expect(await one.ask['closing:answer-score']({ attemptId: stopped, isConfirmed: true })).toEqual(
      refused('not-now'),
    );
    await one.ask['exam:leave']({});
    await placeRest(one);
    expect((await viewOf(one)).counts).toMatchObject({ sat: 2, submitted: 0, forced: 1, terminated: 1 });
  });
});

describe('the signatures under a closing (RM-15)', () => {
  it('are of three different people, of the posts that sign, with their own passwords', async () => {
    const one = await opened();
    await placeRest(one);
    expect(await sign(one, { ...FIRST, password: 'wrong' })).toEqual(
      refused('unknown-staff-or-wrong-password'),
    );
    expect(await sign(one, { ...FIRST, staffId: 'JK999' })).toEqual(
      refused('unknown-staff-or-wrong-password'),
    );
    expect(await sign(one, ADMIN)).toEqual(refused('not-allowed'));
    expect(await sign(one, FIRST)).toEqual(OK);
    expect(await sign(one, { ...FIRST, staffId: 'jk001 ' })).toEqual(refused('signer-twice'));
    expect(await sign(one, HEAD)).toEqual(OK);
    expect(await close(one)).toEqual(refused('signatures-missing'));
    expect((await viewOf(one)).missing).toEqual(['proctor']);
  });

  it('lock a staff number out after five wrong passwords (ID-22)', async () => {
    const one = await opened();
    await placeRest(one);
    for (let i = 0; i < 5; i++) await sign(one, { ...HEAD, password: `wrong-${i}` });
    expect(await sign(one, HEAD)).toMatchObject({ ok: false, error: { kind: 'locked-out' } });
  });

  it('stand under what was shown: whatever changes takes them away, and nothing old is signed', async () => {
    const one = await opened();
    await placeRest(one);
    const { statement } = await viewOf(one);
    await signAll(one);
    await one.ask['console:note-incident']({ kind: 'other', about: { kind: 'room' }, text: '样例' });
    expect(await viewOf(one)).toMatchObject({ signatures: [], lapsed: 3 });
    expect(await one.ask['closing:close']({ statement })).toEqual(refused('statement-changed'));
    expect(await one.ask['closing:sign']({ statement, signer: FIRST })).toEqual(refused('statement-changed'));
    await signAll(one);
    expect(await close(one)).toEqual(OK);
  });

  it('are given at a console, and by those who invigilate', async () => {
    const one = await opened();
    await placeRest(one);
    const { statement } = await viewOf(one);
    await one.ask['console:sign-in'](ADMIN);
    expect(await one.ask['closing:sign']({ statement, signer: FIRST })).toEqual(refused('not-allowed'));
    await one.ask['console:sign-out']({});
    const out = refused('console-signed-out');
    expect(await one.ask['closing:view']({})).toEqual(out);
    expect(await one.ask['closing:place']({ absent: [], elsewhere: [] })).toEqual(out);
    expect(await one.ask['closing:sign']({ statement, signer: FIRST })).toEqual(out);
    expect(await one.ask['closing:close']({ statement })).toEqual(out);
  });

  it('can not be had where the package names too few who sign', async () => {
    const one = await opened({
      adjust: (content) => ({ ...content, staff: content.staff.filter((each) => each.staffId !== 'JK002') }),
    });
    await placeRest(one);
    expect(await blocksOf(one)).toEqual(['staff-missing']);
  });
});

describe('a power cut while a session is being closed', () => {
  it('leaves the signatures that were given, and closing goes on with them', async () => {
    const one = await opened();
    await sit(one, 1);
    await placeRest(one);
    await sign(one, FIRST);
    await sign(one, SECOND);
    await one.station.close();
    clock.reboot(5 * MINUTE);
    const next = await again();
    expect(await viewOf(next)).toMatchObject({
      signatures: [{ staffId: 'JK001' }, { staffId: 'JK002' }],
      missing: ['site-head'],
    });
    await sign(next, HEAD);
    expect(await close(next)).toEqual(OK);
  });

  it('in the middle of writing the records leaves the session open, and closing again makes one closing', async () => {
    let isCut = false;
    const disk = faultyDisk((call) => (isCut && call === 'half-append' ? 'EIO' : undefined));
    const one = await opened({}, disk);
    await sit(one, 1);
    await placeRest(one);
    await signAll(one);
    isCut = true;
    expect(await close(one)).toMatchObject({ ok: false, error: { kind: 'not-written' } });
    expect((await one.view()).kind).toBe('check-in');
    await one.station.close();
    clock.reboot(5 * MINUTE);
    const next = await again();
    expect(await viewOf(next)).toMatchObject({ missing: [], blocks: [] });
    expect(await close(next)).toEqual(OK);
    expect(await recordsOf('session-close')).toHaveLength(1);
  });

  it('after it leaves it closed', async () => {
    const one = await opened();
    await placeRest(one);
    await signAll(one);
    await close(one);
    const closedAtMs = clock.now().wallMs;
    await one.station.close();
    clock.reboot(5 * MINUTE);
    const next = await again();
    expect(await next.view()).toMatchObject({ kind: 'session-closed', closedAtMs });
  });
});

describe('a session that is closed', () => {
  async function closed(): Promise<RunningStation> {
    const one = await opened();
    await sit(one, 1);
    await placeRest(one);
    await signAll(one);
    expect(await close(one)).toEqual(OK);
    return one;
  }

  it('is not closed twice', async () => {
    const one = await closed();
    expect(await close(one)).toEqual(refused('session-closed'));
    expect(await sign(one, FIRST)).toEqual(refused('session-closed'));
    expect(await recordsOf('session-close')).toHaveLength(1);
  });

  it('lets nobody check in, start a room, or write into its record', async () => {
    const one = await closed();
    const number = session.content.candidates[1]?.admissionNo ?? '';
    expect(await one.ask['check-in:identify']({ number })).toEqual(refused('session-closed'));
    const startsAtMs = clock.now().wallMs;
    expect(await one.ask['console:start-room']({ startsAtMs, note: '样例' })).toEqual(
      refused('session-closed'),
    );
    const incident = { kind: 'other', about: { kind: 'room' }, text: '样例' } as const;
    expect(await one.ask['console:note-incident'](incident)).toEqual(refused('session-closed'));
  });

  it('sends after its log what the station notices later by itself', async () => {
    const one = await closed();
    const noticed = { kind: 'disk-low', text: '', by: [], evidence: [], facts: {} } as const;
    expect(await noteIncident(one.station.desk, noticed)).toMatchObject({ ok: true });
    const logs = (await recordsOf('incident-log')).map((body) => IncidentLog.parse(body));
    expect(logs.map((log) => log.incidents.map((each) => each.kind))).toEqual([[], ['disk-low']]);
  });

  it('goes into the hand-in file whole, also where nobody sat', async () => {
    const one = await opened();
    await placeRest(one);
    await signAll(one);
    await close(one);
    expect(one.station.handIn.view()).toMatchObject({ records: 0, roomRecords: 2, waiting: 2 });
  });

  it('begins the time after which its package and photographs are destroyed (LW-1)', async () => {
    const one = await closed();
    const { packageId, session: head } = session.content;
    const standing = one.station.desk.retention.standingOf(packageId, head.date);
    expect(standing).toMatchObject({ closedAtMs: clock.now().wallMs, unacknowledgedRecords: 3 });
  });
});
