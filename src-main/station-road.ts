import path from 'node:path';
import type { Epoch } from '../src-shared/basics/ids';
import type { SyncStrip } from '../src-shared/contracts/ipc/sync-strip';
import type { StationState } from '../src-shared/contracts/sync/heartbeat';
import type { Desk } from './exam/desk';
import type { StationIdentity, StationMemory } from './exam/station-memory';
import { decodeEntry } from './journal/journal-entry';
import type { Journal } from './journal/open-journal';
import type { Outbox, QueuedRecord } from './journal/outbox';
import { freeBytes } from './platform/files';
import type { Log } from './platform/log';
import { readPower } from './platform/power';
import { type CentreClient, centreClient } from './sync/centre-client';
import { evidenceClient } from './sync/evidence-client';
import { startEvidenceLane } from './sync/evidence-lane';
import { startHeartbeats } from './sync/heartbeats';
import { networkWatch } from './sync/network-watch';
import { type SyncLoop, type SyncTimers, startSyncLoop } from './sync/sync-loop';
import { type PackageShelf, packageShelf } from './vault/package-shelf';
import { trustOf } from './vault/read-package';

export type StationRoad = {
  readonly client: CentreClient;
  readonly shelf: PackageShelf;
  readonly loop: SyncLoop;
  readonly stop: () => void;
  /** Asked with the beat: a line that comes up is used at once. */
  readonly lookAtNetwork: () => void;
};

/** What a registered station has: a line to its centre, a shelf for its packages, a loop that empties the queue. */
export function openRoad(
  input: { readonly folder: string; readonly dice: () => number; readonly log: Log },
  desk: Desk,
  journal: Journal | undefined,
  identity: StationIdentity,
  onChange: () => void,
): StationRoad | undefined {
  const trust = trustOf(identity.centre);
  if (trust === undefined) return undefined;
  const client = centreClient(identity.serverUrl);
  const shelf = packageShelf(path.join(input.folder, 'packages'), identity.stationId, trust);
  const timers: SyncTimers = {
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    dice: input.dice,
  };
  const loop = startSyncLoop(
    {
      suite: desk.suite,
      outbox: desk.outbox,
      client,
      stationId: identity.stationId,
      centre: identity.centre,
      now: desk.now,
      append: async (entries) => (await desk.append(entries)).ok,
      recordsAfter: (epoch, afterSeq) => recordsAfter(journal, epoch, afterSeq),
    },
    timers,
    onChange,
    (outcome) => {
      if (outcome.kind !== 'idle') input.log('sync', { outcome: outcome.kind });
    },
  );
  const heartbeats = startHeartbeats(
    {
      suite: desk.suite,
      signPrivateKey: identity.keys.sign.privateKey,
      client,
      state: async () => ({
        ...stateOf(desk, identity, await freeBytes(input.folder)),
        ...(await readPower()),
      }),
      onMarks: loop.hearMarks,
    },
    timers,
  );
  const lane = startEvidenceLane(
    {
      suite: desk.suite,
      stationId: identity.stationId,
      signPrivateKey: identity.keys.sign.privateKey,
      client: evidenceClient(identity.serverUrl),
      waiting: desk.retention.toSend,
      read: desk.evidence.read,
      areRecordsWaiting: () => desk.outbox.state().pendingCount > 0,
      noteSent: async (sha256) => (await desk.append([{ kind: 'evidence-sent', at: desk.now(), sha256 }])).ok,
    },
    timers,
  );
  const isNetworkNew = networkWatch();
  return {
    client,
    shelf,
    loop,
    lookAtNetwork: () => {
      if (isNetworkNew()) loop.wake();
    },
    stop: () => {
      loop.stop();
      heartbeats.stop();
      lane.stop();
    },
  };
}

/** Every record of an epoch above a number, read from the journal again. */
export async function recordsAfter(
  journal: Journal | undefined,
  epoch: Epoch,
  afterSeq: number,
): Promise<readonly QueuedRecord[]> {
  const records: QueuedRecord[] = [];
  await journal?.readAfter(0, journal.head().seq, (stored) => {
    const entry = decodeEntry(stored.payload);
    if (entry?.kind !== 'record') return;
    const { envelope } = entry;
    if (envelope.epoch === epoch && envelope.seq > afterSeq)
      records.push({ envelope, queuedAtMs: entry.at.wallMs });
  });
  return records;
}

/** How the station is, for the centre's board. */
function stateOf(desk: Desk, identity: StationIdentity, free: number): StationState {
  const { memory } = desk;
  const queue = desk.outbox.state();
  const { current, session } = memory;
  return {
    kind: 'heartbeat',
    stationId: identity.stationId,
    at: desk.now(),
    appVersion: '0.1.0',
    phase: phaseOf(memory),
    ...(session === undefined ? {} : { sessionId: session.opened.content.session.sessionId }),
    ...(current?.kind === 'started' ? { seat: current.seat } : {}),
    freeDiskBytes: free,
    camera: memory.isCameraOn === undefined ? 'unknown' : memory.isCameraOn ? 'works' : 'lost',
    focus: focusOf(memory),
    ...(memory.lastSavedAtMs === undefined ? {} : { lastSavedAtMs: memory.lastSavedAtMs }),
    pendingRecords: queue.pendingCount,
    ...(queue.oldestPendingAtMs === undefined ? {} : { oldestPendingAtMs: queue.oldestPendingAtMs }),
    pendingEvidence: desk.retention.toSend().length,
    ...(queue.clockOffsetMs === undefined ? {} : { clockOffsetMs: queue.clockOffsetMs }),
  };
}

/** Only a locked seat watches its window (lockdown); a paper that is covered for it has lost it. */
function focusOf({ lockdown }: StationMemory): StationState['focus'] {
  if (!lockdown.isOn) return 'unknown';
  return lockdown.cover?.because === 'focus-lost' ? 'lost' : 'kept';
}

function phaseOf({ fault, session, current, isSuspended }: StationMemory): StationState['phase'] {
  if (fault !== undefined) return 'fault';
  if (session === undefined) return 'idle';
  if (current === undefined) return 'open';
  if (current.kind === 'started') return isSuspended ? 'suspended' : 'exam';
  return current.kind === 'scored' ? 'result' : 'check-in';
}

/** What the state strip says: from the queue, the last save, and the line. */
export function stripOf(outbox: Outbox, memory: StationMemory, loop: SyncLoop | undefined): SyncStrip {
  const state = outbox.state();
  return {
    pendingCount: state.pendingCount,
    ...(state.oldestPendingAtMs === undefined ? {} : { oldestPendingAtMs: state.oldestPendingAtMs }),
    ...(memory.lastSavedAtMs === undefined ? {} : { lastSavedAtMs: memory.lastSavedAtMs }),
    ...(state.lastSentAtMs === undefined ? {} : { lastSentAtMs: state.lastSentAtMs }),
    ...(state.lastAcknowledgedAtMs === undefined ? {} : { lastAcknowledgedAtMs: state.lastAcknowledgedAtMs }),
    ...(loop?.link() ?? { link: 'unknown' as const }),
  };
}
