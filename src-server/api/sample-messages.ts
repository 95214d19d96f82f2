/** Examples for the document. All of them are made up; a test parses each with its schema. */
const HASH = '3f0c8f1b6f3a4bb1a2d2f7a4a8c7a1f58a4f5f0f3b0f2f6b0b3e9f8d7c6b5a49';
const KEY = 'Gb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE';
const SIGNATURE = `${'q83vASNFZ4mrze8BI0VniQ'.repeat(3)}q83vASNFZ4mrze8BI0Vni`.slice(0, 86);
const AT_MS = 1_773_104_400_000;
const STATION = 'ST-000001';
const EPOCH = '5a1c0f3e7b2d4a68';

const at = { wallMs: AT_MS, monoMs: 81_000, bootId: '4f1c' };

const receipt = {
  serverId: 'centre-demo',
  stationId: STATION,
  epoch: EPOCH,
  receivedThrough: 12,
  durableThrough: 12,
  headHash: HASH,
  serverTimeMs: AT_MS,
  outcomes: [{ seq: 12, outcome: 'stored' }],
};

export const samples = {
  hash: HASH,
  provisionRequest: {
    protocolVersion: 2,
    code: 'K7QD-9M2X-4TRA',
    suite: 'B',
    signPublicKey: KEY,
    boxPublicKey: KEY,
  },
  provisionAnswer: {
    stationId: STATION,
    centre: {
      serverId: 'centre-demo',
      keyId: '0123456789abcdef',
      signPublicKey: KEY,
      boxPublicKey: KEY,
    },
    serverTimeMs: AT_MS,
  },
  recordBatch: {
    protocolVersion: 2,
    stationId: STATION,
    epoch: EPOCH,
    records: [
      {
        v: 1,
        suite: 'B',
        stationId: STATION,
        epoch: EPOCH,
        seq: 12,
        prevHash: HASH,
        kind: 'attempt-result',
        at,
        body: KEY,
        hash: HASH,
        signature: SIGNATURE,
      },
    ],
  },
  batchReceipt: { receipt, signature: SIGNATURE },
  gap: { refusal: 'gap', receivedThrough: 8 },
  heartbeat: {
    protocolVersion: 2,
    state: {
      kind: 'heartbeat',
      stationId: STATION,
      at,
      appVersion: '0.1.0',
      phase: 'exam',
      sessionId: 'S-20260310-01',
      seat: 17,
      batteryPercent: 84,
      isOnMains: true,
      freeDiskBytes: 51_000_000_000,
      camera: 'works',
      focus: 'kept',
      lastSavedAtMs: AT_MS,
      pendingRecords: 0,
      pendingEvidence: 0,
    },
    signature: SIGNATURE,
  },
  heartbeatAnswer: {
    serverTimeMs: AT_MS,
    nextInSeconds: 15,
    marks: [{ epoch: EPOCH, receivedThrough: 12, headHash: HASH }],
  },
  packageKeyRequest: {
    protocolVersion: 2,
    ask: { kind: 'package-key', stationId: STATION, packageId: 'P-S-9901-260310-1-01', at },
    signature: SIGNATURE,
  },
  packageKeyAnswer: { sealed: SIGNATURE, serverTimeMs: AT_MS },
  tooEarly: { refusal: 'too-early', releaseAtMs: AT_MS },
  packageListing: {
    packages: [
      {
        packageId: 'P-20260310-01',
        sessionId: 'S-20260310-01',
        sessionDate: '2026-03-10',
        bytes: 6_214_112,
        sha256: HASH,
      },
    ],
    serverTimeMs: AT_MS,
  },
  evidenceAnswer: { sha256: HASH, offset: 262_144, isWhole: false },
  handInAnswer: {
    outcome: 'imported',
    fileSha256: HASH,
    chains: [
      {
        epoch: EPOCH,
        outcome: 'imported',
        receivedThrough: 12,
        records: [{ seq: 12, outcome: 'already-stored' }],
      },
    ],
    receipt: {
      v: 1,
      kind: 'hand-in-receipt',
      fileSha256: HASH,
      stationId: STATION,
      sessionId: 'S-20260310-01',
      receipts: [{ receipt, signature: SIGNATURE }],
    },
  },
  codesAnswer: {
    outcome: 'stored',
    stationId: STATION,
    epoch: EPOCH,
    seq: 12,
    attemptId: '00112233445566778899aabbccddeeff',
  },
} as const;
