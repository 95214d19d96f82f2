import { z } from 'zod';
import {
  Base64UrlText,
  CandidateId,
  ItemId,
  LocalDate,
  PackageId,
  SessionId,
  Sha256Hex,
  StaffId,
} from '../../basics/ids';
import { Accommodation } from '../../domain/attempt/accommodation';
import { Item, PostCode } from '../../domain/item/item';
import { BankVersion, Blueprint } from '../../domain/paper/blueprint';
import { DocumentType } from '../../domain/person/id-document';
import { ExamPolicy } from '../../domain/policy/exam-policy';
import { ScoringRequirement } from '../../domain/scoring/golden-vectors';
import { StaffRole } from '../../domain/staff/staff-role';
import { StudyPlan } from '../../domain/study/study-plan';

/** scrypt of a staff password (ID-25): valid only for this package's session. */
export const PasswordVerifier = z
  .object({
    kdf: z.literal('scrypt'),
    n: z.number().int().min(16384),
    r: z.number().int().positive(),
    p: z.number().int().positive(),
    salt: Base64UrlText,
    hash: Base64UrlText,
  })
  .readonly();
export type PasswordVerifier = z.infer<typeof PasswordVerifier>;

export const PackageStaff = z
  .object({
    staffId: StaffId,
    displayName: z.string().min(1).max(50),
    role: StaffRole,
    verifier: PasswordVerifier,
  })
  .readonly();
export type PackageStaff = z.infer<typeof PackageStaff>;

export const PackageCandidate = z
  .object({
    candidateId: CandidateId,
    admissionNo: z.string().regex(/^\d{16}$/),
    document: z.object({ type: DocumentType, number: z.string().min(1).max(30) }).readonly(),
    displayName: z.string().min(1).max(50),
    post: PostCode,
    seat: z.number().int().positive(),
    attemptNo: z.number().int().positive(),
    /** TS-12: items and cases of this person's earlier papers for the post, which a new one keeps clear of. */
    earlierItemIds: z.array(ItemId).max(1000).readonly().optional(),
    /** The registered one-inch photograph, a part of the package by its hash (PH-4(c)). */
    photo: z.object({ sha256: Sha256Hex, version: z.number().int().positive() }).readonly(),
    /** What was approved for this person (features 19). */
    accommodation: Accommodation.optional(),
    /** The demonstration clip that stands in for a camera, in a demonstration package only. */
    demoClip: z
      .string()
      .regex(/^[a-z0-9-]+$/)
      .optional(),
  })
  .readonly();
export type PackageCandidate = z.infer<typeof PackageCandidate>;

export const PackageSession = z
  .object({
    sessionId: SessionId,
    title: z.string().min(1).max(100),
    site: z.object({ code: z.string().regex(/^\d{4}$/), name: z.string().min(1).max(100) }).readonly(),
    room: z.object({ no: z.string().regex(/^\d{2}$/), name: z.string().min(1).max(100) }).readonly(),
    /** Asia/Shanghai day on which the package may be opened. */
    date: LocalDate,
    /** UTC ms. */
    startsAtMs: z.number().int(),
    endsAtMs: z.number().int(),
    /** Classes that are held in the room of this session (CE-10). */
    study: StudyPlan.optional(),
  })
  .readonly();
export type PackageSession = z.infer<typeof PackageSession>;

/** The clear content of a package, once the vault has opened it. Never leaves the main process. */
export const PackageContent = z
  .object({
    packageId: PackageId,
    isDemonstration: z.boolean(),
    session: PackageSession,
    policy: ExamPolicy,
    staff: z.array(PackageStaff).min(1).readonly(),
    candidates: z.array(PackageCandidate).min(1).readonly(),
    bank: z.object({ bankVersion: BankVersion, items: z.array(Item).readonly() }).readonly(),
    blueprints: z.array(Blueprint).min(1).readonly(),
    /** Golden vectors that the station's scorer must work rightly before the session opens. */
    scoring: ScoringRequirement,
    /** Keys the seed of each paper (TS-23), 32 bytes. */
    sessionKey: Base64UrlText,
  })
  .strict()
  .readonly();
export type PackageContent = z.infer<typeof PackageContent>;

/** First part of the clear stream: names and lengths of the parts that follow it, in order. */
export const PackageDirectory = z
  .object({
    parts: z
      .array(
        z
          .object({
            /** `content.json`, `photo/<sha256>` or `picture/<sha256>`. */
            name: z.string().regex(/^(content\.json|(photo|picture)\/[0-9a-f]{64})$/),
            bytes: z.number().int().nonnegative(),
            sha256: Sha256Hex,
          })
          .readonly(),
      )
      .readonly(),
  })
  .strict()
  .readonly();
export type PackageDirectory = z.infer<typeof PackageDirectory>;
