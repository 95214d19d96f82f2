import { isHandInOf, openHandIn, readHandIn } from '../../src-crypto/hand-in-seal';
import { toHex } from '../../src-shared/basics/bytes-text';
import { Sha256Hex } from '../../src-shared/basics/ids';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type {
  ChainOutcome,
  HandInAnswer,
  HandInManifest,
  HandInRefusal,
} from '../../src-shared/contracts/hand-in/hand-in-file';
import { PROTOCOL_VERSION } from '../../src-shared/contracts/sync/protocol-version';
import type { BatchReceipt, RecordBatch, RecordOutcome } from '../../src-shared/contracts/sync/records';
import type { RecordEnvelope } from '../../src-shared/domain/record/record-envelope';
import { type ImportContext, importBatch } from '../import/import-batch';
import { noteHandInFile } from './note-hand-in';

/** Records of one batch; as many as a station would send over the line. */
const AT_ONCE = 100;

/**
 * Takes a hand-in file: what it claims is checked first, then its records go through the same import as batches from
 * the line, so a file may come twice, out of order, or after the line has brought the same records. `wantedSessionId`:
 * the session that the person at the centre is collecting.
 */
export async function importHandIn(
  context: ImportContext,
  file: Uint8Array,
  wantedSessionId: string | undefined,
): Promise<Result<HandInAnswer, HandInRefusal>> {
  const { suite, serverId, keys } = context.centre;
  const parts = readHandIn(suite, file);
  if (!parts.ok) return parts;
  const { manifest } = parts.value;
  if (manifest.serverId !== serverId) return err('other-centre');
  const station = await context.stationKeys.find(manifest.stationId);
  if (station === undefined) return err('unknown-station');
  if (!isHandInOf(station.suite, parts.value, station.signPublicKey)) return err('not-authentic');
  if (wantedSessionId !== undefined && wantedSessionId !== manifest.sessionId) return err('other-session');
  const records = openHandIn(suite, parts.value, keys.box);
  if (records === undefined) return err('damaged');

  const chains: ChainOutcome[] = [];
  const receipts: BatchReceipt[] = [];
  for (const chain of manifest.chains) {
    const own = records.filter((one) => one.epoch === chain.epoch).sort((a, b) => a.seq - b.seq);
    const taken = await importChain(context, manifest, chain.epoch, own);
    chains.push(taken.outcome);
    receipts.push(...taken.receipts);
  }
  const fileSha256 = Sha256Hex.parse(toHex(suite.sha256(file)));
  const isWhole = chains.every((chain) => chain.outcome === 'imported');
  const isNew = await noteHandInFile(context.database, manifest, fileSha256, isWhole, context.now());
  const { stationId, sessionId } = manifest;
  return ok({
    outcome: isWhole ? (isNew ? 'imported' : 'imported-before') : 'incomplete',
    fileSha256,
    chains,
    receipt: { v: 1, kind: 'hand-in-receipt', fileSha256, stationId, sessionId, receipts },
  });
}

type Taken = { readonly outcome: ChainOutcome; readonly receipts: readonly BatchReceipt[] };

/** One chain, batch by batch; the first refusal ends it, and what came before stays stored. */
async function importChain(
  context: ImportContext,
  { stationId }: HandInManifest,
  epoch: RecordBatch['epoch'],
  chain: readonly RecordEnvelope[],
): Promise<Taken> {
  const outcomes: RecordOutcome[] = [];
  const receipts: BatchReceipt[] = [];
  let receivedThrough = 0;
  for (let at = 0; at < chain.length; at += AT_ONCE) {
    const records = chain.slice(at, at + AT_ONCE);
    const batch: RecordBatch = { protocolVersion: PROTOCOL_VERSION, stationId, epoch, records };
    const answer = await importBatch(context, batch);
    if (!answer.ok) {
      const mark = answer.error.refusal === 'gap' ? answer.error.receivedThrough : receivedThrough;
      const outcome = {
        epoch,
        outcome: named(answer.error.refusal),
        receivedThrough: mark,
        records: outcomes,
      };
      return { outcome, receipts };
    }
    receivedThrough = answer.value.receipt.receivedThrough;
    outcomes.push(...answer.value.receipt.outcomes);
    receipts.push(answer.value);
  }
  return { outcome: { epoch, outcome: 'imported', receivedThrough, records: outcomes }, receipts };
}

function named(refusal: string): ChainOutcome['outcome'] {
  switch (refusal) {
    case 'gap':
    case 'fork':
    case 'not-authentic':
    case 'unknown-station':
      return refusal;
    default:
      return 'malformed';
  }
}
