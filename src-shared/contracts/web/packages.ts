import { z } from 'zod';
import { PackageId, SessionId, StationId } from '../../basics/ids';
import { RosterProblem } from '../package/roster';

/** Bytes; a room's photographs are a few megabytes. */
export const UPLOAD_MAX_BYTES = 32 * 1024 * 1024;

export const PackageChoices = z
  .object({
    banks: z.array(z.object({ id: z.string(), title: z.string() }).strict()),
    policies: z.array(
      z.object({ id: z.string(), title: z.string(), durationMinutes: z.number().int() }).strict(),
    ),
    stations: z.array(z.object({ stationId: StationId, label: z.string() }).strict()),
    planned: z.array(
      z
        .object({
          sessionId: SessionId,
          title: z.string(),
          siteCode: z.string(),
          siteName: z.string(),
          roomNo: z.string(),
          roomName: z.string(),
          startsAtMs: z.number().int(),
          endsAtMs: z.number().int(),
          booked: z.number().int(),
        })
        .strict(),
    ),
  })
  .strict();
export type PackageChoices = z.infer<typeof PackageChoices>;

/** Where the candidates come from: a file somebody uploads, or the people booked for a planned session. */
export const RosterSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('file'), fileBase64: z.string(), photosBase64: z.string().optional() }).strict(),
  z.object({ kind: z.literal('planned'), sessionId: SessionId }).strict(),
]);
export type RosterSource = z.infer<typeof RosterSource>;

/** `registered`: of the person's own account, with what PH-6 said of it; the others as the archive has them. */
export const PhotoState = z.enum([
  'given',
  'registered-pass',
  'registered-review',
  'missing',
  'not-a-jpeg',
  'wrong-size',
]);
export type PhotoState = z.infer<typeof PhotoState>;

export const RosterLine = z
  .object({
    row: z.number().int(),
    maskedName: z.string(),
    maskedDocument: z.string(),
    postName: z.string(),
    seat: z.number().int(),
    attemptNo: z.number().int(),
    photo: PhotoState,
  })
  .strict();
export type RosterLine = z.infer<typeof RosterLine>;

export const CheckedRoster = z
  .object({
    form: z.enum(['csv', 'xlsx', 'one-roster', 'planned']),
    lines: z.array(RosterLine),
    problems: z.array(RosterProblem),
  })
  .strict();
export type CheckedRoster = z.infer<typeof CheckedRoster>;

const text = z.string().trim().min(1).max(100);

export const PackageRequest = z
  .object({
    source: RosterSource,
    title: text,
    siteCode: z.string().regex(/^\d{4}$/),
    siteName: text,
    roomNo: z.string().regex(/^\d{2}$/),
    roomName: text,
    /** 场次 of the day, one digit (RM-2). */
    sessionNo: z.number().int().min(1).max(9),
    startsAtMs: z.number().int(),
    endsAtMs: z.number().int(),
    bankId: z.string().max(64),
    policyId: z.string().max(64),
    stationIds: z.array(StationId).min(1).max(500),
    /** RM-3: two proctors at least, and one who heads the site. */
    proctors: z.array(z.string().trim().min(1).max(50)).min(2).max(8),
    siteHead: z.string().trim().min(1).max(50),
    systemAdmin: z.string().trim().min(1).max(50),
    /** Nobody gets the passphrase; three people get a share of it, and any two of them open the session. */
    isPassphraseSplit: z.boolean(),
  })
  .strict();
export type PackageRequest = z.infer<typeof PackageRequest>;

/**
 * Passwords and passphrase, or its shares, are told here once. The centre keeps none of them, but for a passphrase that the
 * policy lets it give to stations at its time (RM-4): that one sealed to its own key.
 */
export const BuiltPackage = z
  .object({
    packageId: PackageId,
    sessionId: SessionId,
    bytes: z.number().int(),
    sha256: z.string(),
    candidates: z.number().int(),
    opensWith: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('passphrase'), passphrase: z.string() }).strict(),
      z.object({ kind: z.literal('shares'), shares: z.tuple([z.string(), z.string(), z.string()]) }).strict(),
    ]),
    staff: z.array(
      z
        .object({
          staffId: z.string(),
          displayName: z.string(),
          role: z.enum(['proctor', 'site-head', 'system-admin', 'inspector']),
          password: z.string(),
        })
        .strict(),
    ),
  })
  .strict();
export type BuiltPackage = z.infer<typeof BuiltPackage>;

export const BuildProblem = z
  .object({
    kind: z.enum([
      'no-library',
      'no-such-bank',
      'no-such-policy',
      'no-such-station',
      'roster-has-problems',
      'photo-missing',
      'wrong-times',
      'session-exists',
      'post-not-in-bank',
      'tool-failed',
    ]),
    /** Rows, names of posts or the tool's own words; nothing of a person. */
    detail: z.string().max(500).optional(),
  })
  .strict();
export type BuildProblem = z.infer<typeof BuildProblem>;
