import { openSession, runStation, stationFolder, testClock, toExam } from '../../builders/build-station';
import { type Acknowledgements, hearAcknowledgements } from './acknowledgements';
import { type FiredStation, withPatience } from './fired-station';
import type { Ledger } from './invariant';
import { type OpenPaper, openAndResume, tablesThrough } from './page-driver';

export type Sitting = {
  readonly station: FiredStation;
  readonly open: OpenPaper;
  readonly heard: Acknowledgements;
};

/** A station's folder with an exam under way and nothing answered yet. */
export async function prepareExam(folder: string, isCostly = false): Promise<void> {
  const clock = testClock(Date.now());
  const session = await stationFolder(folder, clock, { policy: { durationMinutes: 180 }, isCostly });
  const station = await runStation(folder, clock);
  await openSession(station);
  await toExam(station, session.content);
  await station.station.close();
}

/**
 * Checks journal, tables and the resumed paper of a station that has just started, and lets its exam go on.
 * Undefined when it was to die and did so before its first answer.
 */
export async function beginSitting(
  station: FiredStation,
  ledger: Ledger,
  isToDie: boolean,
): Promise<Sitting | undefined> {
  try {
    const lastSeq = await ledger.recheck();
    ledger.checkTables(await withPatience('the read model', tablesThrough(station.page, lastSeq)));
    const open = await openAndResume(station.page);
    ledger.checkAnswers(open.answers);
    return { station, open, heard: hearAcknowledgements(station.page) };
  } catch (error) {
    if (!isToDie) throw error;
    await withPatience('the end of the station', station.gone);
    return undefined;
  }
}
