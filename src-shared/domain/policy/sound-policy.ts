import { ExamPolicy } from './exam-policy';

/** What makes a policy, each number of which is allowed, unjust as a whole. */
export type PolicyFault =
  /** RM-7: somebody could leave with the questions before the last may enter. Only where all begin together. */
  | 'submit-before-last-entry'
  /** RM-8: late entry or earliest submission lies behind the end. */
  | 'longer-than-the-exam'
  /** RM-10: one invigilator may give more than may be given in all. */
  | 'grant-over-total'
  /** RM-8: warnings come in falling order, before the end. */
  | 'warnings-out-of-order';

export function policyFaults(policy: ExamPolicy): readonly PolicyFault[] {
  const { durationMinutes, lateEntryMinutes, earliestSubmitMinutes, warningMinutes } = policy;
  const faults: PolicyFault[] = [];
  if (policy.startMode === 'room' && earliestSubmitMinutes < lateEntryMinutes) {
    faults.push('submit-before-last-entry');
  }
  if (Math.max(lateEntryMinutes, earliestSubmitMinutes) > durationMinutes)
    faults.push('longer-than-the-exam');
  if (policy.grantByOneProctorMinutes > policy.grantTotalMinutes) faults.push('grant-over-total');
  const isFalling = warningMinutes.every((one, at) => one < (warningMinutes[at - 1] ?? durationMinutes));
  if (!isFalling) faults.push('warnings-out-of-order');
  return faults;
}

/** A policy as a package may be made with it; what was made before is read as it is. */
export const SoundPolicy = ExamPolicy.superRefine((policy, context) => {
  for (const message of policyFaults(policy)) context.addIssue({ code: 'custom', message });
});
