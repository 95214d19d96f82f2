import { describe, expect, it } from 'vitest';
import { signReceipt } from '../../../src-crypto/receipt-seal';
import { suiteB } from '../../../src-crypto/suite-b';
import type { JournalEntry } from '../../../src-main/journal/journal-entry';
import { createOutbox } from '../../../src-main/journal/outbox';
import type { CentreClient, CentreProblem } from '../../../src-main/sync/centre-client';
import { type SyncDeps, syncOnce } from '../../../src-main/sync/sync-once';
import { toBase64Url } from '../../../src-shared/basics/bytes-text';
import { AttemptId, Epoch } from '../../../src-shared/basics/ids';
import { err, ok, type Result } from '../../../src-shared/basics/result';
import type { BatchReceipt, RecordBatch, UnsignedReceipt } from '../../../src-shared/contracts/sync/records';
import { buildRecords, centreTestKeys, TEST_STATION } from '../../builders/build-record';

const EPOCH = Epoch.parse('00112233445566ff');
const at = { wallMs: 1_700_000_000_000, monoMs: 5, bootId: 'boot' };
type Answer = (batch: RecordBatch) => Result<BatchReceipt, CentreProblem>;

function receiptFor(batch: RecordBatch, change: Partial<UnsignedReceipt> = {}): BatchReceipt {
  const last = batch.records.at(-1);
  if (last === undefined) throw new Error('empty batch');
  const receipt: UnsignedReceipt = {
    serverId: 'centre',
    stationId: batch.stationId,
    epoch: batch.epoch,
    receivedThrough: last.seq,
    durableThrough: last.seq,
    headHash: last.hash,
    serverTimeMs: 1,
    outcomes: batch.records.map(({ seq }) => ({ seq, outcome: 'stored' })),
    ...change,
  };
  return signReceipt(suiteB, receipt, centreTestKeys.sign.privateKey);
}

function station(count: number, answer: Answer) {
  const outbox = createOutbox();
  const journal: JournalEntry[] = [];
  const batches: number[][] = [];
  let isDiskFull = false;
  const take = (entry: JournalEntry): void => {
    journal.push(entry);
    outbox.note(entry);
  };
  const attemptId = AttemptId.parse('0'.repeat(32));
  for (const envelope of buildRecords(EPOCH, count)) take({ kind: 'record', at, attemptId, envelope });
  const client = {
    sendBatch: async (batch: RecordBatch) => {
      batches.push(batch.records.map((record) => record.seq));
      return answer(batch);
    },
  } as Pick<CentreClient, 'sendBatch'> as CentreClient;
  const deps: SyncDeps = {
    suite: suiteB,
    outbox,
    client,
    stationId: TEST_STATION,
    centre: {
      serverId: 'centre',
      keyId: '0'.repeat(16),
      signPublicKey: toBase64Url(centreTestKeys.sign.publicKey),
      boxPublicKey: toBase64Url(centreTestKeys.box.publicKey),
    },
    now: () => at,
    append: async (entries) => {
      if (isDiskFull) return false;
      for (const entry of entries) take(entry);
      return true;
    },
    recordsAfter: async (epoch, afterSeq) =>
      journal.flatMap((entry) =>
        entry.kind === 'record' && entry.envelope.epoch === epoch && entry.envelope.seq > afterSeq
          ? [{ envelope: entry.envelope, queuedAtMs: entry.at.wallMs }]
          : [],
      ),
  };
  return {
    deps,
    outbox,
    journal,
    batches,
    fillDisk: () => {
      isDiskFull = true;
    },
    pending: () => outbox.state().pendingCount,
    /** What a restart would see: the fold of the journal alone. */
    pendingAfterRestart: () => {
      const fresh = createOutbox();
      for (const entry of journal) fresh.note(entry);
      return fresh.state().pendingCount;
    },
  };
}

