import { toHex } from '../../src-shared/basics/bytes-text';
import { Nonce } from '../../src-shared/basics/ids';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { IpcRequest } from '../../src-shared/contracts/ipc/channels';
import type { StepProblem } from '../../src-shared/contracts/ipc/problems';
import type { StartedState } from '../../src-shared/domain/attempt/reduce-sitting';
import { mayWithdrawConsent } from '../../src-shared/domain/attempt/reduce-sitting';
import { judgePresence } from '../../src-shared/domain/presence/judge-presence';
import { isPresenceChecked, nextCheck } from '../../src-shared/domain/presence/presence-schedule';
import { incidentDue } from '../../src-shared/domain/presence/presence-tally';
import type {
  PresenceCause,
  PresenceLook,
  PresenceVerdict,
} from '../../src-shared/domain/presence/presence-verdict';
import { isCovered } from '../lockdown/lockdown-memory';
import { type Desk, NOT_NOW, record } from './desk';
import { noteRaisedIncidents } from './presence-incident';
import type { OpenSession, PresenceWatch } from './station-memory';

type Done = Promise<Result<Record<string, never>, StepProblem>>;

/**
 * Who sits at the seat, asked at random moments: main rolls the dice, asks the page, judges what it measured, and
 * writes it down. Called with every beat. A check never ends an exam and shows nothing to the candidate.
 */
export async function watchPresence(desk: Desk): Promise<void> {
  const checked = checkedAttempt(desk);
  if (checked === undefined) {
    desk.memory.presence = undefined;
    return;
  }
  const { session, state } = checked;
  const { presence: policy } = session.opened.content.policy;
  const { monoMs } = desk.now();
  await noteRaisedIncidents(desk, session, state);
  const watch = ownWatch(desk, session, state);
  if (watch.asked !== undefined) {
    if (monoMs - watch.asked.atMonoMs > policy.answerSeconds * 1000) {
      await writeDown(desk, session, state, watch.asked.cause, undefined);
    }
    return;
  }
  if (monoMs < watch.dueAtMonoMs) return;
  const checkId = Nonce.parse(toHex(desk.suite.randomBytes(16)));
  desk.memory.presence = { ...watch, asked: { checkId, atMonoMs: monoMs, cause: watch.cause } };
  desk.askPage({ attemptId: state.attemptId, checkId, answerWithinMs: policy.answerSeconds * 1000 });
}

/** What the page saw. Only the answer to the question that is open counts, and only in time. */
export async function answerPresence(desk: Desk, request: IpcRequest<'presence:answer'>): Done {
  const checked = checkedAttempt(desk);
  const asked = desk.memory.presence?.asked;
  if (checked === undefined || asked === undefined) return err(NOT_NOW);
  const { session, state } = checked;
  if (state.attemptId !== request.attemptId || asked.checkId !== request.checkId) return err(NOT_NOW);
  const { content } = session.opened;
  if (desk.now().monoMs - asked.atMonoMs > content.policy.presence.answerSeconds * 1000) return err(NOT_NOW);
  if (isFromClip(request.look) && !content.isDemonstration) return err(NOT_NOW);
  return writeDown(desk, session, state, asked.cause, request.look);
}

/**
 * The page says that its camera went away or is back: one look soon finds out. A page that says so all the time is
 * not asked more often for it.
 */
export async function cameraChanged(desk: Desk, request: IpcRequest<'presence:camera-changed'>): Done {
  const checked = checkedAttempt(desk);
  if (checked === undefined || checked.state.attemptId !== request.attemptId) return err(NOT_NOW);
  const watch = ownWatch(desk, checked.session, checked.state);
  desk.log('camera-changed', { isOn: request.isOn });
  desk.memory.isCameraOn = request.isOn;
  const soonestMs = (watch.lastAtMonoMs ?? 0) + soonMs(checked.session);
  const dueAtMonoMs = Math.min(watch.dueAtMonoMs, Math.max(desk.now().monoMs, soonestMs));
  desk.memory.presence = { ...watch, dueAtMonoMs, cause: 'camera-changed' };
  return ok({});
}

