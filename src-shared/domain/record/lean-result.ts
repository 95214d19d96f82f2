import { z } from 'zod';
import { AttemptResult } from './attempt-result';

/**
 * What the centre knows or works out itself: the station from the head; paper and seed from the session's key (TS-23);
 * bank and policy from the session as published. The answers go as bits. All the rest of a result goes as it is, whatever a
 * later version adds to it.
 */
const DERIVED = [
  'kind',
  'stationId',
  'seedHex',
  'paperHash',
  'bankVersion',
  'policyVersion',
  'isDemonstration',
  'answers',
] as const;
type DerivedKey = (typeof DERIVED)[number];

export type LeanResult = Omit<AttemptResult, DerivedKey>;
export type DerivedPart = Pick<AttemptResult, DerivedKey>;

/** What must be known of a lean result before the derived part can be worked out; the rest is checked with the whole. */
export const LeanHead = z.looseObject({
  sessionId: AttemptResult.unwrap().shape.sessionId,
  packageId: AttemptResult.unwrap().shape.packageId,
  candidateId: AttemptResult.unwrap().shape.candidateId,
  attemptNo: AttemptResult.unwrap().shape.attemptNo,
  blueprintVersion: AttemptResult.unwrap().shape.blueprintVersion,
});
export type LeanHead = z.infer<typeof LeanHead>;

export function leanOf(result: AttemptResult): LeanResult {
  const derived: readonly string[] = DERIVED;
  return Object.fromEntries(
    Object.entries(result).filter(([key]) => !derived.includes(key)),
  ) as unknown as LeanResult;
}

/** The whole result again; undefined when the parts make none. */
export function wholeResult(lean: LeanHead, derived: DerivedPart): AttemptResult | undefined {
  const whole = AttemptResult.safeParse({ ...lean, ...derived });
  return whole.success ? whole.data : undefined;
}
