import type { AttemptEventOf } from '../../src-shared/domain/attempt/attempt-event';
import type { StartedState } from '../../src-shared/domain/attempt/reduce-sitting';
import { gapBetween } from '../../src-shared/domain/attempt/time-ledger';
import type { IncidentFacts } from '../../src-shared/domain/incident/incident';
import type { FacePolicy } from '../../src-shared/domain/policy/face-policy';
import type { FaceMeasurement } from '../../src-shared/domain/presence/face-measurement';
import { fuseDistances } from '../../src-shared/domain/presence/fuse-distances';
import { PresenceIncidentKind } from '../../src-shared/domain/presence/presence-verdict';
import { wantPicture } from '../evidence/picture-ticket';
import type { Desk } from './desk';
import { noteIncident } from './note-incident';
import type { OpenSession } from './station-memory';

/** The page holds the frame that was judged for a few seconds only. */
const FRESH_MS = 5000;

type Check = AttemptEventOf<'presence-checked'>;

/**
 * Notes every incident that a check of this attempt has raised and that is not in the room's record yet: the newest
 * at once, and after a kill or a full disk whatever is missing. A picture is asked for only at once, and only where
 * there is somebody else to be seen on it.
 */
export async function noteRaisedIncidents(
  desk: Desk,
  session: OpenSession,
  state: StartedState,
): Promise<void> {
  const { attemptId, presence } = state;
  const { face } = session.opened.content.policy;
  const noted = desk.memory.incidents.filter(
    (incident) => incident.attemptId === attemptId && PresenceIncidentKind.safeParse(incident.kind).success,
  ).length;
  if (noted >= presence.incidents) return;
  const raised = (desk.memory.events.get(attemptId) ?? []).flatMap((event) =>
    event.kind === 'presence-checked' && event.raises !== undefined
      ? [{ check: event, kind: event.raises }]
      : [],
  );
  for (const { check, kind } of raised.slice(noted)) {
    const incident = await noteIncident(desk, {
      kind,
      seat: state.seat,
      candidateId: state.candidateId,
      attemptId,
      text: '',
      by: [],
      evidence: [],
      facts: factsOf(check, face),
    });
    if (!incident.ok) return;
    const isSomebodyThere = kind === 'presence-other-face' || kind === 'presence-many-faces';
    const { incidentId } = incident.value;
    const isFresh = gapBetween(check.at, desk.now()).gapMs < FRESH_MS;
    if (isSomebodyThere && isFresh) {
      await wantPicture(desk, { kind: 'presence-mismatch', attemptId, incidentId });
    }
  }
}

/** The numbers of the look that completed it. */
function factsOf({ look, verdict, cause }: Check, face: FacePolicy): IncidentFacts {
  const toPhoto = look?.kind === 'seen' ? look.toPhoto : undefined;
  const toCapture = look?.kind === 'seen' ? look.toCapture : undefined;
  return {
    cause,
    verdict: verdict.kind,
    ...(verdict.kind === 'cannot-tell' ? { why: verdict.why } : {}),
    ...(toPhoto?.kind === 'many-faces' ? { faces: toPhoto.count } : {}),
    ...distance('toPhotoMilli', toPhoto, face),
    ...distance('toCaptureMilli', toCapture, face),
  };
}

function distance(name: string, measurement: FaceMeasurement | undefined, face: FacePolicy): IncidentFacts {
  if (measurement?.kind !== 'one-face') return {};
  const fused = fuseDistances(measurement.distances, face.fusion);
  return fused === undefined ? {} : { [name]: fused };
}
