import { afterEach, beforeEach, expect } from 'vitest';
import { openRecordBody } from '../../../src-crypto/record-seal';
import { suiteB } from '../../../src-crypto/suite-b';
import type { JournalDisk } from '../../../src-main/journal/journal-disk';
import type { ClosingView } from '../../../src-shared/contracts/ipc/closing-channels';
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
import { journalEntries } from '../../builders/journal-entries';
import { tempFolder } from '../../builders/temp-folder';

export const MINUTE = 60_000;
export const FIRST = { staffId: 'JK001', password: 'jia-password' };
export const SECOND = { staffId: 'JK002', password: 'yi-password' };
export const HEAD = { staffId: 'KD001', password: 'head-password' };
export const ADMIN = { staffId: 'XT001', password: 'admin-password' };
export const OK = { ok: true, value: {} };
export const refused = (kind: string) => ({ ok: false, error: { kind } });

export let folder: Awaited<ReturnType<typeof tempFolder>>;
export let clock: TestClock;
export let session: TestSession;
export let running: RunningStation[] = [];

beforeEach(async () => {
  folder = await tempFolder('closing');
  clock = testClock();
  running = [];
});
afterEach(async () => {
  for (const one of running) await one.station.close();
  await folder.remove();
});

export type Options = NonNullable<Parameters<typeof stationFolder>[2]>;

export async function opened(options: Options = {}, disk?: JournalDisk): Promise<RunningStation> {
  const policy = { ...options.policy, console: { idleSignOutMinutes: 30 } };
  session = await stationFolder(folder.path, clock, { ...options, policy });
  return again(disk);
}

/** The station starts on its folder, the session is opened, and somebody signs in at the console. */
export async function again(disk?: JournalDisk): Promise<RunningStation> {
  const one = await runStation(folder.path, clock, disk);
  running.push(one);
  await openSession(one);
  expect(await one.ask['console:sign-in'](FIRST)).toEqual(OK);
  return one;
}

export async function sit(one: RunningStation, seat = 1, word?: boolean): Promise<void> {
  await toExam(one, session.content, seat);
  const attemptId = one.station.desk.memory.current?.attemptId;
  if (attemptId === undefined) throw new Error('nobody sits here');
  expect(await one.ask['exam:submit']({ attemptId })).toEqual(OK);
  if (word !== undefined) {
    expect(await one.ask['closing:answer-score']({ attemptId, isConfirmed: word })).toEqual(OK);
  }
  expect(await one.ask['exam:leave']({})).toEqual(OK);
}

export async function viewOf(one: RunningStation): Promise<ClosingView> {
  const shown = await one.ask['closing:view']({});
  if (!shown.ok) throw new Error(shown.error.kind);
  return shown.value;
}

export const candidateIds = (seats: readonly number[]) =>
  session.content.candidates.filter((one) => seats.includes(one.seat)).map((one) => one.candidateId);

/** All but those who sat here are said to be absent or, by their seats, at another machine. */
export async function placeRest(one: RunningStation, elsewhereSeats: readonly number[] = []): Promise<void> {
  const open = (await viewOf(one)).people.filter((person) =>
    ['unplaced', 'absent', 'elsewhere'].includes(person.place.kind),
  );
  const ids = (isElsewhere: boolean) =>
    open.filter((p) => elsewhereSeats.includes(p.seat) === isElsewhere).map((p) => p.candidateId);
  expect(await one.ask['closing:place']({ absent: ids(false), elsewhere: ids(true) })).toEqual(OK);
}

export async function sign(one: RunningStation, signer: typeof FIRST) {
  return one.ask['closing:sign']({ statement: (await viewOf(one)).statement, signer });
}

export async function signAll(one: RunningStation): Promise<void> {
  for (const signer of [FIRST, SECOND, HEAD]) expect(await sign(one, signer)).toEqual(OK);
}

export async function close(one: RunningStation) {
  return one.ask['closing:close']({ statement: (await viewOf(one)).statement });
}

export const blocksOf = async (one: RunningStation) => (await viewOf(one)).blocks.map((block) => block.kind);

export async function recordsOf(kind: string): Promise<readonly unknown[]> {
  const records = await journalEntries(folder.path, 'record');
  return records
    .filter((one) => one.envelope.kind === kind)
    .map(({ envelope }) => {
      const body = openRecordBody(suiteB, envelope, session.centreKeys.box);
      return JSON.parse(body ?? '');
    });
}
