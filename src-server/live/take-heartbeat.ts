import { z } from 'zod';
import { verifyState } from '../../src-crypto/station-words';
import { err, ok, type Result } from '../../src-shared/basics/result';
import { type Heartbeat, HeartbeatAnswer } from '../../src-shared/contracts/sync/heartbeat';
import type { Refusal } from '../../src-shared/contracts/sync/refusal';
import type { StationKeys } from '../registry/stations';
import type { Database } from '../store/database';

/** How often a station reports when the centre has nothing against it. */
const NEXT_IN_SECONDS = 15;

const Stored = z.object({ isStation: z.boolean(), marks: HeartbeatAnswer.unwrap().shape.marks });

/**
 * Keeps a station's latest word about itself and tells it how far its records are stored, in one round trip. An older
 * word of the same boot, sent again by the line or by somebody else, changes nothing.
 */
export async function takeHeartbeat(
  context: {
    readonly database: Database;
    readonly stationKeys: StationKeys;
    readonly now: () => number;
  },
  { state, signature }: Heartbeat,
): Promise<Result<HeartbeatAnswer, Refusal>> {
  const key = await context.stationKeys.find(state.stationId);
  if (key === undefined) return err({ refusal: 'unknown-station' });
  if (!verifyState(key.suite, state, signature, key.signPublicKey)) return err({ refusal: 'not-authentic' });
  const nowMs = context.now();
  const answer = await context.database.$client.query<{ stored: unknown }>({
    name: 'take-heartbeat',
    text: STATEMENT,
    values: [
      state.stationId,
      key.signPublicKeyText,
      nowMs,
      state.sessionId ?? null,
      state.at.bootId,
      state.at.monoMs,
      JSON.stringify(state),
    ],
  });
  const { isStation, marks } = Stored.parse(answer.rows[0]?.stored);
  if (!isStation) {
    context.stationKeys.forget(state.stationId);
    return err({ refusal: 'not-authentic' });
  }
  return ok({ serverTimeMs: nowMs, nextInSeconds: NEXT_IN_SECONDS, marks });
}

const STATEMENT = `
  WITH station AS (
    SELECT station_id FROM stations WHERE station_id = $1 AND sign_public_key = $2 AND revoked_at_ms IS NULL
  ), kept AS (
    INSERT INTO station_states AS known (station_id, seen_at_ms, session_id, boot_id, mono_ms, state)
    SELECT station_id, $3::bigint, $4::text, $5::text, $6::bigint, $7::jsonb FROM station
    ON CONFLICT (station_id) DO UPDATE SET seen_at_ms = excluded.seen_at_ms, session_id = excluded.session_id,
      boot_id = excluded.boot_id, mono_ms = excluded.mono_ms, state = excluded.state
    WHERE known.boot_id <> excluded.boot_id OR known.mono_ms < excluded.mono_ms
  )
  SELECT jsonb_build_object(
    'isStation', EXISTS (SELECT 1 FROM station),
    'marks', coalesce((SELECT jsonb_agg(jsonb_build_object(
      'epoch', m.epoch, 'receivedThrough', m.received_through, 'headHash', m.head_hash))
      FROM station_marks m WHERE m.station_id = $1), '[]')) AS stored`;
