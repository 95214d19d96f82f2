import type { StartedState } from '../../src-shared/domain/attempt/reduce-sitting';
import type { PresenceIncidentKind } from '../../src-shared/domain/presence/presence-verdict';
import { wantPicture } from '../evidence/picture-ticket';
import type { Desk } from './desk';

/** What a presence check brought up. A picture is asked for only where there is somebody else to be seen on it. */
export async function raisePresenceIncident(
  desk: Desk,
  state: StartedState,
  kind: PresenceIncidentKind,
): Promise<void> {
  const { attemptId } = state;
  desk.log('presence-incident', { attemptId, kind });
  if (kind === 'presence-other-face' || kind === 'presence-many-faces') {
    await wantPicture(desk, { kind: 'presence-mismatch', attemptId });
  }
}
