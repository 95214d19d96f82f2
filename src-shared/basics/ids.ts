import { z } from 'zod';

const shortId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);

/** A station as the centre registered it. */
export const StationId = shortId.brand<'StationId'>();
export type StationId = z.infer<typeof StationId>;

/** One life of a station's journal: random, 16 hex digits, new whenever a journal is created, restored or cloned. */
export const Epoch = z
  .string()
  .regex(/^[0-9a-f]{16}$/)
  .brand<'Epoch'>();
export type Epoch = z.infer<typeof Epoch>;

export const PackageId = shortId.brand<'PackageId'>();
export type PackageId = z.infer<typeof PackageId>;

/** 场次: one room, one start, one duration (RM-1). */
export const SessionId = shortId.brand<'SessionId'>();
export type SessionId = z.infer<typeof SessionId>;

/** A person's enrolment in one session; carries no document digits. */
export const CandidateId = shortId.brand<'CandidateId'>();
export type CandidateId = z.infer<typeof CandidateId>;

/** One candidate sitting one session once: random, 32 hex digits. */
export const AttemptId = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .brand<'AttemptId'>();
export type AttemptId = z.infer<typeof AttemptId>;

export const ItemId = shortId.brand<'ItemId'>();
export type ItemId = z.infer<typeof ItemId>;

export const OptionId = z
  .string()
  .regex(/^[a-z0-9]{1,8}$/)
  .brand<'OptionId'>();
export type OptionId = z.infer<typeof OptionId>;

export const StaffId = shortId.brand<'StaffId'>();
export type StaffId = z.infer<typeof StaffId>;

/** A random number used once, 32 hex digits: pairs a question with its answer. */
export const Nonce = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .brand<'Nonce'>();
export type Nonce = z.infer<typeof Nonce>;

/** SHA-256 as 64 lower-case hex digits. */
export const Sha256Hex = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'Sha256Hex'>();
export type Sha256Hex = z.infer<typeof Sha256Hex>;

/** Bytes as base64url without padding. */
export const Base64UrlText = z.string().regex(/^[A-Za-z0-9_-]*$/);

/** A plain date `YYYY-MM-DD` in Asia/Shanghai (G-1, G-2). */
export const LocalDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .brand<'LocalDate'>();
export type LocalDate = z.infer<typeof LocalDate>;

/** A certificate in the centre's books; never its printed number (CT-8). */
export const CertificateId = shortId.brand<'CertificateId'>();
export type CertificateId = z.infer<typeof CertificateId>;

/** A person, whatever documents they have had (ID-11, ID-13). */
export const PersonId = shortId.brand<'PersonId'>();
export type PersonId = z.infer<typeof PersonId>;

/** 培训机构 */
export const InstitutionId = shortId.brand<'InstitutionId'>();
export type InstitutionId = z.infer<typeof InstitutionId>;
