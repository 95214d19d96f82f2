import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signReceipt } from '../../../src-crypto/receipt-seal';
import { suiteB } from '../../../src-crypto/suite-b';
import { createOutbox } from '../../../src-main/journal/outbox';
import type { CentreClient } from '../../../src-main/sync/centre-client';
import { RETRY_CAP_MS, retryDelayMs } from '../../../src-main/sync/retry-schedule';
import { startSyncLoop } from '../../../src-main/sync/sync-loop';
import { toBase64Url } from '../../../src-shared/basics/bytes-text';
import { AttemptId, Epoch } from '../../../src-shared/basics/ids';
import { err, ok } from '../../../src-shared/basics/result';
import { buildRecords, centreTestKeys, TEST_STATION } from '../../builders/build-record';

describe('the retry schedule', () => {
  it('is full jitter: between nothing and the doubled base, never above five minutes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0, max: 0.999999, noNaN: true }),
        (failures, dice) => {
          const delay = retryDelayMs(failures, dice);
          expect(delay).toBeGreaterThanOrEqual(0);
          expect(delay).toBeLessThanOrEqual(Math.min(RETRY_CAP_MS, 1000 * 2 ** failures));
        },
      ),
    );
  });

  it('waits at least as long as the centre asked for, and never longer than the cap for it', () => {
    expect(retryDelayMs(1, 0, 30)).toBe(30_000);
    expect(retryDelayMs(1, 0, 315_360_000)).toBe(RETRY_CAP_MS);
  });
});

/** Virtual time: timers run when the test says so, in order. */
function virtualTimers() {
  let nowMs = 0;
  let timers: { readonly atMs: number; readonly run: () => void }[] = [];
  const settle = async (): Promise<void> => {
    for (let i = 0; i < 50; i++) await Promise.resolve();
  };
  return {
    nowMs: () => nowMs,
    after: (ms: number, run: () => void) => {
      const timer = { atMs: nowMs + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    advanceTo: async (untilMs: number) => {
      for (;;) {
        await settle();
        const next = timers.filter((one) => one.atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0];
        if (next === undefined) break;
        timers = timers.filter((one) => one !== next);
        nowMs = next.atMs;
        next.run();
      }
      nowMs = untilMs;
    },
  };
}

describe('the sync loop', () => {
  const epoch = Epoch.parse('0011223344556677');

  function run(isLineUp: () => boolean) {
    const time = virtualTimers();
    const outbox = createOutbox();
    let inFlight = 0;
    let mostInFlight = 0;
    const client = {
      sendBatch: async (batch) => {
        inFlight += 1;
        mostInFlight = Math.max(mostInFlight, inFlight);
        await Promise.resolve();
        inFlight -= 1;
        const last = batch.records.at(-1);
        if (!isLineUp() || last === undefined) return err({ kind: 'unreachable' as const });
        return ok(
          signReceipt(
            suiteB,
            {
              serverId: 'centre',
              stationId: batch.stationId,
              epoch: batch.epoch,
              receivedThrough: last.seq,
              durableThrough: last.seq,
              headHash: last.hash,
              serverTimeMs: 0,
              outcomes: [],
            },
            centreTestKeys.sign.privateKey,
          ),
        );
      },
    } as Pick<CentreClient, 'sendBatch'> as CentreClient;
    const now = () => ({ wallMs: time.nowMs(), monoMs: time.nowMs(), bootId: 'boot' });
    const loop = startSyncLoop(
      {
        suite: suiteB,
        outbox,
        client,
        stationId: TEST_STATION,
        centre: {
          serverId: 'centre',
          keyId: '0'.repeat(16),
          signPublicKey: toBase64Url(centreTestKeys.sign.publicKey),
          boxPublicKey: '',
        },
        now,
        append: async (entries) => {
          for (const entry of entries) outbox.note(entry);
          return true;
        },
        recordsAfter: async () => [],
      },
      { after: time.after, dice: () => 0.5 },
      () => undefined,
      () => undefined,
    );
    const queue = (count: number): void => {
      for (const envelope of buildRecords(epoch, count)) {
        outbox.note({ kind: 'record', at: now(), attemptId: AttemptId.parse('0'.repeat(32)), envelope });
      }
      loop.wake();
    };
    return { time, outbox, loop, queue, mostInFlight: () => mostInFlight };
  }

  it('empties the queue when the line comes back, within the cap, with nobody pressing anything', async () => {
    let isUp = false;
    const one = run(() => isUp);
    one.queue(3);
    await one.time.advanceTo(3_600_000);
    expect(one.outbox.state().pendingCount).toBe(3);
    expect(one.loop.link().link).toBe('unreachable');
    isUp = true;
    await one.time.advanceTo(3_600_000 + RETRY_CAP_MS);
    expect(one.outbox.state().pendingCount).toBe(0);
    expect(one.loop.link().link).toBe('reachable');
    one.loop.stop();
  });

  it('never has two batches on their way, however often it is woken', async () => {
    const one = run(() => true);
    one.queue(1);
    for (let i = 0; i < 20; i++) {
      one.loop.wake();
      void one.loop.tryNow();
    }
    await one.time.advanceTo(1000);
    expect(one.mostInFlight()).toBe(1);
    expect(one.outbox.state().pendingCount).toBe(0);
    one.loop.stop();
  });
});
