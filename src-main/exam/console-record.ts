import { assertNever } from '../../src-shared/basics/assert-never';
import type { AttemptId, Sha256Hex } from '../../src-shared/basics/ids';
import { err, ok } from '../../src-shared/basics/result';
import type { ConsoleRequest } from '../../src-shared/contracts/ipc/console-channels';
import type { PackageContent } from '../../src-shared/contracts/package/package-content';
import { mayMarkConduct } from '../../src-shared/domain/attempt/may-console';
import { mayHaveHappened } from '../../src-shared/domain/incident/incident';
import { ABOUT_NOBODY, about, act, acting, type Done, signatures } from './console-acting';
import { type Desk, NOT_NOW } from './desk';
import { noteIncident } from './note-incident';

/** RM-13: proposed with two signatures. After the end of the attempt it stands in the room's record alone. */
export async function markConduct(desk: Desk, request: ConsoleRequest<'console:mark-conduct'>): Done {
  const who = acting(desk);
  if (!who.ok) return who;
  const { current } = desk.memory;
  if (current === undefined || current.kind === 'abandoned') return err(NOT_NOW);
  const signed = await signatures(desk, who.value, request.second, 'mark-conduct');
  if (!signed.ok) return signed;
  const may = mayMarkConduct(signed.value);
  if (!may.ok) return may;
  const { level, note } = request;
  // Sealed already, for reasons of their own; a mark never has a picture taken (LW-4).
  const evidence = request.withEvidence === true ? evidenceOf(desk, current.attemptId) : [];
  const by = signed.value.map((one) => one.staffId);
  const [first, other] = by;
  if (first === undefined || other === undefined) return err({ kind: 'second-person-needed' });
  const noted = await noteIncident(desk, {
    ...about(current),
    kind: 'conduct',
    text: note,
    by,
    evidence,
    facts: { level },
  });
  if (!noted.ok) return noted;
  if (current.kind === 'started') {
    const at = desk.now();
    const mark = { at, level, note, by: [first, other], evidence } as const;
    const event = { kind: 'conduct-marked', attemptId: current.attemptId, at, mark } as const;
    return act(desk, who.value.session, current, 'mark-conduct', signed.value, note, event);
  }
  desk.changed();
  return ok({});
}

/** RM-14. 巡考 looks on and 系统管理员 runs the machines; both see things that belong into the record (RM-3). */
export async function noteFromConsole(desk: Desk, request: ConsoleRequest<'console:note-incident'>): Done {
  const who = acting(desk);
  if (!who.ok) return who;
  const { memory } = desk;
  const { content } = who.value.session.opened;
  if (memory.closing.closed !== undefined) return err({ kind: 'session-closed' });
  const { kind, text, happenedAtMs, corrects } = request;
  if (happenedAtMs !== undefined && !mayHaveHappened(happenedAtMs, content.session, desk.now())) {
    return err({ kind: 'time-out-of-range' });
  }
  if (corrects !== undefined && !memory.incidents.some((one) => one.incidentId === corrects)) {
    return err({ kind: 'no-such-incident' });
  }
  const subject = subjectOf(desk, content, request.about);
  if (subject === undefined) return err(NOT_NOW);
  const facts = {
    ...(happenedAtMs === undefined ? {} : { happenedAtMs }),
    ...(corrects === undefined ? {} : { corrects }),
  };
  const noted = await noteIncident(desk, { ...subject, kind, text, by: [who.value.by.staffId], facts });
  if (!noted.ok) return noted;
  desk.changed();
  return ok({});
}

type Subject = ConsoleRequest<'console:note-incident'>['about'];

function subjectOf({ memory }: Desk, { candidates }: PackageContent, wanted: Subject) {
  switch (wanted.kind) {
    case 'room':
      return ABOUT_NOBODY;
    case 'here':
      return memory.current === undefined ? undefined : about(memory.current);
    case 'seat':
      return { ...ABOUT_NOBODY, seat: wanted.seat };
    case 'person': {
      const { candidateId } = wanted;
      const person = candidates.find((one) => one.candidateId === candidateId);
      if (person === undefined) return undefined;
      const attempt = [...memory.closing.sittings.values()].find((one) => one.candidateId === candidateId);
      const attemptId = attempt === undefined ? {} : { attemptId: attempt.attemptId };
      return { ...ABOUT_NOBODY, seat: person.seat, candidateId, ...attemptId };
    }
    default:
      return assertNever(wanted);
  }
}

/** Newest last; a mark holds twenty at the most. */
export function evidenceOf(
  { retention }: Pick<Desk, 'retention'>,
  attemptId: AttemptId,
): readonly Sha256Hex[] {
  return retention
    .kept()
    .filter(({ head }) => head.attemptId === attemptId)
    .map(({ sha256 }) => sha256)
    .slice(-20);
}
