import { err, ok, type Result } from '../../src-shared/basics/result';
import type { OpenSessionProblem } from '../../src-shared/contracts/ipc/problems';
import type { PackageContent, PackageStaff } from '../../src-shared/contracts/package/package-content';
import {
  concernOf,
  evidenceOf,
  type ProgramConcern,
  type ProgramEvidence,
  weighConcern,
} from '../../src-shared/domain/release/program-verdict';
import type { JournalEntry } from '../journal/journal-entry';
import type { Desk } from './desk';
import { incidentOf } from './note-incident';

/** A program that is used though it differs from its release: what was found, and the reason somebody gave. */
export type ProgramWaiver = {
  readonly concern: ProgramConcern;
  readonly evidence: ProgramEvidence;
  /** As the release says; a release without facts has none. */
  readonly version: string;
  readonly reason: string;
};

/**
 * Whether this program may open a session under its policy. Never a silent no: a block names what was found, and where
 * the policy lets staff go on, it asks for a reason, which the opening signs (decision 0047).
 */
export async function judgeProgram(
  desk: Desk,
  { policy }: PackageContent,
  reason: string | undefined,
): Promise<Result<ProgramWaiver | undefined, OpenSessionProblem>> {
  const report = await desk.program();
  const concern = concernOf(report);
  const weight = weighConcern(concern, policy.release);
  if (concern === undefined) return ok(undefined);
  desk.log('program-concern', { concern, weight });
  if (weight === 'block') return err({ kind: 'program-refused', concern });
  if (weight !== 'waive') return ok(undefined);
  const evidence = evidenceOf(report);
  if (reason === undefined) return err({ kind: 'program-needs-waiver', concern, evidence });
  return ok({ concern, evidence, version: report.facts?.version ?? '', reason });
}

/** The waiver as a line of the room's record (RM-14), for the same append as the opening: neither without the other. */
export function waiverEntry(
  desk: Desk,
  { session }: PackageContent,
  { staffId }: PackageStaff,
  { concern, evidence, version, reason }: ProgramWaiver,
): JournalEntry {
  const [path] = evidence.paths;
  const incident = incidentOf(desk, session.sessionId, {
    kind: 'program-waived',
    text: reason,
    by: [staffId],
    evidence: [],
    facts: {
      concern,
      files: evidence.count,
      version: version.slice(0, 100),
      ...(path === undefined ? {} : { path: path.slice(-100) }),
    },
  });
  return { kind: 'incident', at: incident.at, incident };
}
