import { signClosing } from '../../src-crypto/closing-seal';
import { suiteB } from '../../src-crypto/suite-b';
import type { SessionPublication } from '../../src-server/registry/session-publication';
import type { StationId } from '../../src-shared/basics/ids';
import { Incident } from '../../src-shared/domain/incident/incident';
import type { IncidentLog } from '../../src-shared/domain/incident/incident-log';
import type { AttemptResult } from '../../src-shared/domain/record/attempt-result';
import { type SessionClosing, UnsignedClosing } from '../../src-shared/domain/session-close/session-closing';

const AT = { wallMs: 1_773_110_000_000, monoMs: 9000, bootId: 'boot' };

export function buildIncident(sessionId: string, no: number, changes: object = {}): Incident {
  return Incident.parse({
    incidentId: no.toString(16).padStart(32, '0'),
    sessionId,
    at: AT,
    kind: 'machine-fault',
    seat: 1,
    text: '鼠标失灵，已更换（样例）',
    by: ['JK001'],
    evidence: [],
    facts: {},
    ...changes,
  });
}

export function buildIncidentLog(
  publication: SessionPublication,
  stationId: StationId,
  incidents: readonly Incident[],
): IncidentLog {
  return {
    kind: 'incident-log',
    stationId,
    sessionId: publication.session.sessionId,
    packageId: publication.packageId,
    partNo: 1,
    partCount: 1,
    incidents,
    isDemonstration: publication.isDemonstration,
  };
}

/** A station's closing: who sat here by these results, the others absent but for those named as elsewhere. */
export function buildClosing(
  publication: SessionPublication,
  stationId: StationId,
  signPrivateKey: Uint8Array,
  results: readonly AttemptResult[],
  changes: { readonly elsewhereSeats?: readonly number[] } & Partial<UnsignedClosing> = {},
): SessionClosing {
  const { elsewhereSeats = [], ...others } = changes;
  const sat = new Set(results.map((one) => one.candidateId));
  const rest = publication.candidates.filter((one) => !sat.has(one.candidateId));
  const idsOf = (isElsewhere: boolean) =>
    rest.filter((one) => elsewhereSeats.includes(one.seat) === isElsewhere).map((one) => one.candidateId);
  const closing = UnsignedClosing.parse({
    kind: 'session-close',
    stationId,
    sessionId: publication.session.sessionId,
    packageId: publication.packageId,
    policyVersion: publication.policy.policyVersion,
    closedAt: AT,
    sittings: results.map(({ attemptId, candidateId, seat, submitCause }) => ({
      attemptId,
      candidateId,
      seat,
      outcome: submitCause === 'proctor' ? 'forced' : 'submitted',
      recordHash: 'ab'.repeat(32),
      confirmation: 'confirmed',
    })),
    absent: idsOf(false),
    elsewhere: idsOf(true),
    incidentCount: 0,
    incidentRecords: ['cd'.repeat(32)],
    evidence: [],
    signedBy: { proctors: ['JK001', 'JK002'], siteHead: 'KD001' },
    isDemonstration: publication.isDemonstration,
    ...others,
  });
  return signClosing(suiteB, closing, signPrivateKey);
}
