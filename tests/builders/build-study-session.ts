import { SessionPublication } from '../../src-server/registry/session-publication';
import { HoursRecord } from '../../src-shared/domain/record/hours-record';
import { buildPublication } from './build-publication';
import { buildPlan, FACE, MINUTE, minute } from './build-study';
import type { TestServer } from './start-test-server';

/** A session with a class in it, published, with one person on its list who studies for `certificateId`. */
export async function publishStudy(
  server: TestServer,
  sessionId: string,
  person: { readonly document: string; readonly certificateId: string; readonly dutyFrom: string },
  quiz?: object,
): Promise<SessionPublication> {
  const bare = buildPublication(sessionId, 1);
  const candidates = bare.candidates.map((one) => ({
    ...one,
    document: { type: 'resident-id', number: person.document },
  }));
  const candidateId = candidates[0]?.candidateId;
  const { certificateId, dutyFrom } = person;
  const plan = buildPlan({ dutyFrom, ...(quiz === undefined ? {} : { quiz }) });
  const trainees = [{ candidateId, certificateId, dutyFrom }];
  const made = { ...bare, candidates, session: { ...bare.session, study: { ...plan, trainees } } };
  const answer = await server.admin('PUT', `/sessions/${sessionId}`, made);
  if (!answer.ok) throw new Error(await answer.text());
  return SessionPublication.parse(made);
}

/** Three quarters of an hour of that class: 1.0 学时. */
export function buildHoursRecord(
  { session, packageId, candidates, policy }: SessionPublication,
  stationId: string,
  certificateId: string,
  changes: object = {},
): HoursRecord {
  return HoursRecord.parse({
    kind: 'hours',
    stationId,
    sessionId: session.sessionId,
    packageId,
    sittingId: '1'.padStart(32, '0'),
    candidateId: candidates[0]?.candidateId,
    certificateId,
    courseId: 'K-1',
    mode: 'class',
    part: 'public',
    entryNo: 1,
    signedInAt: minute(0),
    signedOutAt: minute(45),
    creditedAt: minute(45),
    effectiveMs: 45 * MINUTE,
    lostMs: 0,
    checks: { asked: 2, missed: 0 },
    signedInBy: FACE,
    signedOutBy: FACE,
    tenths: 10,
    policyVersion: policy.policyVersion,
    isDemonstration: true,
    ...changes,
  });
}
