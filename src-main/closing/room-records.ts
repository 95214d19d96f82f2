import { signClosing } from '../../src-crypto/closing-seal';
import type { Instant } from '../../src-shared/basics/instant';
import type { Incident } from '../../src-shared/domain/incident/incident';
import { incidentLogParts } from '../../src-shared/domain/incident/incident-log';
import type { RecordEnvelope } from '../../src-shared/domain/record/record-envelope';
import type { signedBy } from '../../src-shared/domain/session-close/closing-signatures';
import { UnsignedClosing } from '../../src-shared/domain/session-close/session-closing';
import type { Desk } from '../exam/desk';
import { nextRecord } from '../exam/next-record';
import type { OpenSession, StationIdentity } from '../exam/station-memory';
import type { JournalEntry } from '../journal/journal-entry';
import type { ClosingStatement } from './statement';

type RecordEntry = Extract<JournalEntry, { readonly kind: 'record' }>;

/** RM-14, RM-15: the incident log in as many records as it takes, and behind it the closing that names them. */
export function closingRecords(
  desk: Desk,
  session: OpenSession,
  identity: StationIdentity,
  { content }: ClosingStatement,
  signers: NonNullable<ReturnType<typeof signedBy>>,
  at: Instant,
): readonly RecordEntry[] {
  const logs = incidentRecords(desk, session, identity, desk.memory.incidents, at);
  const { sessionId } = content;
  const kept = desk.retention.kept().filter((item) => item.head.sessionId === sessionId);
  // Parsed here, because a closing that its centre would refuse could not be taken back.
  const closing = UnsignedClosing.parse({
    ...content,
    closedAt: at,
    incidentRecords: logs.map((one) => one.envelope.hash),
    evidence: kept.map((item) => item.sha256),
    signedBy: signers,
  });
  const signed = signClosing(desk.suite, closing, identity.keys.sign.privateKey);
  const last = logs.at(-1)?.envelope;
  return [
    ...logs,
    { kind: 'record', at, envelope: nextRecord(desk, identity, 'session-close', signed, at, last) },
  ];
}

/** An incident that the station notes by itself after the closing reaches the centre as a log of its own. */
export function incidentRecords(
  desk: Desk,
  { opened }: OpenSession,
  identity: StationIdentity,
  incidents: readonly Incident[],
  at: Instant,
): readonly RecordEntry[] {
  const { session, packageId, isDemonstration } = opened.content;
  const { stationId } = identity;
  const head = { stationId, sessionId: session.sessionId, packageId, isDemonstration };
  const entries: RecordEntry[] = [];
  let behind: RecordEnvelope | undefined;
  for (const part of incidentLogParts(head, incidents)) {
    behind = nextRecord(desk, identity, 'incident-log', part, at, behind);
    entries.push({ kind: 'record', at, envelope: behind });
  }
  return entries;
}
