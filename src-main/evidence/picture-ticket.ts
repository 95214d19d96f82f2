import { toHex } from '../../src-shared/basics/bytes-text';
import { Nonce } from '../../src-shared/basics/ids';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { IpcRequest } from '../../src-shared/contracts/ipc/channels';
import type { StepProblem } from '../../src-shared/contracts/ipc/problems';
import { type Desk, NOT_NOW } from '../exam/desk';
import { type EvidenceDraft, keepEvidence, noteDropped } from './evidence-store';

type Wish = Omit<EvidenceDraft, 'bytes'>;

/** Asks the page for one picture, if the policy keeps this kind; the ticket is good once and for a short time. */
export async function wantPicture(desk: Desk, wish: Wish): Promise<void> {
  const { session } = desk.memory;
  if (session === undefined) return;
  const { evidence } = session.opened.content.policy;
  const isKept =
    wish.kind === 'check-in-mismatch' ? evidence.keepCheckInMismatch : evidence.keepPresenceMismatch;
  if (!isKept) return;
  await giveUp(desk);
  const ticket = Nonce.parse(toHex(desk.suite.randomBytes(16)));
  desk.memory.picture = { ticket, atMonoMs: desk.now().monoMs, wish };
  desk.askPicture({ ticket });
}

/** The picture that was asked for; the door has checked that it is a JPEG of bearable size. */
export async function takePicture(
  desk: Desk,
  request: IpcRequest<'evidence:picture'>,
): Promise<Result<Record<string, never>, StepProblem>> {
  const { picture } = desk.memory;
  if (picture === undefined || picture.ticket !== request.ticket || isLate(desk)) return err(NOT_NOW);
  desk.memory.picture = undefined;
  const kept = await keepEvidence(desk, { ...picture.wish, bytes: new Uint8Array(request.jpeg) });
  return kept.ok || kept.error.kind === 'not-kept' ? ok({}) : err(NOT_NOW);
}

/** Called with every beat: a picture that did not come is written down as such. */
export async function watchPicture(desk: Desk): Promise<void> {
  if (desk.memory.picture !== undefined && isLate(desk)) await giveUp(desk);
}

async function giveUp(desk: Desk): Promise<void> {
  const { picture } = desk.memory;
  if (picture === undefined) return;
  desk.memory.picture = undefined;
  await noteDropped(desk, picture.wish, 'no-picture');
}

function isLate(desk: Desk): boolean {
  const { session, picture } = desk.memory;
  const seconds = session?.opened.content.policy.presence.answerSeconds ?? 0;
  return picture !== undefined && desk.now().monoMs - picture.atMonoMs > seconds * 1000;
}
