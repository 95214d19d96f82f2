import { describe, expect, it } from 'vitest';
import { signReceipt } from '../../../src-crypto/receipt-seal';
import { suiteB } from '../../../src-crypto/suite-b';
import type { JournalEntry } from '../../../src-main/journal/journal-entry';
import { createOutbox } from '../../../src-main/journal/outbox';
import type { CentreProblem } from '../../../src-main/sync/centre-client';
import { type SyncEvent, startOfSync, syncStep, WATCHDOG_MS } from '../../../src-main/sync/sync-core';
import type { SyncOutcome } from '../../../src-main/sync/take-answer';
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
  const chain = buildRecords(EPOCH, count + 1);
  for (const envelope of chain.slice(0, count)) take({ kind: 'record', at, attemptId, envelope });
  const centre = {
    serverId: 'centre',
    keyId: '0'.repeat(16),
    signPublicKey: toBase64Url(centreTestKeys.sign.publicKey),
    boxPublicKey: toBase64Url(centreTestKeys.box.publicKey),
  };
  let monoMs = 5;
  const now = () => ({ ...at, monoMs });
  let { state } = startOfSync(now());
  /** Tells the core, does what it asks for until it waits again, and answers what it reported on the way. */
  const tell = (first: SyncEvent): SyncOutcome['kind'][] => {
    const reported: SyncOutcome['kind'][] = [];
    const events = [first];
    for (let event = events.shift(); event !== undefined; event = events.shift()) {
      const partners = { suite: suiteB, stationId: TEST_STATION, centre };
      const turn = syncStep(state, event, { ...partners, outbox, now: now(), dice: 0.5 });
      state = turn.state;
      for (const effect of turn.effects) {
        switch (effect.kind) {
          case 'send': {
            const { epoch, records } = effect.batch;
            batches.push(records.map((record) => record.seq));
            const sent = { protocolVersion: 2, stationId: TEST_STATION, epoch, records };
            events.push({ kind: 'answered', flightNo: effect.flightNo, answer: answer(sent) });
            break;
          }
          case 'write':
            if (!isDiskFull) for (const entry of effect.entries) take(entry);
            events.push({ kind: 'written', flightNo: effect.flightNo, isWritten: !isDiskFull });
            break;
          case 'read-journal':
            events.push({
              kind: 'journal-read',
              flightNo: effect.flightNo,
              epoch: effect.epoch,
              records: journal.flatMap((entry) =>
                entry.kind === 'record' && entry.envelope.seq > effect.afterSeq
                  ? [{ envelope: entry.envelope, queuedAtMs: entry.at.wallMs }]
                  : [],
              ),
            });
            break;
          case 'refill':
            outbox.refill(effect.epoch, effect.records);
            break;
          case 'report':
            if (effect.outcome.kind !== 'restarted') reported.push(effect.outcome.kind);
            break;
          case 'set-timer':
            break;
        }
      }
    }
    return reported;
  };
  return {
    tell,
    attempt: () => tell({ kind: 'timer' }),
    state: () => state,
    pass: (ms: number) => {
      monoMs += ms;
    },
    outbox,
    journal,
    batches,
    fillDisk: () => {
      isDiskFull = true;
    },
    /** Puts the core where a send is on its way that nobody will answer. */
    loseAnswer: () => {
      const partners = { suite: suiteB, stationId: TEST_STATION, centre };
      state = syncStep(state, { kind: 'timer' }, { ...partners, outbox, now: now(), dice: 0.5 }).state;
      return state;
    },
    limit: (limit: number) => {
      state = { ...state, limit };
    },
    records: () => journal.flatMap((entry) => (entry.kind === 'record' ? [entry.envelope] : [])),
    /** Records up to this number exist from now on. */
    queue: (through: number) => {
      const has = journal.filter((entry) => entry.kind === 'record').length;
      for (const envelope of chain.slice(has, through)) take({ kind: 'record', at, attemptId, envelope });
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
  it('clears the queue by a receipt that the pinned centre signed, and only after the receipt is on disk', () => {
    const one = station(3, (batch) => ok(receiptFor(batch)));
    expect(one.attempt()).toEqual(['progress', 'idle']);
    expect(one.pending()).toBe(0);
    expect(one.pendingAfterRestart()).toBe(0);
    expect(one.journal.slice(-2).map((entry) => entry.kind)).toEqual(['batch-sent', 'receipt']);
    expect(one.attempt()).toEqual(['idle']);
  });

  it('notes with each receipt how far the centre’s clock is from its own', () => {
    const one = station(1, (batch) => ok(receiptFor(batch, { serverTimeMs: at.wallMs - 7_200_000 })));
    one.attempt();
    expect(one.journal.at(-1)).toMatchObject({ kind: 'receipt', clockOffsetMs: -7_200_000 });
  });

  it('keeps everything when the receipt cannot be written down', () => {
    const one = station(2, (batch) => ok(receiptFor(batch)));
    one.fillDisk();
    expect(one.attempt()).toEqual(['retry']);
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
  ];
  it.each(forged)('forgets nothing on a receipt %s', (_, answer) => {
    const one = station(2, answer);
    expect(one.attempt()).toEqual(['retry']);
    expect(one.state().link).toBe('not-understood');
    expect(one.pending()).toBe(2);
  });

  const otherChains: readonly (readonly [string, Answer])[] = [
    ['beyond what this journal ever wrote', (batch) => ok(receiptFor(batch, { receivedThrough: 99 }))],
    ['with a head that is not ours', (batch) => ok(receiptFor(batch, { headHash: 'a'.repeat(64) as never }))],
  ];
  it.each(otherChains)('forgets nothing and asks for a person on a receipt %s', (_, answer) => {
    const one = station(2, answer);
    expect(one.attempt()).toEqual(['needs-person']);
    expect(one.pendingAfterRestart()).toBe(2);
  });

  it('believes the centre that it has more than the batch: an earlier answer was lost', () => {
    const all = station(8, (batch) => {
      const head = all.records()[5];
      return ok(receiptFor(batch, { receivedThrough: 6, headHash: head?.hash as never }));
    });
    all.limit(2);
    all.tell({ kind: 'timer' });
    expect(all.pendingAfterRestart()).toBe(2);
  });

  it('refills a centre whose mark went back, from the journal', () => {
    let mark = 0;
    const one = station(4, (batch) => {
      if (batch.records[0]?.seq !== mark + 1) {
        return err({ kind: 'refused', refusal: { refusal: 'gap', receivedThrough: mark } });
      }
      mark = batch.records.at(-1)?.seq ?? mark;
      return ok(receiptFor(batch));
    });
    one.attempt();
    mark = 1; // restored from an older backup
    one.queue(5);
    expect(one.attempt()).toEqual(['rewound']);
    expect(one.attempt()).toEqual(['progress', 'idle']);
    expect(one.batches.at(-1)).toEqual([2, 3, 4, 5]);
  });

  it('refills it though nothing new is waiting, when a heartbeat tells of the older mark', () => {
    const one = station(4, (batch) => ok(receiptFor(batch)));
    one.attempt();
    const marks = [{ epoch: EPOCH, receivedThrough: 1, headHash: one.records()[0]?.hash as never }];
    expect(one.tell({ kind: 'marks-heard', marks })).toEqual(['rewound']);
    expect(one.attempt()).toEqual(['progress', 'idle']);
    expect(one.batches.at(-1)).toEqual([2, 3, 4]);
    expect(one.tell({ kind: 'marks-heard', marks: [] })).toEqual(['rewound']);
  });

  it.each(['fork', 'not-authentic', 'unknown-station'] as const)(
    '%s is kept, written down, and waits for a person',
    (refusal) => {
      const one = station(1, () =>
        err({ kind: 'refused', refusal: refusal === 'fork' ? { refusal, seq: 1 } : { refusal } }),
      );
      expect(one.attempt()).toEqual(['needs-person']);
      expect(one.pendingAfterRestart()).toBe(1);
      expect(one.attempt()).toEqual(['needs-person']);
      expect(one.batches.length).toBe(1);
      one.tell({ kind: 'asked' });
      expect(one.batches.length).toBe(2);
    },
  );
});

describe('the size of a batch', () => {
  it.each([
    ['413', { kind: 'not-understood', status: 413 }],
    ['too-large', { kind: 'refused', refusal: { refusal: 'too-large', maxBytes: 1 } }],
    ['a time-out', { kind: 'unreachable', isTimeout: true }],
  ] as readonly (readonly [string, CentreProblem])[])(
    'is halved on %s and grows again on success',
    (_, problem) => {
      let isBad = true;
      const one = station(500, (batch) => (isBad ? err(problem) : ok(receiptFor(batch))));
      one.attempt();
      one.attempt();
      expect(one.batches.map((batch) => batch.length)).toEqual([500, 250]);
      isBad = false;
      one.attempt();
      expect(one.batches.map((batch) => batch.length)).toEqual([500, 250, 125, 188, 187]);
      expect(one.pending()).toBe(0);
    },
  );

  it.each([
    { kind: 'unreachable' },
    { kind: 'not-understood', status: 200 },
    { kind: 'refused', refusal: { refusal: 'try-later', retryAfterSeconds: 7 } },
  ] as readonly CentreProblem[])('stays as it is on %j, and so does the queue', (problem) => {
    const one = station(4, () => err(problem));
    one.attempt();
    expect(one.attempt()).toEqual(['retry']);
    expect(one.batches).toEqual([
      [1, 2, 3, 4],
      [1, 2, 3, 4],
    ]);
    expect(one.pendingAfterRestart()).toBe(4);
  });
});

describe('the watchdog', () => {
  it('starts a loop again whose answer never came, and counts it; the late answer is an echo', () => {
    const one = station(2, (batch) => ok(receiptFor(batch)));
    const stuck = one.loseAnswer();
    expect(stuck.step.kind).toBe('sending');
    one.pass(WATCHDOG_MS);
    one.tell({ kind: 'watch' });
    expect(one.state().step.kind).toBe('sending');
    one.pass(1);
    one.tell({ kind: 'watch' });
    expect(one.state()).toMatchObject({ restarts: 1, step: { kind: 'waiting' } });
    const lost: CentreProblem = { kind: 'unreachable' };
    one.tell({ kind: 'answered', flightNo: stuck.flightNo, answer: err(lost) });
    expect(one.state().failures).toBe(0);
    expect(one.attempt()).toEqual(['progress', 'idle']);
  });

  it('leaves alone a loop that has nothing to send, and one that waits for a person', () => {
    const idle = station(0, (batch) => ok(receiptFor(batch)));
    const blocked = station(1, () => err({ kind: 'refused', refusal: { refusal: 'fork', seq: 1 } }));
    for (const one of [idle, blocked]) {
      one.attempt();
      one.pass(WATCHDOG_MS * 5);
      one.tell({ kind: 'watch' });
      expect(one.state().restarts).toBe(0);
    }
  });
});