/** LW-2: at any moment after the check-in; the identity stands, and nothing of the exam changes. */
export async function withdrawConsent(desk: Desk, request: IpcRequest<'presence:withdraw-consent'>): Done {
  const { session, current, isSuspended } = desk.memory;
  if (session === undefined || current?.attemptId !== request.attemptId || isSuspended) return err(NOT_NOW);
  if (current.kind !== 'ready' && current.kind !== 'started') return err(NOT_NOW);
  if (!mayWithdrawConsent(current)) return err(NOT_NOW);
  const { attemptId } = current;
  const withdrawn = await record(desk, session, current, [
    { kind: 'face-consent-withdrawn', attemptId, at: desk.now() },
  ]);
  if (!withdrawn.ok) return withdrawn;
  desk.memory.presence = undefined;
  desk.changed();
  return ok({});
}

type Checked = { readonly session: OpenSession; readonly state: StartedState };

function checkedAttempt(desk: Desk): Checked | undefined {
  const { session, current, isSuspended } = desk.memory;
  if (session === undefined || isSuspended || current?.kind !== 'started') return undefined;
  // A proctor is on the way to a covered seat, and in a pause the seat may be empty, and rightly.
  if (current.ledger.pause !== undefined || isCovered(desk.memory)) return undefined;
  return isPresenceChecked(current, session.opened.content.policy) ? { session, state: current } : undefined;
}

/** The watch over this attempt; a new one looks soon, because the seat was out of sight until now. */
function ownWatch(desk: Desk, session: OpenSession, state: StartedState): PresenceWatch {
  const { presence } = desk.memory;
  if (presence?.attemptId === state.attemptId) return presence;
  const isFresh = !desk.memory.events.get(state.attemptId)?.some((event) => event.kind === 'resumed');
  const watch: PresenceWatch = {
    attemptId: state.attemptId,
    dueAtMonoMs: desk.now().monoMs + soonMs(session),
    cause: isFresh && state.presence.checks === 0 ? 'after-start' : 'after-resume',
    lastAtMonoMs: undefined,
    asked: undefined,
  };
  desk.memory.presence = watch;
  return watch;
}

/** Judges a look (undefined: no answer came), journals it, and says when the next one is due. */
async function writeDown(
  desk: Desk,
  session: OpenSession,
  state: StartedState,
  cause: PresenceCause,
  look: PresenceLook | undefined,
): Done {
  const { policy } = session.opened.content;
  const verdict: PresenceVerdict =
    look === undefined ? { kind: 'cannot-tell', why: 'no-answer' } : judgePresence(look, policy.face);
  const raises = incidentDue(state.presence, verdict, policy.presence);
  const next = nextCheck(policy.presence, verdict, raises !== undefined, desk.dice());
  const { attemptId } = state;
  const at = desk.now();
  desk.memory.presence = {
    attemptId,
    dueAtMonoMs: at.monoMs + next.inMs,
    cause: next.cause,
    lastAtMonoMs: at.monoMs,
    asked: undefined,
  };
  const written = await record(desk, session, state, [
    {
      kind: 'presence-checked',
      attemptId,
      at,
      cause,
      ...(look === undefined ? {} : { look }),
      verdict,
      ...(raises === undefined ? {} : { raises }),
    },
  ]);
  if (!written.ok) return written;
  if (written.value.state.kind === 'started') await noteRaisedIncidents(desk, session, written.value.state);
  return ok({});
}

function soonMs(session: OpenSession): number {
  return session.opened.content.policy.presence.soonSeconds * 1000;
}

function isFromClip(look: PresenceLook): boolean {
  return (
    look.kind === 'seen' &&
    [look.toPhoto, look.toCapture].some(
      (one) => one?.kind === 'one-face' && one.source === 'demonstration-clip',
    )
  );
}
