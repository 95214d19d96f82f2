import { z } from 'zod';
import { HeartbeatAnswer, type StationState } from '../../src-shared/contracts/sync/heartbeat';
import type { Database } from '../store/database';
import { isPassing } from '../store/database-error';

const Stored = z.object({
  isStation: z.boolean(),
  marks: HeartbeatAnswer.unwrap().shape.marks,
});
export type StoredBeat = z.infer<typeof Stored>;

type Waiting = {
  readonly state: StationState;
  readonly signPublicKeyText: string;
  readonly resolve: (stored: StoredBeat) => void;
  readonly reject: (error: unknown) => void;
};

const MAX_BEATS = 100;
/** One on its way for company to gather behind, another for when it hangs on a lock. */
const MAX_FLIGHTS = 2;
/** How long the first one waits for company: a third of the work at 300 a second, and nothing to who reports every 15 s. */
const GATHER_MS = 10;

/**
 * Heartbeats that come while others are being kept go together in the next round trip: 10,000 stations are 667 a second,
 * and each used to cost a round trip and a commit of its own. They are committed without waiting for the disk: a
 * station's latest word is old in a few seconds, and records have their own commit.
 */
export class HeartbeatGroups {
  private waiting: Waiting[] = [];
  private flights = 0;

  constructor(
    private readonly database: Database,
    private readonly now: () => number,
  ) {}

  get waitingCount(): number {
    return this.waiting.length;
  }

  keep(state: StationState, signPublicKeyText: string): Promise<StoredBeat> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ state, signPublicKeyText, resolve, reject });
      if (this.waiting.length === 1) setTimeout(() => this.send(), GATHER_MS);
    });
  }

  private send(): void {
    while (this.waiting.length > 0 && this.flights < MAX_FLIGHTS) {
      const group = this.next();
      this.flights += 1;
      void this.fly(group).finally(() => {
        this.flights -= 1;
        this.send();
      });
    }
  }

  /** The oldest; of one station one, because a row is written once in a statement. */
  private next(): readonly Waiting[] {
    const stations = new Set<string>();
    const group: Waiting[] = [];
    const left: Waiting[] = [];
    for (const one of this.waiting) {
      const { stationId } = one.state;
      if (group.length >= MAX_BEATS || stations.has(stationId)) left.push(one);
      else {
        group.push(one);
        stations.add(stationId);
      }
    }
    this.waiting = left;
    return group;
  }

  private async fly(group: readonly Waiting[]): Promise<void> {
    try {
      const answers = await this.store(group);
      for (const [at, one] of group.entries()) {
        const answer = answers[at];
        if (answer === undefined) throw new Error('a heartbeat without an answer');
        one.resolve(answer);
      }
    } catch (error) {
      if (group.length === 1 || isPassing(error)) for (const one of group) one.reject(error);
      // One that the database will not take does not take the others' words with it.
      else for (const one of group) await this.fly([one]);
    }
  }

  private async store(group: readonly Waiting[]): Promise<readonly StoredBeat[]> {
    const beats = group.map(({ state, signPublicKeyText }, n) => ({ n, key: signPublicKeyText, state }));
    const answer = await this.database.$client.query<{ stored: unknown }>({
      name: 'keep-heartbeats',
      text: STATEMENT,
      values: [JSON.stringify(beats), this.now()],
    });
    return z.array(Stored).parse(answer.rows.map((row) => row.stored));
  }
}

/** In the order of the stations, so that two processes do not wait for each other. */
const STATEMENT = `
  WITH quiet AS MATERIALIZED (
    SELECT set_config('synchronous_commit', 'off', true)
  ), asked AS MATERIALIZED (
    SELECT n, key, state, state ->> 'stationId' AS station_id
    FROM jsonb_to_recordset($1::jsonb) AS beat(n integer, key text, state jsonb)
  ), known AS MATERIALIZED (
    SELECT asked.* FROM asked JOIN stations s ON s.station_id = asked.station_id
    WHERE s.sign_public_key = asked.key AND s.revoked_at_ms IS NULL AND (SELECT count(*) FROM quiet) = 1
  ), kept AS (
    INSERT INTO station_states AS old (station_id, seen_at_ms, session_id, boot_id, mono_ms, state)
    SELECT station_id, $2::bigint, state ->> 'sessionId', state -> 'at' ->> 'bootId',
      (state -> 'at' ->> 'monoMs')::bigint, state
    FROM known ORDER BY station_id
    ON CONFLICT (station_id) DO UPDATE SET seen_at_ms = excluded.seen_at_ms, session_id = excluded.session_id,
      boot_id = excluded.boot_id, mono_ms = excluded.mono_ms, state = excluded.state
    WHERE old.boot_id <> excluded.boot_id OR old.mono_ms < excluded.mono_ms
  )
  SELECT jsonb_build_object(
    'isStation', known.n IS NOT NULL,
    'marks', coalesce((SELECT jsonb_agg(jsonb_build_object(
      'epoch', m.epoch, 'receivedThrough', m.received_through, 'headHash', m.head_hash))
      FROM station_marks m WHERE m.station_id = asked.station_id), '[]')) AS stored
  FROM asked LEFT JOIN known USING (n) ORDER BY asked.n`;
