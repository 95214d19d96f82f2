import type { Database } from '../store/database';
import { isPassing } from '../store/database-error';
import { type BatchToStore, type StoredBatch, storeBatch, storeBatches } from './store-batch';

/**
 * Another group leaves beside those on their way when more than this many batches wait for each of them. Few large groups
 * cost less than many small ones; a queue that grows all the same means that one of them hangs.
 */
const FULL_ENOUGH = 16;
const MAX_FLIGHTS = 4;
const MAX_BATCHES = 64;
const MAX_RECORDS = 1000;

type Waiting = BatchToStore & {
  readonly nowMs: number;
  readonly resolve: (stored: StoredBatch) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * Group commit: batches of different stations that come while others are being stored go together in the next round
 * trip and share one wait for the disk. Nothing waits for company: a batch that comes alone is sent alone at once. What
 * is acknowledged is committed all the same, each batch by its own answer.
 */
export class BatchGroups {
  private waiting: Waiting[] = [];
  private flights = 0;

  constructor(private readonly database: Database) {}

  /** Batches that wait for their turn. */
  get waitingCount(): number {
    return this.waiting.length;
  }

  store(one: BatchToStore, nowMs: number): Promise<StoredBatch> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ ...one, nowMs, resolve, reject });
      this.send();
    });
  }

  private send(): void {
    while (this.waiting.length > this.flights * FULL_ENOUGH && this.flights < MAX_FLIGHTS) {
      const group = this.next();
      this.flights += 1;
      void this.fly(group).finally(() => {
        this.flights -= 1;
        this.send();
      });
    }
  }

  /** The oldest, and those behind them whose chain is not among them yet: a chain's order is kept. */
  private next(): readonly Waiting[] {
    const group: Waiting[] = [];
    const left: Waiting[] = [];
    const chains = new Set<string>();
    let records = 0;
    for (const one of this.waiting) {
      const chain = `${one.batch.stationId}|${one.batch.epoch}`;
      const isFull = group.length >= MAX_BATCHES || records + one.batch.records.length > MAX_RECORDS;
      if (chains.has(chain) || (isFull && group.length > 0)) left.push(one);
      else {
        group.push(one);
        records += one.batch.records.length;
      }
      chains.add(chain);
    }
    this.waiting = left;
    return group;
  }

  private async fly(group: readonly Waiting[]): Promise<void> {
    const [first] = group;
    if (first === undefined) return;
    if (group.length === 1) return this.alone(first);
    try {
      const stored = await storeBatches(this.database, group, first.nowMs);
      for (const [at, one] of group.entries()) {
        const answer = stored[at];
        if (answer === undefined) throw new Error('a batch without an answer');
        one.resolve(answer);
      }
    } catch (error) {
      if (isPassing(error)) for (const one of group) one.reject(error);
      // One of them is something the database will not take; the others do not suffer for it.
      else for (const one of group) await this.alone(one);
    }
  }

  private async alone({ batch, signPublicKeyText, nowMs, resolve, reject }: Waiting): Promise<void> {
    await storeBatch(this.database, batch, signPublicKeyText, nowMs).then(resolve, reject);
  }
}
