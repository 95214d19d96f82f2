import { z } from 'zod';
import { assertNever } from '../../basics/assert-never';
import type { ReleasePolicy } from '../policy/release-policy';
import { ReleaseFacts } from './release-facts';

/** What the look at the program's own files found. */
export const ProgramVerdict = z.discriminatedUnion('kind', [
  /** Run from a checkout: there is no manifest to hold it to. */
  z.object({ kind: z.literal('checkout') }).readonly(),
  z.object({ kind: z.literal('intact'), files: z.number().int() }).readonly(),
  /** Files were changed, removed or added since the release was signed. */
  z
    .object({
      kind: z.literal('altered'),
      count: z.number().int(),
      /** The first of them, for a person to look at. */
      paths: z.array(z.string().max(300)).max(5).readonly(),
    })
    .readonly(),
  /** Nobody's signature stands behind the files: the list is missing, is no list, or another key or version signed it. */
  z
    .object({
      kind: z.literal('unsigned'),
      why: z.enum([
        'no-facts',
        'no-manifest',
        'not-a-manifest',
        'signature-wrong',
        'other-version',
        'unreadable',
      ]),
    })
    .readonly(),
]);
export type ProgramVerdict = z.infer<typeof ProgramVerdict>;

export const ProgramReport = z
  .object({ facts: ReleaseFacts.optional(), verdict: ProgramVerdict })
  .strict()
  .readonly();
export type ProgramReport = z.infer<typeof ProgramReport>;

export const CHECKOUT: ProgramReport = { verdict: { kind: 'checkout' } };

/** What staff must know of the program before they use it. */
export const ProgramConcern = z.enum(['altered', 'unsigned', 'substitute-electron']);
export type ProgramConcern = z.infer<typeof ProgramConcern>;

export function concernOf(report: ProgramReport): ProgramConcern | undefined {
  const { verdict, facts } = report;
  switch (verdict.kind) {
    case 'checkout':
      return undefined;
    case 'altered':
    case 'unsigned':
      return verdict.kind;
    case 'intact':
      return facts?.electron.origin === 'official' ? undefined : 'substitute-electron';
    default:
      return assertNever(verdict);
  }
}

/**
 * Whether this program may hold an exam under this policy: a warning is shown, a waiver wants a signed reason, a block
 * keeps the session shut.
 */
export function weighConcern(
  concern: ProgramConcern | undefined,
  policy: ReleasePolicy,
): 'pass' | 'warn' | 'waive' | 'block' {
  if (concern === undefined) return 'pass';
  return concern === 'substitute-electron' ? policy.substituteElectron : policy.alteredProgram;
}

/** What was measured, for the person who signs that it may be used all the same. */
export const ProgramEvidence = z
  .object({ count: z.number().int().nonnegative(), paths: z.array(z.string().max(300)).max(5).readonly() })
  .strict()
  .readonly();
export type ProgramEvidence = z.infer<typeof ProgramEvidence>;

export function evidenceOf({ verdict }: ProgramReport): ProgramEvidence {
  return verdict.kind === 'altered'
    ? { count: verdict.count, paths: verdict.paths }
    : { count: 0, paths: [] };
}
