import { z } from 'zod';
import { Base64UrlText, PackageId, SessionId, Sha256Hex, StaffId, StationId } from '../../basics/ids';
import { Instant } from '../../basics/instant';
import { err, ok, type Result } from '../../basics/result';
import { hardwareMark } from './judge-hardware';
import { Inventory } from './machine-measurement';
import { CheckId, ReadinessCheck } from './readiness-check';

/** A blocking check that a staff member answers for, with a reason; the sheet says so for ever. */
export const Waiver = z
  .object({ checkId: CheckId, reason: z.string().trim().min(1).max(500), by: StaffId })
  .strict()
  .readonly();
export type Waiver = z.infer<typeof Waiver>;

/**
 * What a machine could do at one moment, for the room's file. `signer.isVerified`: the password was checked against
 * the opened package; before that a number can only be noted down, and nothing can be waived.
 */
export const ReadinessSheet = z
  .object({
    kind: z.literal('readiness-sheet'),
    v: z.literal(1),
    stationId: StationId,
    at: Instant,
    programVersion: z.string().max(40),
    sessionId: SessionId.optional(),
    packageId: PackageId.optional(),
    /** `default` or the version of the policy that the limits were taken from. */
    limitsFrom: z.string().max(80),
    signer: z.object({ staffId: StaffId, isVerified: z.boolean() }).strict().readonly(),
    checks: z.array(ReadinessCheck).max(40).readonly(),
    waivers: z.array(Waiver).max(40).readonly(),
    inventory: Inventory,
    isReady: z.boolean(),
  })
  .strict()
  .readonly();
export type ReadinessSheet = z.infer<typeof ReadinessSheet>;

/** `hash`: SHA-256 of the sheet's canonical JSON; `signature`: the station's, over those 32 bytes. */
export const SignedReadinessSheet = z
  .object({ sheet: ReadinessSheet, suite: z.enum(['A', 'B']), hash: Sha256Hex, signature: Base64UrlText })
  .strict()
  .readonly();
export type SignedReadinessSheet = z.infer<typeof SignedReadinessSheet>;

/** Blocking checks that nobody has answered for. */
export function openBlocks(
  checks: readonly ReadinessCheck[],
  waivers: readonly Pick<Waiver, 'checkId'>[],
): readonly CheckId[] {
  const waived = new Set(waivers.map((one) => one.checkId));
  return checks.filter((one) => one.state === 'block' && !waived.has(one.id)).map((one) => one.id);
}

export type WaiverProblem = 'not-verified' | 'not-a-block' | 'waived-twice';

/** Only a verified staff member waives, only what blocks, and each check once. */
export function mayWaive(
  checks: readonly ReadinessCheck[],
  waived: readonly CheckId[],
  isVerified: boolean,
): Result<void, WaiverProblem> {
  if (waived.length === 0) return ok(undefined);
  if (!isVerified) return err('not-verified');
  if (new Set(waived).size !== waived.length) return err('waived-twice');
  const blocks = new Set(checks.filter((one) => one.state === 'block').map((one) => one.id));
  return waived.every((id) => blocks.has(id)) ? ok(undefined) : err('not-a-block');
}

/**
 * RM-4: whether candidates may check in here. The newest sheet of this session decides: with a block that nobody
 * waived it keeps the door shut; without any sheet the door is shut only where the policy demands one.
 */
export function mayCheckIn(
  sheet: ReadinessSheet | undefined,
  isSheetRequired: boolean,
): Result<void, { readonly kind: 'not-ready'; readonly blocks: readonly CheckId[] }> {
  if (sheet === undefined) return isSheetRequired ? err({ kind: 'not-ready', blocks: [] }) : ok(undefined);
  const blocks = openBlocks(sheet.checks, sheet.waivers);
  return blocks.length === 0 ? ok(undefined) : err({ kind: 'not-ready', blocks });
}

/** Hardware that staff have waived on this machine before, from its earlier sheets. */
export function knownHardware(sheets: readonly ReadinessSheet[]): ReadonlySet<string> {
  const known = new Set<string>();
  for (const sheet of sheets) {
    if (sheet.waivers.some((waiver) => waiver.checkId === 'displays'))
      known.add(hardwareMark('displays', sheet.inventory.displays));
  }
  return known;
}
