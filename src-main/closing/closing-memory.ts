import type { AttemptId, PackageId, SessionId } from '../../src-shared/basics/ids';
import type { Instant } from '../../src-shared/basics/instant';
import type { RecordEnvelope } from '../../src-shared/domain/record/record-envelope';
import type { ClosingSignature } from '../../src-shared/domain/session-close/closing-signatures';
import type { Placement, SittingTrace } from '../../src-shared/domain/session-close/room-part';
import type { JournalEntry } from '../journal/journal-entry';
import { noteSitting } from './note-sitting';

/** What the journal says of closing the session that was opened last (RM-15). */
export type ClosingMemory = {
  /** Of the session that was opened last. */
  session:
    | { readonly sessionId: SessionId; readonly packageId: PackageId; readonly openedAt: Instant }
    | undefined;
  readonly sittings: Map<AttemptId, SittingTrace>;
  /** Where those who did not sit here were, as staff said last. */
  placement: Placement;
  readonly signatures: ClosingSignature[];
  /** The closing's record is in the journal: this station's part of the session is over. */
  closed: { readonly at: Instant; readonly recordHash: RecordEnvelope['hash'] } | undefined;
  /** Packages of sessions that were closed here; they open for their papers only. */
  readonly closedPackages: Set<PackageId>;
};

const NOBODY: Placement = { absent: [], elsewhere: [] };

export function emptyClosing(): ClosingMemory {
  return {
    session: undefined,
    sittings: new Map(),
    placement: NOBODY,
    signatures: [],
    closed: undefined,
    closedPackages: new Set(),
  };
}

export function noteClosing(memory: ClosingMemory, entry: JournalEntry): void {
  switch (entry.kind) {
    case 'session-opened':
      beginSession(memory, entry);
      return;
    case 'closing-placed':
      if (entry.sessionId !== memory.session?.sessionId) return;
      memory.placement = { absent: entry.absent, elsewhere: entry.elsewhere };
      return;
    case 'closing-signed':
      if (entry.sessionId === memory.session?.sessionId) memory.signatures.push(entry.signature);
      return;
    case 'record':
      // Its last record: what a power cut left out before it is still to be done, and is done again.
      if (entry.envelope.kind === 'session-close' && memory.session !== undefined) {
        memory.closed ??= { at: entry.at, recordHash: entry.envelope.hash };
        memory.closedPackages.add(memory.session.packageId);
      }
      noteSitting(memory.sittings, entry);
      return;
    default:
      noteSitting(memory.sittings, entry);
  }
}

/** A session that is opened again goes on as it was; another one begins with nothing. */
function beginSession(
  memory: ClosingMemory,
  { sessionId, packageId, at }: Extract<JournalEntry, { readonly kind: 'session-opened' }>,
): void {
  if (memory.session?.sessionId === sessionId) return;
  memory.session = { sessionId, packageId, openedAt: at };
  memory.sittings.clear();
  memory.placement = NOBODY;
  memory.signatures.length = 0;
  memory.closed = undefined;
}
