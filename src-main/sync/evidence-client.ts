import { err, ok, type Result } from '../../src-shared/basics/result';
import {
  EVIDENCE_HEADERS,
  EvidenceAnswer,
  type EvidenceClaim,
} from '../../src-shared/contracts/sync/evidence';
import { Refusal } from '../../src-shared/contracts/sync/refusal';
import type { CentreProblem } from './centre-client';
import { fetchFor, pinIn } from './pinned-fetch';

export type EvidenceClient = {
  /** How much of a piece the centre has, in bytes. */
  readonly offsetOf: (claim: EvidenceClaim) => Promise<Result<number, CentreProblem>>;
  /** Sends the bytes from `offset` on; the answer says where the centre stands then, also when it took none of them. */
  readonly send: (
    claim: EvidenceClaim,
    offset: number,
    bytes: Uint8Array,
  ) => Promise<Result<EvidenceAnswer, CentreProblem>>;
};

const TIMEOUT_MS = 30_000;

/** `serverUrl` may carry a pin of the centre's certificate; see `pinIn`. */
export function evidenceClient(serverUrl: string): EvidenceClient {
  const request = fetchFor(pinIn(serverUrl));
  const ask = async (method: string, claim: EvidenceClaim, extra: object, bytes?: Uint8Array) =>
    request(new URL(`/sync/v1/evidence/${claim.sha256}`, serverUrl).toString(), {
      method,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: {
        [EVIDENCE_HEADERS.stationId]: claim.stationId,
        [EVIDENCE_HEADERS.bytes]: String(claim.bytes),
        [EVIDENCE_HEADERS.signature]: claim.signature,
        ...extra,
      },
      ...(bytes === undefined ? {} : { body: new Uint8Array(bytes) }),
    });
  return {
    offsetOf: async (claim) => {
      try {
        const answer = await ask('HEAD', claim, {});
        const offset = Number(answer.headers.get(EVIDENCE_HEADERS.offset) ?? 'none');
        const isUnderstood = answer.ok && Number.isSafeInteger(offset) && offset >= 0;
        return isUnderstood ? ok(offset) : err({ kind: 'not-understood', status: answer.status });
      } catch {
        return err({ kind: 'unreachable' });
      }
    },
    send: async (claim, offset, bytes) => {
      try {
        const headers = {
          'content-type': 'application/octet-stream',
          [EVIDENCE_HEADERS.offset]: String(offset),
        };
        const answer = await ask('PUT', claim, headers, bytes);
        const body: unknown = await answer.json().catch(() => undefined);
        const stood = EvidenceAnswer.safeParse(body);
        if (stood.success && stood.data.sha256 === claim.sha256) return ok(stood.data);
        const refusal = Refusal.safeParse(body);
        return err(
          refusal.success
            ? { kind: 'refused', refusal: refusal.data }
            : { kind: 'not-understood', status: answer.status },
        );
      } catch {
        return err({ kind: 'unreachable' });
      }
    },
  };
}
