import { afterEach, beforeEach, expect, it } from 'vitest';
import { verifyRecord } from '../../../src-crypto/record-seal';
import { suiteA } from '../../../src-crypto/suite-a';
import { RecordEnvelope } from '../../../src-shared/domain/record/record-envelope';
import {
  openSession,
  type RunningStation,
  runStation,
  stationFolder,
  testClock,
  toExam,
} from '../../builders/build-station';
import { journalEntries } from '../../builders/journal-entries';
import { openStationResult } from '../../builders/open-station-result';
import { tempFolder } from '../../builders/temp-folder';

let folder: Awaited<ReturnType<typeof tempFolder>>;
let one: RunningStation;
const clock = testClock();

beforeEach(async () => {
  folder = await tempFolder('suite-a');
});
afterEach(async () => {
  await one.station.close();
  await folder.remove();
});

it('a package of suite A is opened at a station, an exam is sat, and its record is sealed in suite A (LW-8)', async () => {
  const session = await stationFolder(folder.path, clock, { suite: suiteA });
  one = await runStation(folder.path, clock);
  expect(one.station.desk.memory.package?.suite.id).toBe('A');
  await openSession(one);
  await toExam(one, session.content);
  const view = await one.view();
  if (view.kind !== 'exam') throw new Error(view.kind);
  expect(await one.ask['exam:submit']({ attemptId: view.candidate.attemptId })).toMatchObject({ ok: true });
  expect((await one.view()).kind).toBe('result');

  const [entry] = await journalEntries(folder.path, 'record');
  const envelope = RecordEnvelope.parse(entry?.envelope);
  const { keys } = one.station.desk.memory.identity ?? {};
  expect(envelope.suite).toBe('A');
  expect(verifyRecord(suiteA, envelope, keys?.sign.publicKey ?? new Uint8Array(32))).toBe('authentic');
  const result = openStationResult(session.content, envelope, session.centreKeys.box, suiteA);
  expect(result.claimed).toMatchObject({ isPass: false });
});
