import { gzipSync } from 'node:zlib';
import { packBatch } from '../src-crypto/batch-wire';
import { PROTOCOL_VERSION } from '../src-shared/contracts/sync/protocol-version';
import type { RecordEnvelope } from '../src-shared/domain/record/record-envelope';
import type { Figure } from './figure';
import { RESULTS_A_DAY, sealedResults } from './sealed-results';

const WIRE_BYTES = 80;
const BATCH = 500;
const TAG_AND_ATTEMPT = 32;

/** What a result weighs on the line: in full batches of one run and of many, in the batch of one day, and alone. */
export async function wireFigures(): Promise<readonly Figure[]> {
  const oneRun = await sealedResults({ count: BATCH, ofOneRun: BATCH });
  const daily = await sealedResults({ count: BATCH, ofOneRun: RESULTS_A_DAY });
  const aDay = daily.slice(0, RESULTS_A_DAY);
  return [
    weighed(`batches of ${BATCH}, one run of the station`, oneRun),
    weighed(`batches of ${BATCH}, the station switched on anew for every ${RESULTS_A_DAY}`, daily),
    weighed(`a batch of ${RESULTS_A_DAY}, one day of a station`, aDay),
    weighed('alone', daily.slice(0, 1)),
  ];
}

function weighed(name: string, records: readonly RecordEnvelope[]): Figure {
  const [first] = records;
  const packed =
    first &&
    packBatch({ protocolVersion: PROTOCOL_VERSION, stationId: first.stationId, epoch: first.epoch, records });
  if (packed === undefined) throw new Error('a batch that does not pack');
  const each = Math.round(gzipSync(packed).length / records.length);
  const sealed = records.reduce((sum, { body }) => sum + body.length * 0.75 - 32, 0) / records.length;
  return {
    name: `线路 bytes of a result on the wire, gzip, ${name}`,
    measured: `${each} bytes, of them ${Math.round(sealed)} sealed without the box's key`,
    against: `wanted ${WIRE_BYTES}; ${TAG_AND_ATTEMPT} are the seal's tag and the attempt's random number`,
    ratio: each / WIRE_BYTES,
    isMet: each <= WIRE_BYTES,
  };
}
