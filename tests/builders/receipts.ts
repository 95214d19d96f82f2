import type { RunningStation, TestClock } from './build-station';
import { journalEntries } from './journal-entries';

/** Writes the centre's receipt for every record that stands in this station's journal. */
export async function acknowledgeAll(one: RunningStation, folder: string, clock: TestClock): Promise<void> {
  const last = (await journalEntries(folder, 'record')).at(-1);
  if (last === undefined) throw new Error('there is no record');
  const { epoch, seq, hash, stationId } = last.envelope;
  const receipt = {
    serverId: 'test-centre',
    stationId,
    epoch,
    receivedThrough: seq,
    durableThrough: seq,
    headHash: hash,
    serverTimeMs: clock.now().wallMs,
    outcomes: [{ seq, outcome: 'stored' as const }],
  };
  await one.station.desk.append([{ kind: 'receipt', at: clock.now(), answer: { receipt, signature: '' } }]);
}
