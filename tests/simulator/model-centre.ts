import { signReceipt } from '../../src-crypto/receipt-seal';
import type { CentreProblem } from '../../src-main/sync/centre-client';
import type { Epoch, StationId } from '../../src-shared/basics/ids';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { HeartbeatAnswer } from '../../src-shared/contracts/sync/heartbeat';
import type { BatchReceipt } from '../../src-shared/contracts/sync/records';
import { GENESIS_HASH, type RecordEnvelope } from '../../src-shared/domain/record/record-envelope';
import { toySuite } from './toy-suite';

export const CENTRE_KEY = new Uint8Array(32).fill(9);
export const SERVER_ID = 'model-centre';

/** What the rules of `import_batch` would be without one of their parts; the suite must notice each. */
export type Mutation = 'none' | 'no-lock' | 'no-hash-comparison';

type Mark = { readonly receivedThrough: number; readonly headHash: RecordEnvelope['hash'] };
type Row = Pick<RecordEnvelope, 'stationId' | 'epoch' | 'seq' | 'hash' | 'prevHash'>;

export type ModelBatch = {
  readonly stationId: StationId;
  readonly epoch: Epoch;
  readonly records: readonly RecordEnvelope[];
};

export type ModelAnswer =
  | { readonly kind: 'imported'; readonly receivedThrough: number; readonly headHash: RecordEnvelope['hash'] }
  | { readonly kind: 'gap'; readonly receivedThrough: number }
  | { readonly kind: 'fork'; readonly seq: number };

export type Tables = { readonly marks: Map<string, Mark>; readonly inbox: Row[]; readonly quarantine: Row[] };

const START: Mark = { receivedThrough: 0, headHash: GENESIS_HASH };
const chainOf = (at: { readonly stationId: string; readonly epoch: string }) => `${at.stationId}|${at.epoch}`;

/**
 * The centre's database by the rules of the SQL function `import_batch`; `model-against-postgres` holds the two against
 * each other. Reading and writing are two moments, as in a database; with the lock nothing comes between them.
 */
export class ModelCentre {
  private tables: Tables = { marks: new Map(), inbox: [], quarantine: [] };
  /** Counts restorations; a mark is monotone within one. */
  incarnation = 0;
  readonly broken: string[] = [];

  constructor(private readonly mutation: Mutation = 'none') {}

  /** First moment: what the transaction sees of the mark. */
  look(batch: ModelBatch): Mark {
    return this.tables.marks.get(chainOf(batch)) ?? START;
  }

  /** Second moment: decide and write. With the lock, the mark is what it is now. */
  import(batch: ModelBatch, seen: Mark): ModelAnswer {
    const mark = this.mutation === 'no-lock' ? seen : this.look(batch);
    const [first] = batch.records;
    const last = batch.records.at(-1);
    if (first === undefined || last === undefined) throw new Error('an empty batch');
    if (first.seq > mark.receivedThrough + 1) return { kind: 'gap', receivedThrough: mark.receivedThrough };
    const fork = this.mutation === 'no-hash-comparison' ? undefined : this.forkIn(batch, mark);
    if (fork !== undefined) {
      this.tables.quarantine.push(...batch.records.filter((record) => record.seq >= fork));
      return { kind: 'fork', seq: fork };
    }
    if (last.seq <= mark.receivedThrough) return { kind: 'imported', ...mark };
    this.tables.inbox.push(...batch.records.filter((record) => record.seq > mark.receivedThrough));
    const moved = { receivedThrough: last.seq, headHash: last.hash };
    const before = this.look(batch).receivedThrough;
    if (moved.receivedThrough < before)
      this.broken.push(`mark of ${chainOf(batch)} went back from ${before}`);
    this.tables.marks.set(chainOf(batch), moved);
    return { kind: 'imported', ...moved };
  }

  answer(batch: ModelBatch, stored: ModelAnswer, nowMs: number): Result<BatchReceipt, CentreProblem> {
    if (stored.kind === 'gap')
      return err({ kind: 'refused', refusal: { refusal: 'gap', receivedThrough: stored.receivedThrough } });
    if (stored.kind === 'fork')
      return err({ kind: 'refused', refusal: { refusal: 'fork', seq: stored.seq } });
    const receipt = {
      serverId: SERVER_ID,
      stationId: batch.stationId,
      epoch: batch.epoch,
      receivedThrough: stored.receivedThrough,
      durableThrough: stored.receivedThrough,
      headHash: stored.headHash,
      serverTimeMs: nowMs,
      outcomes: [],
    };
    return ok(signReceipt(toySuite, receipt, CENTRE_KEY));
  }

  marksOf(stationId: StationId): HeartbeatAnswer['marks'] {
    return [...this.tables.marks].flatMap(([chain, mark]) => {
      const [station, epoch] = chain.split('|');
      return station === stationId ? [{ epoch: epoch as Epoch, ...mark }] : [];
    });
  }

  backup(): Tables {
    const { marks, inbox, quarantine } = this.tables;
    return { marks: new Map(marks), inbox: [...inbox], quarantine: [...quarantine] };
  }

  restore(backup: Tables): void {
    this.tables = {
      marks: new Map(backup.marks),
      inbox: [...backup.inbox],
      quarantine: [...backup.quarantine],
    };
    this.incarnation += 1;
  }

  /** Each number once, every chain whole and linked up to its mark. */
  check(): readonly string[] {
    const broken = [...this.broken];
    const chains = new Map<string, Row[]>();
    for (const row of this.tables.inbox) chains.set(chainOf(row), [...(chains.get(chainOf(row)) ?? []), row]);
    for (const [chain, rows] of chains) {
      const sorted = rows.toSorted((a, b) => a.seq - b.seq);
      sorted.forEach((row, at) => {
        if (row.seq !== at + 1) broken.push(`${chain} holds ${row.seq} where ${at + 1} belongs`);
        const before = at === 0 ? GENESIS_HASH : sorted[at - 1]?.hash;
        if (row.prevHash !== before) broken.push(`${chain} does not hang together at ${row.seq}`);
      });
      const mark = this.tables.marks.get(chain) ?? START;
      if (mark.receivedThrough !== sorted.length || mark.headHash !== sorted.at(-1)?.hash)
        broken.push(`the mark of ${chain} is not its last record`);
    }
    return broken;
  }

  holds(record: Row): boolean {
    return this.tables.inbox.some((row) => chainOf(row) === chainOf(record) && row.hash === record.hash);
  }

  private forkIn(batch: ModelBatch, mark: Mark): number | undefined {
    const [first] = batch.records;
    if (first?.seq === mark.receivedThrough + 1)
      return first.prevHash === mark.headHash ? undefined : mark.receivedThrough;
    const known = new Map(
      this.tables.inbox.filter((row) => chainOf(row) === chainOf(batch)).map((row) => [row.seq, row.hash]),
    );
    return batch.records.find(
      (record) => record.seq <= mark.receivedThrough && known.get(record.seq) !== record.hash,
    )?.seq;
  }
}
