import { sign } from 'node:crypto';
import { Agent, request } from 'node:http';
import { signState } from '../../src-crypto/station-words';
import type { CryptoSuite } from '../../src-crypto/suite';
import { suiteB } from '../../src-crypto/suite-b';
import { privateKeyObject } from '../../src-crypto/suite-b-keys';
import { StationState } from '../../src-shared/contracts/sync/heartbeat';
import { PROTOCOL_VERSION } from '../../src-shared/contracts/sync/protocol-version';
import { PACKED_BATCH } from '../../src-shared/contracts/sync/records';
import type { LoadStation } from './prepare-load';

export type Answer = { readonly status: number; readonly bytes: number };

/** A machine of its own: one connection that it keeps, as a station's client does. */
export function stationLine(serverUrl: string) {
  const { hostname, port } = new URL(serverUrl);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const send = (method: string, path: string, body: string | Uint8Array | undefined): Promise<Answer> =>
    new Promise((resolve) => {
      const failed = () => resolve({ status: 0, bytes: 0 });
      const headers =
        body === undefined
          ? {}
          : {
              'content-type': typeof body === 'string' ? 'application/json' : PACKED_BATCH,
              'content-length': Buffer.byteLength(body),
            };
      const asked = request({ hostname, port, path, method, agent, headers, timeout: 60_000 }, (answer) => {
        let bytes = 0;
        answer.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
        });
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, bytes }));
        answer.on('error', failed);
      });
      asked.on('error', failed);
      asked.on('timeout', () => asked.destroy());
      asked.end(body);
    });
  return { send, close: () => agent.destroy() };
}

export type StationLine = ReturnType<typeof stationLine>;

/**
 * What a station says of itself every time, made ready: ten thousand real stations share the work of signing among as
 * many machines, and here one thread does it for all of them while it keeps the time of everybody's requests.
 */
export function heartbeatsOf({
  stationId,
  signPrivateKey,
}: Pick<LoadStation, 'stationId' | 'signPrivateKey'>) {
  const key = privateKeyObject('ed25519', signPrivateKey);
  const suite: CryptoSuite = { ...suiteB, sign: (_same, data) => sign(null, data, key) };
  const state = StationState.parse({
    kind: 'heartbeat',
    stationId,
    at: { wallMs: 1_773_104_400_000, monoMs: 0, bootId: 'load' },
    appVersion: '0.1.0',
    phase: 'exam',
    camera: 'works',
    focus: 'kept',
    batteryPercent: 90,
    isOnMains: true,
    freeDiskBytes: 50_000_000_000,
    pendingRecords: 0,
    pendingEvidence: 0,
  });
  return (monoMs: number): string => {
    const at = { ...state.at, wallMs: state.at.wallMs + monoMs, monoMs };
    const now: StationState = { ...state, at };
    const signature = signState(suite, now, signPrivateKey);
    return JSON.stringify({ protocolVersion: PROTOCOL_VERSION, state: now, signature });
  };
}
