import { expect } from 'vitest';
import { openRecordBody } from '../../../src-crypto/record-seal';
import { suiteB } from '../../../src-crypto/suite-b';
import type { StationView } from '../../../src-shared/contracts/ipc/station-view';
import type { PackageContent } from '../../../src-shared/contracts/package/package-content';
import { HoursRecord } from '../../../src-shared/domain/record/hours-record';
import {
  GOOD_FACE,
  openSession,
  type RunningStation,
  runStation,
  stationFolder,
  type TestClock,
  type TestSession,
  testClock,
} from '../../builders/build-station';
import { fine } from '../../builders/fine';
import { journalEntries } from '../../builders/journal-entries';
import { tempFolder } from '../../builders/temp-folder';

export const SELF_STUDY = 'demo-safety-10';
export const CLASS = 'demo-quality-90';
export const MINUTE = 60_000;

export let folder: Awaited<ReturnType<typeof tempFolder>>;
export let clock: TestClock;
export let session: TestSession;
export let one: RunningStation;

/** A station whose session is open, with courses to study (CE-10); tests see what stands here as it changes. */
export async function beginStudy(options: Parameters<typeof stationFolder>[2] = {}): Promise<void> {
  folder = await tempFolder('study');
  clock = testClock();
  session = await stationFolder(folder.path, clock, options);
  await startStation();
}
/** Starts the station on its folder, with another disk or other dice where a test wants them, and opens the session. */
export async function startStation(
  disk?: Parameters<typeof runStation>[2],
  more?: Parameters<typeof runStation>[4],
): Promise<void> {
  one = await runStation(folder.path, clock, disk, undefined, more);
  await openSession(one);
}
export async function endStudy(): Promise<void> {
  await one.station.close();
  await folder.remove();
}

export const staff = { staffId: 'JK001', password: 'jia-password' };
export const second = { staffId: 'JK002', password: 'yi-password' };

export async function openCourse(courseId: string): Promise<void> {
  await fine(one.ask['console:sign-in'](staff));
  await fine(one.ask['console:study']({ act: { kind: 'open', courseId }, note: '开课' }));
}
export function numberOf({ content }: { readonly content: PackageContent }, seat: number): string {
  return content.candidates.find((candidate) => candidate.seat === seat)?.admissionNo ?? '';
}
export async function signIn(seat = 1): Promise<void> {
  await fine(one.ask['study:identify']({ number: numberOf(session, seat), errand: 'sign-in' }));
  await fine(one.ask['check-in:consent']({ isGiven: true }));
  await fine(one.ask['check-in:face-measured'](GOOD_FACE));
}
/** Time passes as at a station: a beat a second, here every 5. */
export async function pass(minutes: number): Promise<void> {
  for (let ms = 0; ms < minutes * MINUTE; ms += 5000) {
    clock.advance(5000);
    await one.station.beat();
  }
}
export async function viewOf<K extends StationView['kind']>(kind: K) {
  const view = await one.view();
  if (view.kind !== kind) throw new Error(`the screen shows ${view.kind}`);
  return view as Extract<StationView, { readonly kind: K }>;
}
export const seat = async () => (await viewOf('studying')).seat;
export async function showUp(): Promise<void> {
  await fine(one.ask['study:errand']({ sittingId: (await seat()).sittingId, errand: 'show-up' }));
  await fine(one.ask['check-in:face-measured'](GOOD_FACE));
}
export async function signOut(): Promise<void> {
  await fine(one.ask['study:errand']({ sittingId: (await seat()).sittingId, errand: 'sign-out' }));
  if ((await one.view()).kind === 'face-check') await fine(one.ask['check-in:face-measured'](GOOD_FACE));
}
export async function passQuiz(): Promise<void> {
  const quiz = await one.ask['study:quiz']({});
  if (!quiz.ok) throw new Error('no quiz');
  const items = new Map(session.content.bank.items.map((item) => [item.id, item]));
  const answers = quiz.value.items.map(({ id }) => {
    const item = items.get(id);
    return { itemId: id, chosen: item !== undefined && 'key' in item ? [...item.key] : [] };
  });
  expect(await one.ask['study:hand-in-quiz']({ answers })).toMatchObject({
    ok: true,
    value: { isPass: true },
  });
}
export async function hours(): Promise<readonly HoursRecord[]> {
  return (await journalEntries(folder.path, 'record')).map(({ envelope }) => {
    const text = openRecordBody(suiteB, envelope, session.centreKeys.box);
    return HoursRecord.parse(JSON.parse(text ?? ''));
  });
}
export async function restart(downMs: number, disk?: Parameters<typeof runStation>[2]): Promise<void> {
  await one.station.close();
  clock.reboot(downMs);
  await startStation(disk);
}
