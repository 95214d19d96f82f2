import { verifyState } from '../../src-crypto/station-words';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { Heartbeat, HeartbeatAnswer } from '../../src-shared/contracts/sync/heartbeat';
import type { Refusal } from '../../src-shared/contracts/sync/refusal';
import type { StationKeys } from '../registry/stations';
import type { HeartbeatGroups } from './heartbeat-groups';

/** How often a station reports when the centre has nothing against it. */
const NEXT_IN_SECONDS = 15;

/**
 * Keeps a station's latest word about itself and tells it how far its records are stored. An older word of the same
 * boot, sent again by the line or by somebody else, changes nothing.
 */
export async function takeHeartbeat(
  context: { readonly stationKeys: StationKeys; readonly beats: HeartbeatGroups; readonly now: () => number },
  { state, signature }: Heartbeat,
): Promise<Result<HeartbeatAnswer, Refusal>> {
  const key = await context.stationKeys.find(state.stationId);
  if (key === undefined) return err({ refusal: 'unknown-station' });
  if (!verifyState(key.suite, state, signature, key.signPublicKey)) return err({ refusal: 'not-authentic' });
  const { isStation, marks } = await context.beats.keep(state, key.signPublicKeyText);
  if (!isStation) {
    context.stationKeys.forget(state.stationId);
    return err({ refusal: 'not-authentic' });
  }
  return ok({ serverTimeMs: context.now(), nextInSeconds: NEXT_IN_SECONDS, marks });
}
