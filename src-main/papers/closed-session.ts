import type { StationId } from '../../src-shared/basics/ids';
import type { PackageContent } from '../../src-shared/contracts/package/package-content';
import type { Incident } from '../../src-shared/domain/incident/incident';
import type { RoomCounts } from '../../src-shared/domain/session-close/balance-room';
import type { ClosingSignature } from '../../src-shared/domain/session-close/closing-signatures';
import type { SittingTrace } from '../../src-shared/domain/session-close/room-part';
import { lateRefused } from '../closing/closing-view';
import { statementOf } from '../closing/statement';
import type { Desk } from '../exam/desk';

/** A session as it was closed here, all that its papers say of it. */
export type ClosedSession = {
  readonly stationId: StationId;
  readonly content: PackageContent;
  readonly openedAtMs: number;
  readonly closedAtMs: number;
  readonly closingHash: string;
  readonly counts: RoomCounts & { readonly lateRefused: number };
  /** Ended here, by seat. */
  readonly sittings: readonly SittingTrace[];
  readonly moved: readonly SittingTrace[];
  readonly absent: readonly string[];
  readonly elsewhere: readonly string[];
  readonly incidents: readonly Incident[];
  readonly signatures: readonly ClosingSignature[];
};

/** Undefined until the session is closed: an unbalanced room leaves no paper (RM-15). */
export function closedSession(desk: Desk): ClosedSession | undefined {
  const { session, identity, closing, incidents } = desk.memory;
  const { closed } = closing;
  if (session === undefined || identity === undefined || closed === undefined) return undefined;
  const { counts } = statementOf(desk, session, identity);
  const traces = [...closing.sittings.values()].filter((one) => one.startedAtMs !== undefined);
  const bySeat = traces.sort((a, b) => a.seat - b.seat);
  // Those who signed last before it was closed; what was noticed since stands after them.
  const last = closing.signatures.at(-1)?.statement;
  return {
    stationId: identity.stationId,
    content: session.opened.content,
    openedAtMs: closing.session?.openedAt.wallMs ?? closed.at.wallMs,
    closedAtMs: closed.at.wallMs,
    closingHash: closed.recordHash,
    counts: { ...counts, lateRefused: lateRefused(desk.memory) },
    sittings: bySeat.filter((one) => one.outcome !== undefined && one.movedTo === undefined),
    moved: bySeat.filter((one) => one.movedTo !== undefined),
    absent: closing.placement.absent,
    elsewhere: closing.placement.elsewhere,
    incidents,
    signatures: closing.signatures.filter((one) => one.statement === last),
  };
}
