import { signState } from '../../src-crypto/station-words';
import { suiteB } from '../../src-crypto/suite-b';
import { StationState } from '../../src-shared/contracts/sync/heartbeat';
import { PROTOCOL_VERSION } from '../../src-shared/contracts/sync/protocol-version';
import { postJson, type SyncStation } from './build-sync-station';
import type { TestServer } from './start-test-server';

/** A station's word about itself, signed and sent. */
export async function sendHeartbeat(
  server: TestServer,
  station: SyncStation,
  changes: object = {},
): Promise<number> {
  const state = StationState.parse({
    kind: 'heartbeat',
    stationId: station.stationId,
    at: { wallMs: server.now(), monoMs: 1000, bootId: 'boot' },
    appVersion: '0.1.0',
    phase: 'exam',
    batteryPercent: 90,
    isOnMains: true,
    freeDiskBytes: 40 * 1024 ** 3,
    camera: 'works',
    focus: 'kept',
    pendingRecords: 0,
    pendingEvidence: 0,
    ...changes,
  });
  const signature = signState(suiteB, state, station.keys.sign.privateKey);
  const body = JSON.stringify({ protocolVersion: PROTOCOL_VERSION, state, signature });
  return (await postJson(`${server.running.url}/sync/v1/heartbeats`, body)).status;
}
