import { createHash } from 'node:crypto';
import type { JournalEntry } from '../../src-main/journal/journal-entry';
import { createOutbox, type Outbox } from '../../src-main/journal/outbox';
import {
  type SyncEffect,
  type SyncEvent,
  type SyncState,
  type SyncTurn,
  startOfSync,
  syncStep,
} from '../../src-main/sync/sync-core';
import { toBase64Url } from '../../src-shared/basics/bytes-text';
import { AttemptId, Epoch, type Sha256Hex, StationId } from '../../src-shared/basics/ids';
import type { RecordEnvelope } from '../../src-shared/domain/record/record-envelope';
import { CENTRE_KEY, SERVER_ID } from './model-centre';
import { toySuite } from './toy-suite';
import type { VirtualTime } from './virtual-time';

const CENTRE = {
  serverId: SERVER_ID,
  keyId: '0'.repeat(16),
  signPublicKey: toBase64Url(CENTRE_KEY),
  boxPublicKey: '',
};
const ATTEMPT = AttemptId.parse('0'.repeat(32));

/** A station of the simulator: the real sync core and the real outbox over a journal that is an array. */
export class ModelStation {
  /** What the disk holds; survives a crash. */
  journal: JournalEntry[] = [];
  outbox: Outbox = createOutbox();
  readonly stationId: StationId;
  readonly epoch: Epoch;
  state: SyncState;
  /** Raised by each crash: what was on its way in an earlier life comes back to nobody. */
  life = 0;
  cancelTimer: () => void = () => undefined;
  wallOffsetMs = 0;

  constructor(
    no: number,
    private readonly time: VirtualTime,
    private readonly unit: () => number,
    readonly name: string = `ST-${no}`,
  ) {
    this.stationId = StationId.parse(`ST-${no}`);
    this.epoch = Epoch.parse(`${no}`.padStart(16, '0'));
    this.state = this.start().state;
  }

  now() {
    const ms = this.time.nowMs();
    return { wallMs: 1_700_000_000_000 + ms + this.wallOffsetMs, monoMs: ms, bootId: `boot-${this.life}` };
  }

  start(): SyncTurn {
    return startOfSync(this.now());
  }

  /** The effects that the world must see to. */
  tell(event: SyncEvent): readonly SyncEffect[] {
    const turn = syncStep(this.state, event, {
      suite: toySuite,
      stationId: this.stationId,
      centre: CENTRE,
      outbox: this.outbox,
      now: this.now(),
      dice: this.unit(),
    });
    this.state = turn.state;
    return turn.effects;
  }

  take(entries: readonly JournalEntry[]): void {
    for (const entry of entries) {
      this.journal.push(entry);
      this.outbox.note(entry);
    }
  }

  /** A finished exam: one record behind the last, on disk at once. `flavour` makes a clone's record another one. */
  queueRecord(flavour = ''): void {
    const { seq, prevHash } = this.outbox.chainEnd(this.epoch);
    const hash = createHash('sha256')
      .update(`${this.stationId}${this.epoch}${seq + 1}${prevHash}${flavour}`)
      .digest('hex') as Sha256Hex;
    const envelope: RecordEnvelope = {
      v: 1,
      suite: 'B',
      stationId: this.stationId,
      epoch: this.epoch,
      seq: seq + 1,
      prevHash,
      kind: 'attempt-result',
      at: this.now(),
      body: '',
      hash,
      signature: '',
    };
    this.take([{ kind: 'record', at: this.now(), attemptId: ATTEMPT, envelope }]);
  }

  /** The program dies and starts again: memory is gone, the journal is folded anew. */
  crash(): readonly SyncEffect[] {
    this.life += 1;
    this.cancelTimer();
    this.outbox = foldOf(this.journal);
    const turn = this.start();
    this.state = turn.state;
    return turn.effects;
  }

  records(): readonly RecordEnvelope[] {
    return this.journal.flatMap((entry) => (entry.kind === 'record' ? [entry.envelope] : []));
  }

  acknowledgedThrough(): number {
    const receipts = this.journal.flatMap((entry) =>
      entry.kind === 'receipt' ? [entry.answer.receipt.receivedThrough] : [],
    );
    return Math.max(0, ...receipts);
  }
}

export function foldOf(journal: readonly JournalEntry[]): Outbox {
  const outbox = createOutbox();
  for (const entry of journal) outbox.note(entry);
  return outbox;
}
