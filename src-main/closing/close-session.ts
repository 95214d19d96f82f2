import { err, ok, type Result } from '../../src-shared/basics/result';
import type { IpcRequest } from '../../src-shared/contracts/ipc/channels';
import type { ClosingProblem } from '../../src-shared/contracts/ipc/closing-channels';
import {
  maySignClosing,
  missingSigners,
  signedBy,
} from '../../src-shared/domain/session-close/closing-signatures';
import { isInvigilator, type Signature } from '../../src-shared/domain/staff/signature';
import { signedInStaff } from '../exam/console-session';
import { type Desk, NOT_NOW, notWritten } from '../exam/desk';
import { checkSignIn } from '../exam/staff-sign-in';
import type { OpenSession, StationIdentity } from '../exam/station-memory';
import { closingRecords } from './room-records';
import { type ClosingStatement, statementOf } from './statement';

type Done = Promise<Result<Record<string, never>, ClosingProblem>>;
type Closing = {
  readonly session: OpenSession;
  readonly identity: StationIdentity;
  readonly by: Signature;
};

/** Who is at the console, in a session that is open and not closed. */
function closingNow(desk: Desk): Result<Closing, ClosingProblem> {
  const by = signedInStaff(desk);
  if (!by.ok) return by;
  const { session, identity, closing } = desk.memory;
  if (session === undefined || identity === undefined) return err(NOT_NOW);
  if (closing.closed !== undefined) return err({ kind: 'session-closed' });
  return isInvigilator(by.value) ? ok({ session, identity, by: by.value }) : err({ kind: 'not-allowed' });
}

/** Decision 0022: of each person who did not sit here staff say whether they were absent or at another machine. */
export async function placePeople(desk: Desk, request: IpcRequest<'closing:place'>): Done {
  const now = closingNow(desk);
  if (!now.ok) return now;
  const { content } = now.value.session.opened;
  const named = [...request.absent, ...request.elsewhere];
  const roster = new Set(content.candidates.map((one) => one.candidateId));
  const sat = new Set(
    [...desk.memory.closing.sittings.values()]
      .filter((one) => one.startedAtMs !== undefined)
      .map((one) => one.candidateId),
  );
  const isWrong =
    new Set(named).size !== named.length || named.some((one) => !roster.has(one) || sat.has(one));
  if (isWrong) return err({ kind: 'placement-wrong' });
  const { sessionId } = content.session;
  const { absent, elsewhere } = request;
  const by = now.value.by.staffId;
  const written = await desk.append([
    { kind: 'closing-placed', at: desk.now(), sessionId, absent, elsewhere, by },
  ]);
  if (!written.ok) return err(notWritten(written.error));
  desk.changed();
  return ok({});
}

/** RM-15, first step: one signature at a time, by password, under what the screen showed when it was given. */
export async function signClosingStatement(desk: Desk, request: IpcRequest<'closing:sign'>): Done {
  const now = closingNow(desk);
  if (!now.ok) return now;
  const { session, identity } = now.value;
  const standing = standsAs(statementOf(desk, session, identity), request.statement);
  if (!standing.ok) return standing;
  const signer = await checkSignIn(desk, session, request.signer, 'closing');
  if (!signer.ok) {
    return err(signer.error.kind === 'wrong' ? { kind: 'unknown-staff-or-wrong-password' } : signer.error);
  }
  const { staffId, role } = signer.value;
  const as = maySignClosing(standing.value.signatures, { staffId, roles: [role] });
  if (!as.ok) return err(as.error.kind === 'same-person-twice' ? { kind: 'signer-twice' } : as.error);
  const signature = { staffId, as: as.value, at: desk.now(), statement: standing.value.sha256 };
  const { sessionId } = session.opened.content.session;
  const written = await desk.append([{ kind: 'closing-signed', sessionId, signature }]);
  if (!written.ok) return err(notWritten(written.error));
  desk.log('closing-signed', { as: as.value });
  desk.changed();
  return ok({});
}

/**
 * RM-15, second step: log and closing become records of this station's chain, all in one append with the closing last.
 * A power cut leaves the signatures, and this is done again; once the closing is on disk nothing begins here any more.
 */
export async function closeSession(desk: Desk, request: IpcRequest<'closing:close'>): Done {
  const now = closingNow(desk);
  if (!now.ok) return now;
  const { session, identity } = now.value;
  const standing = standsAs(statementOf(desk, session, identity), request.statement);
  if (!standing.ok) return standing;
  const signers = signedBy(standing.value.signatures);
  if (signers === undefined || missingSigners(standing.value.signatures).length > 0) {
    return err({ kind: 'signatures-missing' });
  }
  const records = closingRecords(desk, session, identity, standing.value, signers, desk.now());
  const written = await desk.append(records);
  if (!written.ok) return err(notWritten(written.error));
  desk.log('session-closed', { sessionId: session.opened.content.session.sessionId });
  desk.wakeSync();
  desk.changed();
  return ok({});
}

function standsAs(statement: ClosingStatement, shown: string): Result<ClosingStatement, ClosingProblem> {
  if (statement.blocks.length > 0) return err({ kind: 'closing-blocked' });
  return statement.sha256 === shown ? ok(statement) : err({ kind: 'statement-changed' });
}
