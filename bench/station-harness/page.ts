import Dexie, { type Table } from 'dexie';
import PouchDB from 'pouchdb-browser';
import { createRxDatabase } from 'rxdb/plugins/core';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { applyEntries } from '../../src-renderer/storage/apply-entries';
import { ReadModelDatabase } from '../../src-renderer/storage/read-model-database';
import { AttemptId, Epoch, ItemId } from '../../src-shared/basics/ids';
import type { ReadModelEntry } from '../../src-shared/domain/read-model/read-model-entry';

/** One answer saved in each way, in turn, so that a busy moment of the machine falls on all of them. */
type Journal = { readonly append: (payload: string) => Promise<number> };
const journal = Reflect.get(window, 'journal') as Journal;
const attemptId = AttemptId.parse('a'.repeat(32));
const epoch = Epoch.parse('b'.repeat(16));

type Peer = { readonly name: string; readonly save: (n: number) => Promise<unknown> };

function answerOf(n: number): ReadModelEntry & { readonly kind: 'answer-saved' } {
  const itemId = ItemId.parse(`ITEM-${n % 100}`);
  return { kind: 'answer-saved', seq: n + 1, wallMs: n, attemptId, itemId };
}

const payloadOf = (n: number): string => JSON.stringify(answerOf(n)).padEnd(330);

class PlainDexie extends Dexie {
  declare readonly answers: Table<object, [string, string]>;
  declare readonly outbox: Table<object, number>;
  constructor() {
    super('plain', { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ answers: '[attemptId+itemId], attemptId', outbox: 'seq' });
  }
}

async function peers(): Promise<readonly Peer[]> {
  const plain = new PlainDexie();
  const model = new ReadModelDatabase();
  const toModel = (n: number) => applyEntries(model, [answerOf(n)], { epoch, seq: n + 1 });
  return [
    {
      name: 'dexie-strict',
      save: (n) =>
        plain.transaction('rw', plain.answers, plain.outbox, async () => {
          await plain.answers.put(answerOf(n));
          await plain.outbox.put({ seq: n + 1, body: payloadOf(n) });
        }),
    },
    { name: 'journal', save: (n) => journal.append(payloadOf(n)) },
    { name: 'both-parallel', save: (n) => Promise.all([journal.append(payloadOf(n)), toModel(n)]) },
    {
      name: 'both-in-turn',
      save: async (n) => {
        await journal.append(payloadOf(n));
        await toModel(n);
      },
    },
    { name: 'rxdb', save: await rxSave('rx') },
    { name: 'rxdb-strict', save: await rxSave('rx-strict', 'strict') },
    { name: 'pouchdb', save: pouchSave() },
  ];
}

/** An answer and its line in the outbox, by RxDB on its Dexie storage. */
async function rxSave(name: string, chromeTransactionDurability?: 'strict'): Promise<Peer['save']> {
  const settings = chromeTransactionDurability === undefined ? {} : { chromeTransactionDurability };
  const rx = await createRxDatabase({ name, storage: getRxStorageDexie(settings), multiInstance: false });
  const id = { type: 'string', maxLength: 100 } as const;
  const schema = {
    version: 0,
    primaryKey: 'id',
    type: 'object',
    properties: { id, body: { type: 'string' } },
    required: ['id', 'body'],
  } as const;
  const { answers, outbox } = await rx.addCollections({ answers: { schema }, outbox: { schema } });
  return async (n) => {
    await answers?.upsert({ id: `ITEM-${n % 100}`, body: payloadOf(n) });
    await outbox?.insert({ id: String(n).padStart(9, '0'), body: payloadOf(n) });
  };
}

/** The same by PouchDB; it knows no strict durability, and a later answer to a question needs the revision before it. */
function pouchSave(): Peer['save'] {
  const answers = new PouchDB('pouch-answers', { auto_compaction: true });
  const outbox = new PouchDB('pouch-outbox');
  const revisions = new Map<string, string>();
  return async (n) => {
    const id = `ITEM-${n % 100}`;
    const known = revisions.get(id);
    const doc = { _id: id, body: payloadOf(n), ...(known === undefined ? {} : { _rev: known }) };
    revisions.set(id, (await answers.put(doc)).rev);
    await outbox.put({ _id: String(n).padStart(9, '0'), body: payloadOf(n) });
  };
}

async function saveTimes(rounds: number): Promise<Readonly<Record<string, readonly number[]>>> {
  const all = await peers();
  const spans: Record<string, number[]> = Object.fromEntries(all.map((peer) => [peer.name, []]));
  const warmUp = Math.ceil(rounds / 10);
  for (let n = 0; n < rounds + warmUp; n++) {
    for (const peer of all) {
      const startedAt = performance.now();
      await peer.save(n);
      if (n >= warmUp) spans[peer.name]?.push(performance.now() - startedAt);
    }
  }
  return spans;
}

Object.assign(window, { saveTimes });
