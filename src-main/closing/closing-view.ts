import { err, ok } from '../../src-shared/basics/result';
import type { IpcResponse } from '../../src-shared/contracts/ipc/channels';
import type { ClosingPerson, ClosingView } from '../../src-shared/contracts/ipc/closing-channels';
import type { PackageContent } from '../../src-shared/contracts/package/package-content';
import { missingSigners } from '../../src-shared/domain/session-close/closing-signatures';
import type { SittingTrace } from '../../src-shared/domain/session-close/room-part';
import { signedInStaff } from '../exam/console-session';
import { type Desk, NOT_NOW } from '../exam/desk';
import type { StationMemory } from '../exam/station-memory';
import { statementOf } from './statement';

/** For whoever is signed in at the console: 巡考 may read it, too (RM-3). */
export function showClosing(desk: Desk): IpcResponse<'closing:view'> {
  const staff = signedInStaff(desk);
  if (!staff.ok) return staff;
  const { session, identity } = desk.memory;
  if (session === undefined || identity === undefined) return err(NOT_NOW);
  const { memory } = desk;
  const { content } = session.opened;
  const { closing } = memory;
  const statement = statementOf(desk, session, identity);
  return ok({
    ...(closing.closed === undefined ? {} : { closedAtMs: closing.closed.at.wallMs }),
    counts: {
      ...statement.counts,
      lateRefused: lateRefused(memory),
      incidents: memory.incidents.length,
    },
    people: content.candidates.map((one) => ({
      candidateId: one.candidateId,
      displayName: one.displayName,
      admissionNo: one.admissionNo,
      seat: one.seat,
      place: placeOf(memory, one.candidateId),
    })),
    blocks: closing.closed === undefined ? statement.blocks : [],
    statement: statement.sha256,
    signatures: statement.signatures.map(({ staffId, as, at }) => ({
      staffId,
      displayName: staffName(content, staffId),
      as,
      atMs: at.wallMs,
    })),
    missing: closing.closed === undefined ? missingSigners(statement.signatures) : [],
    lapsed: closing.closed === undefined && statement.signatures.length === 0 ? closing.signatures.length : 0,
  } satisfies ClosingView);
}

/** RM-6: the door was shut; each person once, however often they asked. */
export function lateRefused({ incidents }: StationMemory): number {
  const late = incidents.filter((one) => one.kind === 'late-entry' && one.facts.refused === 1);
  return new Set(late.map((one) => one.candidateId)).size;
}

export function staffName({ staff }: PackageContent, staffId: string): string {
  return staff.find((one) => one.staffId === staffId)?.displayName ?? staffId;
}

function placeOf({ closing }: StationMemory, candidateId: string): ClosingPerson['place'] {
  const trace = [...closing.sittings.values()].find((one) => one.candidateId === candidateId);
  if (trace !== undefined && trace.startedAtMs !== undefined) return sittingPlace(trace);
  if (closing.placement.absent.some((one) => one === candidateId)) return { kind: 'absent' };
  if (closing.placement.elsewhere.some((one) => one === candidateId)) return { kind: 'elsewhere' };
  return { kind: trace === undefined ? 'unplaced' : 'sitting' };
}

function sittingPlace({ movedTo, outcome, confirmation }: SittingTrace): ClosingPerson['place'] {
  if (movedTo !== undefined) return { kind: 'moved', toStationId: movedTo };
  return outcome === undefined ? { kind: 'sitting' } : { kind: 'sat', outcome, confirmation };
}
