import { z } from 'zod';
import { ReadinessLimits } from '../readiness/readiness-limits';
import { ConsolePolicy } from './console-policy';
import { EvidencePolicy } from './evidence-policy';
import { FacePolicy } from './face-policy';
import { KeyReleasePolicy } from './key-release-policy';
import { LivenessPolicy } from './liveness-policy';
import { LockdownPolicy } from './lockdown-policy';
import { PresencePolicy } from './presence-policy';
import { ReleasePolicy } from './release-policy';
import { StudyPolicy } from './study-policy';
import { TimePolicy } from './time-policy';

const minutes = z.number().int().nonnegative().max(600);

/**
 * Every number of the rule book that an authority may set, in one versioned object (G-5). It travels signed in the
 * exam package and its version is stamped on each result. Integers only, because it is hashed.
 */
export const ExamPolicy = z
  .object({
    policyVersion: z.string().min(1).max(64),
    /** TS-10: 60 to 180. */
    durationMinutes: z.number().int().min(60).max(180),
    /** TS-6. */
    passMark: z.number().int().min(0).max(100),
    /** `room`: T0 is the session's start for all (RM-4, RM-6). `individual`: T0 is the candidate's own start. */
    startMode: z.enum(['room', 'individual']),
    /** RM-6 and RM-7, counted from T0; in `individual` mode only the earliest submission applies. */
    lateEntryMinutes: minutes,
    earliestSubmitMinutes: minutes,
    /** RM-8: minutes before the deadline at which the candidate is warned, descending. */
    warningMinutes: z.array(z.number().int().positive()).readonly(),
    /** RM-10: what one proctor may grant for one fault, and the sum that no grant may pass. */
    grantByOneProctorMinutes: minutes,
    grantTotalMinutes: minutes,
    /** RM-11: how often the clock is put on disk. */
    heartbeatSeconds: z.number().int().min(1).max(10),
    face: FacePolicy,
    liveness: LivenessPolicy,
    presence: PresencePolicy,
    evidence: EvidencePolicy,
    console: ConsolePolicy,
    lockdown: LockdownPolicy,
    /** What a machine must be able to do before an exam; feature 17. */
    readiness: ReadinessLimits,
    time: TimePolicy,
    release: ReleasePolicy,
    study: StudyPolicy,
    /** Absent: the centre gives out no passphrase, staff bring it. */
    keyRelease: KeyReleasePolicy.optional(),
    /** LW-1: the version of the separate consent text that was shown. */
    consentTextVersion: z.string().min(1).max(32),
  })
  .readonly();
export type ExamPolicy = z.infer<typeof ExamPolicy>;
