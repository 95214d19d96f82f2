import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { canonicalJson } from '../../../src-shared/basics/canonical-json';
import {
  EVIDENCE_CHUNK_MAX_BYTES,
  EVIDENCE_MAX_BYTES,
  EvidenceAnswer,
  EvidenceClaim,
} from '../../../src-shared/contracts/sync/evidence';
import { Heartbeat, HeartbeatAnswer } from '../../../src-shared/contracts/sync/heartbeat';
import { PackageKeyAnswer, PackageKeyRequest } from '../../../src-shared/contracts/sync/package-key';
import { PackageListing } from '../../../src-shared/contracts/sync/packages';
import { PROTOCOL_VERSION } from '../../../src-shared/contracts/sync/protocol-version';
import { ProvisionAnswer, ProvisionRequest } from '../../../src-shared/contracts/sync/provision';
import {
  BATCH_MAX_BYTES,
  BATCH_MAX_RECORDS,
  BATCH_MAX_WIRE_BYTES,
  BatchReceipt,
  PACKED_BATCH,
  ReceivedBatch,
  RecordBatch,
} from '../../../src-shared/contracts/sync/records';
import { Refusal } from '../../../src-shared/contracts/sync/refusal';
import { IncidentLog } from '../../../src-shared/domain/incident/incident-log';
import { AttemptResult } from '../../../src-shared/domain/record/attempt-result';
import { HoursRecord } from '../../../src-shared/domain/record/hours-record';
import { LateAnswer } from '../../../src-shared/domain/record/late-answer';
import { SessionClosing } from '../../../src-shared/domain/session-close/session-closing';

/**
 * Everything that a station and the centre say to each other. When this test fails, a message has changed: raise
 * PROTOCOL_VERSION, add its line to the history in protocol-version.ts, and record the new pair here.
 */
const RECORDED = {
  protocolVersion: 2,
  schemas: '7747a8e296dbf2b0b7c35c85573d29cfe00fc30a96bb28ccd5aa07a5e6e8ad98',
};

const MESSAGES = {
  ProvisionRequest,
  ProvisionAnswer,
  PackageListing,
  RecordBatch,
  ReceivedBatch,
  PackageKeyRequest,
  PackageKeyAnswer,
  BatchReceipt,
  Refusal,
  Heartbeat,
  HeartbeatAnswer,
  EvidenceClaim,
  EvidenceAnswer,
  /** These travel sealed inside a record's body. */
  AttemptResult,
  IncidentLog,
  LateAnswer,
  SessionClosing,
  HoursRecord,
};

it('no message between station and centre changes without a new protocol version', () => {
  const schemas = Object.fromEntries(
    Object.entries(MESSAGES).map(([name, schema]) => [
      name,
      JSON.parse(JSON.stringify(z.toJSONSchema(schema))),
    ]),
  );
  const limits = {
    PACKED_BATCH,
    BATCH_MAX_BYTES,
    BATCH_MAX_RECORDS,
    BATCH_MAX_WIRE_BYTES,
    EVIDENCE_CHUNK_MAX_BYTES,
    EVIDENCE_MAX_BYTES,
  };
  const hash = createHash('sha256').update(canonicalJson({ schemas, limits })).digest('hex');
  expect({ protocolVersion: PROTOCOL_VERSION, schemas: hash }).toEqual(RECORDED);
});
