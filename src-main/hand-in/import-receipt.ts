import { readFile } from 'node:fs/promises';
import { verifyReceipt } from '../../src-crypto/receipt-seal';
import { err, ok, type Result } from '../../src-shared/basics/result';
import { HandInReceiptFile } from '../../src-shared/contracts/hand-in/hand-in-file';
import type { ImportReceiptProblem } from '../../src-shared/contracts/ipc/hand-in-channels';
import type { BatchReceipt } from '../../src-shared/contracts/sync/records';
import { type Desk, NOT_NOW, notWritten } from '../exam/desk';
import type { StationIdentity } from '../exam/station-memory';

/**
 * A receipt that came by hand counts as one that came over the line: the pinned centre's signature, this station, a
 * chain of ours, and a head that is our own record. All of a file or nothing.
 */
export async function importReceipt(
  desk: Desk,
  file: string,
): Promise<Result<Record<string, never>, ImportReceiptProblem>> {
  const { identity } = desk.memory;
  if (identity === undefined) return err(NOT_NOW);
  const parsed = HandInReceiptFile.safeParse(await readJson(file));
  if (!parsed.success) return err({ kind: 'not-a-receipt' });
  const { stationId, receipts } = parsed.data;
  if (stationId !== identity.stationId) return err({ kind: 'receipt-of-another' });
  if (!receipts.every((one) => isOurs(desk, identity, one))) return err({ kind: 'receipt-not-authentic' });
  const written = await desk.append(receipts.map((answer) => ({ kind: 'receipt', at: desk.now(), answer })));
  if (!written.ok) return err(notWritten(written.error));
  desk.log('hand-in-receipt', { receipts: receipts.length });
  desk.changed();
  return ok({});
}

function isOurs(desk: Desk, { stationId, centre }: StationIdentity, answer: BatchReceipt): boolean {
  const { receipt } = answer;
  if (receipt.stationId !== stationId || receipt.serverId !== centre.serverId) return false;
  if (receipt.receivedThrough > desk.outbox.chainEnd(receipt.epoch).seq) return false;
  const head = desk.outbox.hashAt(receipt.epoch, receipt.receivedThrough);
  if (head !== undefined && head !== receipt.headHash) return false;
  return verifyReceipt(desk.suite, answer, Buffer.from(centre.signPublicKey, 'base64url'));
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return undefined;
  }
}
