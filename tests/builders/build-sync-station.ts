import { gzipSync } from 'node:zlib';
import { packBatch } from '../../src-crypto/batch-wire';
import { newStationKeys, type StationKeys } from '../../src-crypto/key-files';
import { sealRecord } from '../../src-crypto/record-seal';
import type { CryptoSuite } from '../../src-crypto/suite';
import { suiteB } from '../../src-crypto/suite-b';
import { fromBase64Url, toBase64Url, toHex } from '../../src-shared/basics/bytes-text';
import { canonicalJson, type Json } from '../../src-shared/basics/canonical-json';
import { Epoch } from '../../src-shared/basics/ids';
import { PROTOCOL_VERSION } from '../../src-shared/contracts/sync/protocol-version';
import { ProvisionAnswer } from '../../src-shared/contracts/sync/provision';
import { BatchReceipt, PACKED_BATCH, RecordBatch } from '../../src-shared/contracts/sync/records';
import { Refusal } from '../../src-shared/contracts/sync/refusal';
import {
  GENESIS_HASH,
  type RecordEnvelope,
  RecordKind,
} from '../../src-shared/domain/record/record-envelope';
import type { TestServer } from './start-test-server';

/** What is needed of a server to register a station with it. */
export type ServerDoor = { readonly running: { readonly url: string } } & Pick<TestServer, 'admin'>;

export type SentBatch =
  | { readonly status: 200; readonly receipt: BatchReceipt }
  | { readonly status: number; readonly refusal: Refusal };

export async function issueTestCode(server: ServerDoor): Promise<string> {
  const answer = await server.admin('POST', '/provisioning-codes', { label: '演示机位' });
  if (answer.status !== 201) throw new Error(`no code: ${answer.status}`);
  const { code } = (await answer.json()) as { code: string };
  return code;
}

export function provisionBody(code: string, keys: StationKeys, changes: object = {}): string {
  return JSON.stringify({
    protocolVersion: PROTOCOL_VERSION,
    code,
    suite: keys.suite,
    signPublicKey: toBase64Url(keys.sign.publicKey),
    boxPublicKey: toBase64Url(keys.box.publicKey),
    ...changes,
  });
}

/** The time of every record that `seal` makes. */
export const SEALED_AT = { wallMs: 1_773_104_400_000, monoMs: 4_000_000, bootId: 'boot' };

/** Registers a new station and gives it a chain of its own to write. */
export async function buildSyncStation(server: ServerDoor, suite: CryptoSuite = suiteB) {
  const keys = newStationKeys(suite);
  const answer = await postJson(
    `${server.running.url}/sync/v1/provision`,
    provisionBody(await issueTestCode(server), keys),
  );
  const { stationId, centre } = ProvisionAnswer.parse(await answer.json());
  const centreBoxPublicKey = fromBase64Url(centre.boxPublicKey);
  if (centreBoxPublicKey === undefined) throw new Error('the centre has no key');
  const newEpoch = () => Epoch.parse(toHex(suiteB.randomBytes(8)));

  /** Records whose bodies are these values, chained behind `after`. */
  const seal = (
    bodies: readonly (Json | string | Uint8Array)[],
    options: {
      epoch?: Epoch;
      after?: RecordEnvelope;
      keys?: StationKeys;
      bootId?: string;
      kind?: string;
    } = {},
  ): RecordEnvelope[] => {
    const records: RecordEnvelope[] = [];
    for (const body of bodies) {
      const before = records.at(-1) ?? options.after;
      records.push(
        sealRecord(suite, {
          stationId,
          epoch: options.epoch ?? before?.epoch ?? newEpoch(),
          seq: (before?.seq ?? 0) + 1,
          prevHash: before?.hash ?? GENESIS_HASH,
          kind: (options.kind as RecordKind | undefined) ?? kindOf(body),
          at: { ...SEALED_AT, bootId: options.bootId ?? SEALED_AT.bootId },
          clearBody: typeof body === 'string' || body instanceof Uint8Array ? body : canonicalJson(body),
          centreBoxPublicKey,
          stationSignPrivateKey: (options.keys ?? keys).sign.privateKey,
        }),
      );
    }
    return records;
  };
  const batch = (records: readonly RecordEnvelope[]) => ({
    protocolVersion: PROTOCOL_VERSION,
    stationId,
    epoch: records[0]?.epoch,
    records,
  });
  const send = async (records: readonly RecordEnvelope[], url = server.running.url): Promise<SentBatch> =>
    readBatchAnswer(await postJson(`${url}/sync/v1/records`, JSON.stringify(batch(records))));

  /** As a station of this version sends it: one signature, at the end. `spoil` lays hands on what travels. */
  const sendPacked = async (
    records: readonly RecordEnvelope[],
    spoil: (packed: Uint8Array) => Uint8Array = (packed) => packed,
  ): Promise<SentBatch> => {
    const packed = packBatch(RecordBatch.parse(batch(records)));
    if (packed === undefined) throw new Error('these records do not pack');
    const body = gzipSync(spoil(packed));
    return readBatchAnswer(await postGzip(`${server.running.url}/sync/v1/records`, body, PACKED_BATCH));
  };

  return { stationId, keys, centre, newEpoch, seal, batch, send, sendPacked };
}

/** A body that says what it is goes as that; everything else as a result. */
function kindOf(body: Json | string | Uint8Array): RecordKind {
  const named = typeof body === 'object' && body !== null && 'kind' in body ? body.kind : undefined;
  const known = RecordKind.safeParse(named);
  return known.success ? known.data : 'attempt-result';
}

export type SyncStation = Awaited<ReturnType<typeof buildSyncStation>>;

export async function readBatchAnswer(answer: Response): Promise<SentBatch> {
  const body: unknown = await answer.json();
  return answer.status === 200
    ? { status: 200, receipt: BatchReceipt.parse(body) }
    : { status: answer.status, refusal: Refusal.parse(body) };
}

export function postJson(url: string, body: string): Promise<Response> {
  return fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
}

export function postGzip(
  url: string,
  body: string | Buffer,
  contentType = 'application/json',
): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': contentType, 'content-encoding': 'gzip' },
    body: new Uint8Array(typeof body === 'string' ? gzipSync(body) : body),
  });
}
