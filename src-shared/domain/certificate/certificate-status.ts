import { shanghaiDate } from '../../basics/instant';
import type { DutyStatus } from '../hours/certificate-years';
import type { Certificate } from './certificate';

/** CT-3, G-3: 2021-09-30 24:00 in Asia/Shanghai, which is the first instant at which no exchange is done any more. */
export const EXCHANGE_CLOSES_AT_MS = Date.UTC(2021, 8, 30, 16);

/** CT-11, one word each as the public query shows it. */
export type CertificateStatus =
  /** 撤销 */
  | { readonly kind: 'REVOKED'; readonly on: string }
  /** 注销 */
  | { readonly kind: 'CANCELLED'; readonly on: string }
  /** 已换发 */
  | { readonly kind: 'EXCHANGED' }
  /** CT-3: a paper certificate that was not exchanged in time is not found any more (CT-4 tells what to do). */
  | { readonly kind: 'NOT_QUERYABLE' }
  /** 有效 · 有效(待补学) · 失效, with the dates. */
  | DutyStatus;

/**
 * Status at an instant (CT-11). `duty` comes from the ledger (`certificateYears`); a paper certificate has none: until
 * the exchange closed it was simply good.
 */
export function certificateStatus(
  certificate: Certificate,
  duty: DutyStatus,
  nowMs: number,
): CertificateStatus {
  const today = shanghaiDate(nowMs);
  const { revokedOn, cancelledOn } = certificate;
  if (revokedOn !== undefined && revokedOn <= today) return { kind: 'REVOKED', on: revokedOn };
  if (cancelledOn !== undefined && cancelledOn <= today) return { kind: 'CANCELLED', on: cancelledOn };
  if (certificate.kind !== 'paper') return duty;
  if (certificate.exchangedInto !== undefined) return { kind: 'EXCHANGED' };
  return nowMs < EXCHANGE_CLOSES_AT_MS ? { kind: 'VALID' } : { kind: 'NOT_QUERYABLE' };
}
