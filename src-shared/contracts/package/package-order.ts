import { z } from 'zod';
import { PackageId, StaffId, StationId } from '../../basics/ids';
import { SoundPolicy } from '../../domain/policy/sound-policy';
import { ScoringRequirement } from '../../domain/scoring/golden-vectors';
import { StaffRole } from '../../domain/staff/staff-role';
import { PackageCandidate, PackageSession } from './package-content';

/** What the centre orders of the bank tool: everything of a package but the bank, which the tool reads itself. */
export const PackageOrder = z
  .object({
    packageId: PackageId,
    isDemonstration: z.boolean(),
    session: PackageSession,
    policy: SoundPolicy,
    candidates: z.array(PackageCandidate).min(1),
    scoring: ScoringRequirement,
    staff: z
      .array(z.object({ staffId: StaffId, displayName: z.string().min(1).max(50), role: StaffRole }).strict())
      .min(1),
    stations: z.array(z.object({ stationId: StationId, boxPublicKey: z.string() }).strict()).min(1),
    createdAtMs: z.number().int(),
  })
  .strict();
export type PackageOrder = z.infer<typeof PackageOrder>;

/** Told to the tool on its standard input only: arguments and files are seen by others. */
export const PackageSecrets = z
  .object({
    passphrase: z.string(),
    sessionKey: z.string(),
    staffPasswords: z.record(z.string(), z.string()),
  })
  .strict();
export type PackageSecrets = z.infer<typeof PackageSecrets>;

/** How the tool's answer begins when the bank has no blueprint for a post on the list; the post's code follows. */
export const NO_BLUEPRINT = 'post-without-blueprint';
