import pg from 'pg';

/** Where a batch on its way is stopped; nothing in the server knows of it: the database waits for a lock of the test's. */
export type HoldPoint =
  /** Its records and its mark are written, the transaction is not committed. */
  | 'before-commit'
  /** The batch is committed; what its results mean is not stored. */
  | 'before-projection';

export type Held = {
  /** Resolves when the batch stands at the point. */
  readonly reached: () => Promise<void>;
  /** Ends the database sessions of the servers: their transactions are rolled back. */
  readonly rollBack: () => Promise<void>;
  /** Lets the transaction go on, whether or not anybody waits for it. Resolves when nothing is at the point any more. */
  readonly release: () => Promise<void>;
};

const LOCK = 4_711_001;

/** The trigger fires at commit, after everything that the transaction writes. */
const TRIGGER = `
  CREATE OR REPLACE FUNCTION hold_commit() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN PERFORM pg_advisory_xact_lock_shared(${LOCK}); RETURN NULL; END $$;
  DROP TRIGGER IF EXISTS hold_commit ON station_marks;
  CREATE CONSTRAINT TRIGGER hold_commit AFTER INSERT OR UPDATE ON station_marks
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION hold_commit();`;

export async function holdDatabase(databaseUrl: string, point: HoldPoint): Promise<Held> {
  const holder = new pg.Client({ connectionString: databaseUrl });
  const watcher = new pg.Client({ connectionString: databaseUrl });
  await Promise.all([holder.connect(), watcher.connect()]);
  if (point === 'before-commit') await watcher.query(TRIGGER);
  await holder.query('BEGIN');
  await holder.query(
    point === 'before-commit'
      ? `SELECT pg_advisory_xact_lock(${LOCK})`
      : 'LOCK TABLE results IN EXCLUSIVE MODE',
  );

  const waiting = async (): Promise<number> => {
    const found = await watcher.query(
      "SELECT 1 FROM pg_stat_activity WHERE application_name = 'exam-server' AND wait_event_type = 'Lock'",
    );
    return found.rowCount ?? 0;
  };
  const until = async (isSo: (count: number) => boolean): Promise<void> => {
    // Each look is a round trip to the database; the test's own time-out ends what never comes.
    while (!isSo(await waiting())) await watcher.query('SELECT 1');
  };
  return {
    reached: () => until((count) => count > 0),
    rollBack: async () => {
      await watcher.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'exam-server'",
      );
      await until((count) => count === 0);
      await end();
    },
    release: async () => {
      await holder.query('COMMIT');
      await until((count) => count === 0);
      await end();
    },
  };

  async function end(): Promise<void> {
    await watcher.query('DROP TRIGGER IF EXISTS hold_commit ON station_marks');
    await Promise.all([holder.end(), watcher.end()]);
  }
}
