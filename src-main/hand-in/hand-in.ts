import { sealHandIn } from '../../src-crypto/hand-in-seal';
import { shortCode } from '../../src-crypto/receipt-text';
import type { Epoch } from '../../src-shared/basics/ids';
import { shanghaiDateTime } from '../../src-shared/basics/instant';
import { err, ok, type Result } from '../../src-shared/basics/result';
import { RESULT_CODE } from '../../src-shared/contracts/hand-in/hand-in-codes';
import type { IpcResponse } from '../../src-shared/contracts/ipc/channels';
import type { HandInView, WriteHandInProblem } from '../../src-shared/contracts/ipc/hand-in-channels';
import { framesOf } from '../../src-shared/domain/record/code-frames';
import type { RecordEnvelope } from '../../src-shared/domain/record/record-envelope';
import { type Desk, NOT_NOW } from '../exam/desk';
import type { QueuedRecord } from '../journal/outbox';
import { writeFileAtomic } from '../platform/files';
import type { HandInLedger, HandInRecord } from './hand-in-ledger';
import { importReceipt } from './import-receipt';

export type HandIn = {
  readonly view: () => HandInView;
  readonly writeFile: () => Promise<IpcResponse<'hand-in:write-file'>>;
  readonly importReceipt: () => Promise<IpcResponse<'hand-in:import-receipt'>>;
};

export type HandInPorts = {
  readonly ledger: HandInLedger;
  readonly recordsAfter: (epoch: Epoch, afterSeq: number) => Promise<readonly QueuedRecord[]>;
  readonly chooseSavePath: (name: string) => Promise<string | undefined>;
  readonly chooseFile: (extension: string) => Promise<string | undefined>;
};

/** Results on their way by hand: a sealed file, QR codes, and the centre's receipt that comes back. */
export function createHandIn(desk: Desk, ports: HandInPorts): HandIn {
  const acknowledged = (epoch: Epoch): number =>
    desk.outbox.acknowledgedThrough().find((one) => one.epoch === epoch)?.through ?? 0;
  const view = (): HandInView => {
    const sessionId = ports.ledger.sessionId();
    const records = ports.ledger.records();
    const isReceived = ({ epoch, seq }: HandInRecord): boolean => seq <= acknowledged(epoch);
    const results = records.flatMap((one) => {
      if (one.result === undefined) return [];
      const { attemptId, seat, compact } = one.result;
      const frames = compact === undefined ? [] : framesOf(RESULT_CODE, compact, markOf(desk, compact));
      return [{ attemptId, seat, frames, isReceived: isReceived(one) }];
    });
    return {
      ...(sessionId === undefined ? {} : { sessionId }),
      records: results.length,
      roomRecords: records.length - results.length,
      waiting: records.filter((one) => !isReceived(one)).length,
      results,
    };
  };
  return {
    view,
    writeFile: async () => {
      const sealed = await sealedFile(desk, ports, acknowledged);
      if (!sealed.ok) return sealed;
      const { bytes, name, records } = sealed.value;
      const file = await ports.chooseSavePath(name);
      if (file === undefined) return err({ kind: 'cancelled' });
      try {
        await writeFileAtomic(file, bytes);
      } catch {
        return err({ kind: 'file-not-written' });
      }
      desk.log('hand-in-written', { records });
      return ok({ name, records });
    },
    importReceipt: async () => {
      const file = await ports.chooseFile('json');
      if (file === undefined) return err({ kind: 'cancelled' });
      const taken = await importReceipt(desk, file);
      return taken.ok ? ok({ waiting: view().waiting }) : taken;
    },
  };
}

type Sealed = { readonly bytes: Uint8Array; readonly name: string; readonly records: number };

/**
 * All records of the session, and whatever of the same chains the centre has not confirmed yet: a chain with a hole in
 * it could not be taken.
 */
async function sealedFile(
  desk: Desk,
  ports: HandInPorts,
  acknowledged: (epoch: Epoch) => number,
): Promise<Result<Sealed, WriteHandInProblem>> {
  const { identity } = desk.memory;
  const sessionId = ports.ledger.sessionId();
  if (identity === undefined) return err(NOT_NOW);
  const own = ports.ledger.records();
  if (sessionId === undefined || own.length === 0) return err({ kind: 'nothing-to-hand-in' });
  const records: RecordEnvelope[] = [];
  const chains: { epoch: Epoch; from: number; through: number }[] = [];
  for (const epoch of new Set(own.map((one) => one.epoch))) {
    const first = Math.min(...own.filter((one) => one.epoch === epoch).map((one) => one.seq));
    const from = Math.min(first, acknowledged(epoch) + 1);
    const chain = (await ports.recordsAfter(epoch, from - 1)).map((one) => one.envelope);
    records.push(...chain);
    chains.push({ epoch, from, through: from + chain.length - 1 });
  }
  const createdAtMs = desk.now().wallMs;
  const evidence = desk.retention
    .kept()
    .filter((item) => item.head.sessionId === sessionId)
    .map((item) => item.sha256);
  const { stationId, centre, keys } = identity;
  const bytes = sealHandIn(
    desk.suite,
    { v: 1, stationId, sessionId, serverId: centre.serverId, createdAtMs, chains, evidence },
    records,
    {
      centreBoxPublicKey: Buffer.from(centre.boxPublicKey, 'base64url'),
      stationSignPrivateKey: keys.sign.privateKey,
    },
  );
  const time = shanghaiDateTime(createdAtMs).replace(/[-: ]/g, '');
  return ok({ bytes, name: `${sessionId}-${stationId}-${time}.examhandin`, records: records.length });
}

/** Tells the frames of one result from those of another. */
function markOf(desk: Desk, compact: string): string {
  return shortCode(desk.suite, compact).replace('-', '').slice(0, 6);
}
