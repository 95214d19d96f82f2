import { signClaim } from '../../src-crypto/station-words';
import type { CryptoSuite } from '../../src-crypto/suite';
import type { Sha256Hex, StationId } from '../../src-shared/basics/ids';
import { EVIDENCE_CHUNK_MAX_BYTES, type EvidenceClaim } from '../../src-shared/contracts/sync/evidence';
import type { EvidenceClient } from './evidence-client';
import { retryDelayMs } from './retry-schedule';
import type { SyncTimers } from './sync-loop';

export type EvidenceLaneDeps = {
  readonly suite: CryptoSuite;
  readonly stationId: StationId;
  readonly signPrivateKey: Uint8Array;
  readonly client: EvidenceClient;
  /** What the policy lets leave and the centre has not confirmed, the oldest first. */
  readonly waiting: () => readonly { readonly sha256: Sha256Hex; readonly bytes: number }[];
  /** The whole sealed piece; undefined when it is not there any more. */
  readonly read: (sha256: Sha256Hex) => Promise<Uint8Array | undefined>;
  /** Records go first: while one waits, no picture takes its line. */
  readonly areRecordsWaiting: () => boolean;
  /** The centre has all of it; false when that could not be written down. */
  readonly noteSent: (sha256: Sha256Hex) => Promise<boolean>;
};

const LOOK_EVERY_MS = 30_000;

/**
 * The lane of what is large and can wait: one piece at a time, in chunks, taken up where the centre stands. Never deletes
 * anything, whatever it is answered, and gives up on nothing: what fails is tried again, with full jitter up to 5 min.
 */
export function startEvidenceLane(
  deps: EvidenceLaneDeps,
  timers: SyncTimers,
): { readonly stop: () => void; readonly runOnce: () => Promise<void> } {
  let cancel: () => void = () => undefined;
  let isStopped = false;
  let failures = 0;

  function plan(ms: number): void {
    if (!isStopped) cancel = timers.after(ms, () => void turn());
  }

  async function turn(): Promise<void> {
    const isGood = await runOnce().then(
      () => true,
      () => false,
    );
    failures = isGood ? 0 : failures + 1;
    plan(isGood ? LOOK_EVERY_MS : Math.max(1000, retryDelayMs(failures, timers.dice())));
  }

  /** Sends what waits until records are waiting or nothing is; throws when a piece did not get through. */
  async function runOnce(): Promise<void> {
    for (const piece of deps.waiting()) {
      if (isStopped || deps.areRecordsWaiting()) return;
      await sendPiece(piece);
    }
  }

  async function sendPiece(piece: { readonly sha256: Sha256Hex; readonly bytes: number }): Promise<void> {
    const sealed = await deps.read(piece.sha256);
    if (sealed === undefined || sealed.length === 0) return;
    const unsigned = { stationId: deps.stationId, sha256: piece.sha256, bytes: sealed.length };
    const claim: EvidenceClaim = {
      ...unsigned,
      signature: signClaim(deps.suite, unsigned, deps.signPrivateKey),
    };
    const at = await deps.client.offsetOf(claim);
    if (!at.ok) throw new Error(at.error.kind);
    // A piece that the centre threw away at its end is begun again once; then another time.
    let offset = at.value;
    let begunAgain = 0;
    for (;;) {
      const chunk = sealed.subarray(offset, offset + EVIDENCE_CHUNK_MAX_BYTES);
      const answer = await deps.client.send(claim, offset, chunk);
      if (!answer.ok) throw new Error(answer.error.kind);
      if (answer.value.isWhole) break;
      if (answer.value.offset <= offset && ++begunAgain > 2) throw new Error('the centre does not move on');
      offset = Math.min(answer.value.offset, sealed.length);
      // Records that came up meanwhile go first; this piece is taken up from here.
      if (deps.areRecordsWaiting()) return;
    }
    if (!(await deps.noteSent(piece.sha256))) throw new Error('not written down');
  }

  plan(LOOK_EVERY_MS);
  return {
    runOnce,
    stop: () => {
      isStopped = true;
      cancel();
    },
  };
}
