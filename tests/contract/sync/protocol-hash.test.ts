import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { canonicalJson } from '../../../src-shared/basics/canonical-json';
import { PackageListing } from '../../../src-shared/contracts/sync/packages';
import { PROTOCOL_VERSION } from '../../../src-shared/contracts/sync/protocol-version';
import { ProvisionAnswer, ProvisionRequest } from '../../../src-shared/contracts/sync/provision';
import {
  BATCH_MAX_BYTES,
  BATCH_MAX_RECORDS,
  BatchReceipt,
  RecordBatch,
} from '../../../src-shared/contracts/sync/records';
import { Refusal } from '../../../src-shared/contracts/sync/refusal';
import { IncidentLog } from '../../../src-shared/domain/incident/incident-log';
import { AttemptResult } from '../../../src-shared/domain/record/attempt-result';
import { SessionClosing } from '../../../src-shared/domain/session-close/session-closing';

/**
 * Everything that a station and the centre say to each other. When this test fails, a message has changed: raise
 * PROTOCOL_VERSION, add its line to the history in protocol-version.ts, and record the new pair here.
 */
const RECORDED = {
  protocolVersion: 2,
  schemas: '7523ef4fa32e059fdf886ecefe59780e9021db17f0a6a96419fefaf165f8b1b4',
};

const MESSAGES = {
  ProvisionRequest,
  ProvisionAnswer,
  PackageListing,
  RecordBatch,
  BatchReceipt,
  Refusal,
  /** These travel sealed inside a record's body. */
  AttemptResult,
  IncidentLog,
  SessionClosing,
};

it('no message between station and centre changes without a new protocol version', () => {
  const schemas = Object.fromEntries(
    Object.entries(MESSAGES).map(([name, schema]) => [
      name,
      JSON.parse(JSON.stringify(z.toJSONSchema(schema))),
    ]),
  );
  const limits = { BATCH_MAX_BYTES, BATCH_MAX_RECORDS };
  const hash = createHash('sha256').update(canonicalJson({ schemas, limits })).digest('hex');
  expect({ protocolVersion: PROTOCOL_VERSION, schemas: hash }).toEqual(RECORDED);
});
