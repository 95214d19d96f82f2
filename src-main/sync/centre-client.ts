import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { z } from 'zod';
import { packBatch } from '../../src-crypto/batch-wire';
import { err, ok, type Result } from '../../src-shared/basics/result';
import { type Heartbeat, HeartbeatAnswer } from '../../src-shared/contracts/sync/heartbeat';
import { PackageKeyAnswer, type PackageKeyRequest } from '../../src-shared/contracts/sync/package-key';
import { PackageListing } from '../../src-shared/contracts/sync/packages';
import { ProvisionAnswer, type ProvisionRequest } from '../../src-shared/contracts/sync/provision';
import {
  BATCH_MAX_WIRE_BYTES,
  BatchReceipt,
  PACKED_BATCH,
  type RecordBatch,
} from '../../src-shared/contracts/sync/records';
import { Refusal } from '../../src-shared/contracts/sync/refusal';
import { fetchFor, pinIn } from './pinned-fetch';

/** Why the centre did not do what was asked. */
export type CentreProblem =
  /** No connection, a time-out, a broken line. */
  | { readonly kind: 'unreachable'; readonly isTimeout?: boolean }
  /** Something answered that does not speak the protocol: a captive portal, a proxy, a broken server. */
  | { readonly kind: 'not-understood'; readonly status: number }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export type CentreClient = {
  readonly provision: (request: ProvisionRequest) => Promise<Result<ProvisionAnswer, CentreProblem>>;
  readonly listPackages: (stationId: string) => Promise<Result<PackageListing, CentreProblem>>;
  readonly askPackageKey: (request: PackageKeyRequest) => Promise<Result<PackageKeyAnswer, CentreProblem>>;
  readonly downloadPackage: (
    packageId: string,
    expectedBytes: number,
    onProgress: (percent: number) => void,
  ) => Promise<Result<Uint8Array, CentreProblem>>;
  readonly sendHeartbeat: (heartbeat: Heartbeat) => Promise<Result<HeartbeatAnswer, CentreProblem>>;
  readonly sendBatch: (batch: RecordBatch) => Promise<Result<BatchReceipt, CentreProblem>>;
};

const TIMEOUT_MS = 15_000;
const DOWNLOAD_TIMEOUT_MS = 10 * 60_000;
const ANSWER_MAX_BYTES = 4 * 1024 * 1024;

/** `serverUrl` may carry a pin of the centre's certificate; see `pinIn`. */
export function centreClient(serverUrl: string): CentreClient {
  const send = fetchFor(pinIn(serverUrl));
  const at = (pathname: string): string => new URL(pathname, serverUrl).toString();

  async function ask<T extends z.ZodType>(
    schema: T,
    pathname: string,
    init: RequestInit,
  ): Promise<Result<z.infer<T>, CentreProblem>> {
    try {
      const response = await send(at(pathname), {
        ...init,
        // A redirect is never the centre's answer; following one would hand the batch to whoever is behind it.
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const body = await boundedJson(response);
      if (response.ok) {
        const parsed = schema.safeParse(body);
        return parsed.success ? ok(parsed.data) : err({ kind: 'not-understood', status: response.status });
      }
      return err(refusalOf(response.status, body));
    } catch (error) {
      const isTimeout = error instanceof Error && error.name === 'TimeoutError';
      return err({ kind: 'unreachable', ...(isTimeout ? { isTimeout } : {}) });
    }
  }

  return {
    provision: (request) => ask(ProvisionAnswer, '/sync/v1/provision', jsonPost(request)),
    listPackages: (stationId) =>
      ask(PackageListing, `/sync/v1/stations/${encodeURIComponent(stationId)}/packages`, {}),
    downloadPackage: async (packageId, expectedBytes, onProgress) => {
      try {
        const response = await send(at(`/sync/v1/packages/${encodeURIComponent(packageId)}`), {
          redirect: 'manual',
          signal: AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS),
        });
        if (!response.ok || response.body === null) {
          return err(refusalOf(response.status, await boundedJson(response)));
        }
        return await collect(response.body, expectedBytes, onProgress);
      } catch {
        return err({ kind: 'unreachable' });
      }
    },
    askPackageKey: (request) => ask(PackageKeyAnswer, '/sync/v1/package-keys', jsonPost(request)),
    sendHeartbeat: (heartbeat) => ask(HeartbeatAnswer, '/sync/v1/heartbeats', jsonPost(heartbeat)),
    sendBatch: async (batch) => {
      const small = packBatch(batch);
      const packed = await gzipAsync(small ?? JSON.stringify(batch));
      // The centre would only say the same after the line had carried it.
      if (packed.length > BATCH_MAX_WIRE_BYTES) {
        return err({ kind: 'refused', refusal: { refusal: 'too-large', maxBytes: BATCH_MAX_WIRE_BYTES } });
      }
      return ask(
        BatchReceipt,
        '/sync/v1/records',
        gzipPost(packed, small === undefined ? 'application/json' : PACKED_BATCH),
      );
    },
  };
}

function jsonPost(value: unknown): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}

const gzipAsync = promisify(gzip);

function gzipPost(packed: Uint8Array, contentType: string): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': contentType, 'content-encoding': 'gzip' },
    body: new Uint8Array(packed),
  };
}

/** The parsed body, or undefined when it is too long or not JSON. Connection errors are thrown. */
async function boundedJson(response: Response): Promise<unknown> {
  if (response.body === null) return undefined;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body) {
    length += chunk.length;
    if (length > ANSWER_MAX_BYTES) return undefined;
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined;
  }
}

function refusalOf(status: number, body: unknown): CentreProblem {
  const refusal = Refusal.safeParse(body);
  return refusal.success ? { kind: 'refused', refusal: refusal.data } : { kind: 'not-understood', status };
}

async function collect(
  body: ReadableStream<Uint8Array>,
  expectedBytes: number,
  onProgress: (percent: number) => void,
): Promise<Result<Uint8Array, CentreProblem>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > expectedBytes) return err({ kind: 'not-understood', status: 200 });
    chunks.push(chunk);
    onProgress(Math.floor((length * 100) / expectedBytes));
  }
  return ok(Buffer.concat(chunks));
}
