import { assertNever } from '../../src-shared/basics/assert-never';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { IpcRequest } from '../../src-shared/contracts/ipc/channels';
import type { ConsoleProblem } from '../../src-shared/contracts/ipc/console-problems';
import { isInvigilator, type Signature } from '../../src-shared/domain/staff/signature';
import type { StudyEvent } from '../../src-shared/domain/study/study-event';
import { isSignedIn, type StudyState } from '../../src-shared/domain/study/study-state';
import { acting } from '../exam/console-acting';
import { type Desk, NOT_NOW } from '../exam/desk';
import type { OpenSession } from '../exam/station-memory';
import type { JournalEntry } from '../journal/journal-entry';
import { hoursEntries } from './hours-entry';
import { planCheck, seen, signedOut, signOutNow } from './settle-errand';
import { type OpenClass, openClass, recordStudy, rulesOf } from './study-desk';

type Done = Promise<Result<Record<string, never>, ConsoleProblem>>;

/** A teacher or proctor at the console: opens the class, looks after it, closes it (CE-10). */
export async function studyAct(desk: Desk, { act, note }: IpcRequest<'console:study'>): Done {
  const who = acting(desk);
  if (!who.ok) return who;
  const { session, by } = who.value;
  if (!isInvigilator(by)) return err({ kind: 'not-allowed' });
  if (act.kind === 'open') return openCourse(desk, session, by, act.courseId);
  const open = openClass(desk.memory);
  if (open === undefined) return err(NOT_NOW);
  const at = desk.now();
  const staffId = by.staffId;
  switch (act.kind) {
    case 'pause':
      return write(desk, session, [{ kind: 'paused', at, by: staffId, note }]);
    case 'end-pause':
      return write(desk, session, [{ kind: 'pause-ended', at, by: staffId }]);
    case 'close':
      return close(desk, open, by, note);
    case 'confirm':
    case 'absent':
    case 'sign-out': {
      const sitting = open.state.sittings.get(act.sittingId);
      if (sitting === undefined || !isSignedIn(sitting)) return err(NOT_NOW);
      const proof = { kind: 'staff', by: staffId, note } as const;
      if (act.kind === 'sign-out') return signOutNow(desk, open, sitting, proof);
      if (act.kind === 'absent') {
        return write(desk, session, [
          { kind: 'absent', at, sittingId: sitting.sittingId, by: staffId, note },
        ]);
      }
      const confirmed = await write(desk, session, [seen(desk, sitting, proof)]);
      if (confirmed.ok) planCheck(desk, open, sitting.sittingId);
      return confirmed;
    }
    default:
      return assertNever(act);
  }
}

async function openCourse(desk: Desk, session: OpenSession, by: Signature, courseId: string): Done {
  const rules = rulesOf(session);
  // Never over somebody's exam or check-in.
  const isOver = desk.memory.closing.closed !== undefined;
  if (
    isOver ||
    rules === undefined ||
    desk.memory.current !== undefined ||
    openClass(desk.memory) !== undefined
  ) {
    return err(NOT_NOW);
  }
  const { packageId, session: head } = session.opened.content;
  return write(desk, session, [
    {
      kind: 'class-opened',
      at: desk.now(),
      sessionId: head.sessionId,
      packageId,
      courseId,
      by: by.staffId,
    },
  ]);
}

/**
 * Everybody who is still signed in is signed out: who is in the room by the word of the staff member who closes, who
 * was not there when last asked with what was proven before.
 */
async function close(desk: Desk, open: OpenClass, by: Signature, note: string): Done {
  const { study } = desk.memory;
  if (desk.memory.current !== undefined) return err(NOT_NOW);
  const staying = [...open.state.sittings.values()].filter(isSignedIn);
  const proof = { kind: 'staff', by: by.staffId, note } as const;
  const outs = staying.map((one) =>
    signedOut(desk, open, one, one.stage.kind === 'away' ? undefined : proof),
  );
  const closed: StudyEvent = { kind: 'class-closed', at: desk.now(), by: by.staffId, note };
  const beside = (state: StudyState): readonly JournalEntry[] =>
    hoursEntries(
      desk,
      open,
      state,
      staying.flatMap((one) => state.sittings.get(one.sittingId) ?? []),
    );
  // The sign-outs and their records first: a torn write leaves the class open, and it is made good then.
  if (outs.length > 0) {
    const out = await recordStudy(desk, open.session, outs, beside);
    if (!out.ok) return out;
  }
  const done = await write(desk, open.session, [closed]);
  if (!done.ok) return done;
  study.atSeat = undefined;
  study.told = undefined;
  study.dueAtMonoMs.clear();
  desk.wakeSync();
  desk.changed();
  return ok({});
}

async function write(desk: Desk, session: OpenSession, events: readonly StudyEvent[]): Done {
  const written = await recordStudy(desk, session, events);
  if (!written.ok) return written;
  desk.changed();
  return ok({});
}