describe('one attempt at sending', () => {
  it('clears the queue by a receipt that the pinned centre signed, and only after the receipt is on disk', async () => {
    const one = station(3, (batch) => ok(receiptFor(batch)));
    expect(await syncOnce(one.deps, 500, false)).toEqual({ kind: 'progress' });
    expect(one.pending()).toBe(0);
    expect(one.pendingAfterRestart()).toBe(0);
    expect(one.journal.slice(-2).map((entry) => entry.kind)).toEqual(['batch-sent', 'receipt']);
    expect(await syncOnce(one.deps, 500, false)).toEqual({ kind: 'idle' });
  });

  it('sends oldest first in batches of the limit', async () => {
    const one = station(5, (batch) => ok(receiptFor(batch)));
    while ((await syncOnce(one.deps, 2, false)).kind === 'progress');
    expect(one.batches).toEqual([[1, 2], [3, 4], [5]]);
  });

  it('keeps everything when the receipt cannot be written down', async () => {
    const one = station(2, (batch) => ok(receiptFor(batch)));
    one.fillDisk();
    expect(await syncOnce(one.deps, 500, false)).toEqual({ kind: 'retry', why: 'disk' });
    expect(one.pending()).toBe(2);
  });

  const forged: readonly (readonly [string, Answer])[] = [
    [
      'signed by somebody else',
      (batch) => ok(signReceipt(suiteB, receiptFor(batch).receipt, suiteB.newSignKeys().privateKey)),
    ],
    [
      'changed after it was signed',
      (batch) => {
        const real = receiptFor(batch, { receivedThrough: 1, headHash: batch.records[0]?.hash as never });
        return ok({ ...real, receipt: { ...real.receipt, receivedThrough: 2 } });
      },
    ],
    ['of another server', (batch) => ok(receiptFor(batch, { serverId: 'other' }))],
    ['of another station', (batch) => ok(receiptFor(batch, { stationId: 'ST-000002' as never }))],
    ['of another epoch', (batch) => ok(receiptFor(batch, { epoch: Epoch.parse('ffffffffffffffff') }))],
    ['beyond what was sent', (batch) => ok(receiptFor(batch, { receivedThrough: 99 }))],
    ['with a head that is not ours', (batch) => ok(receiptFor(batch, { headHash: 'a'.repeat(64) as never }))],
  ];
  it.each(forged)('forgets nothing on a receipt %s', async (_, answer) => {
    const one = station(2, answer);
    expect(await syncOnce(one.deps, 500, false)).toEqual({ kind: 'retry', why: 'not-understood' });
    expect(one.pending()).toBe(2);
  });

  const problems: readonly (readonly [CentreProblem, object])[] = [
    [{ kind: 'unreachable' }, { kind: 'retry', why: 'unreachable' }],
    [
      { kind: 'not-understood', status: 200 },
      { kind: 'retry', why: 'not-understood' },
    ],
    [{ kind: 'not-understood', status: 413 }, { kind: 'smaller-batch' }],
    [{ kind: 'refused', refusal: { refusal: 'too-large', maxBytes: 1 } }, { kind: 'smaller-batch' }],
    [
      { kind: 'refused', refusal: { refusal: 'try-later', retryAfterSeconds: 7 } },
      { kind: 'retry', why: 'busy', afterSeconds: 7 },
    ],
  ];
  it.each(problems)('%j leaves the queue as it is', async (problem, outcome) => {
    const one = station(2, () => err(problem));
    expect(await syncOnce(one.deps, 500, false)).toEqual(outcome);
    expect(one.pendingAfterRestart()).toBe(2);
  });

  it('refills a centre whose mark went back, from the journal', async () => {
    let mark = 2;
    const one = station(4, (batch) => {
      if (batch.records[0]?.seq !== mark + 1) {
        return err({ kind: 'refused', refusal: { refusal: 'gap', receivedThrough: mark } });
      }
      mark = batch.records.at(-1)?.seq ?? mark;
      return ok(receiptFor(batch));
    });
    mark = 0;
    expect(await syncOnce(one.deps, 500, false)).toEqual({ kind: 'progress' });
    mark = 1; // restored from an older backup
    for (const envelope of buildRecords(EPOCH, 5).slice(4)) {
      one.outbox.note({ kind: 'record', at, attemptId: AttemptId.parse('1'.repeat(32)), envelope });
    }
    expect(await syncOnce(one.deps, 500, false)).toEqual({ kind: 'rewound' });
    expect(await syncOnce(one.deps, 500, false)).toEqual({ kind: 'progress' });
    expect(one.batches.at(-1)?.[0]).toBe(2);
  });

  it.each(['fork', 'not-authentic', 'unknown-station'] as const)(
    '%s is kept, written down, and waits for a person',
    async (refusal) => {
      const one = station(1, () =>
        err({ kind: 'refused', refusal: refusal === 'fork' ? { refusal, seq: 1 } : { refusal } }),
      );
      expect(await syncOnce(one.deps, 500, false)).toEqual({ kind: 'needs-person' });
      expect(one.pendingAfterRestart()).toBe(1);
      expect(await syncOnce(one.deps, 500, false)).toEqual({ kind: 'needs-person' });
      expect(one.batches.length).toBe(1);
      await syncOnce(one.deps, 500, true);
      expect(one.batches.length).toBe(2);
    },
  );
});
