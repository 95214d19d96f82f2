import { signState } from '../../src-crypto/station-words';
import { suiteB } from '../../src-crypto/suite-b';
import type { JournalEntry } from '../../src-main/journal/journal-entry';
import { createOutbox } from '../../src-main/journal/outbox';
import { centreClient } from '../../src-main/sync/centre-client';
import { startSyncLoop } from '../../src-main/sync/sync-loop';
import { AttemptId } from '../../src-shared/basics/ids';
import { PROTOCOL_VERSION } from '../../src-shared/contracts/sync/protocol-version';
import type { RecordEnvelope } from '../../src-shared/domain/record/record-envelope';
import type { SyncStation } from './build-sync-station';

/** A station's own client, queue and loop, with a journal that is an array, against a real server. */
export function buildRoad(station: SyncStation, serverUrl: () => string) {
  const journal: JournalEntry[] = [];
  const outbox = createOutbox();
  let monoMs = 1;
  const now = () => ({ wallMs: 1_773_104_400_000 + monoMs, monoMs: monoMs++, bootId: 'boot' });
  const take = (entries: readonly JournalEntry[]): void => {
    for (const entry of entries) {
      journal.push(entry);
      outbox.note(entry);
    }
  };
  const loop = startSyncLoop(
    {
      suite: suiteB,
      outbox,
      client: { sendBatch: (batch) => centreClient(serverUrl()).sendBatch(batch) },
      stationId: station.stationId,
      centre: station.centre,
      now,
      append: async (entries) => {
        take(entries);
        return true;
      },
      recordsAfter: async (epoch, afterSeq) =>
        journal.flatMap((entry) =>
          entry.kind === 'record' && entry.envelope.epoch === epoch && entry.envelope.seq > afterSeq
            ? [{ envelope: entry.envelope, queuedAtMs: entry.at.wallMs }]
            : [],
        ),
    },
    // Nothing goes by itself: the test says when.
    { after: () => () => undefined, dice: () => 0.5 },
    () => undefined,
    () => undefined,
  );
  return {
    outbox,
    stop: loop.stop,
    queue: (records: readonly RecordEnvelope[]) =>
      take(
        records.map((envelope) => ({
          kind: 'record',
          at: now(),
          attemptId: AttemptId.parse('0'.repeat(32)),
          envelope,
        })),
      ),
    /** Tries until nothing waits. */
    drain: async (): Promise<void> => {
      while (outbox.state().pendingCount > 0) await loop.tryNow();
    },
    beat: async (): Promise<void> => {
      const state = {
        kind: 'heartbeat',
        stationId: station.stationId,
        at: now(),
        appVersion: '0',
        phase: 'idle',
        camera: 'unknown',
        focus: 'unknown',
        pendingRecords: outbox.state().pendingCount,
        pendingEvidence: 0,
      } as const;
      const signature = signState(suiteB, state, station.keys.sign.privateKey);
      const answer = await centreClient(serverUrl()).sendHeartbeat({
        protocolVersion: PROTOCOL_VERSION,
        state,
        signature,
      });
      if (!answer.ok) throw new Error(JSON.stringify(answer.error));
      loop.hearMarks(answer.value.marks);
    },
  };
}
