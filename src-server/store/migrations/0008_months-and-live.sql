CREATE TABLE "evidence" (
	"sha256" text PRIMARY KEY NOT NULL,
	"station_id" text NOT NULL,
	"bytes" integer NOT NULL,
	"received_bytes" integer NOT NULL,
	"is_whole" boolean NOT NULL,
	"first_at_ms" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "evidence_chunks" (
	"sha256" text NOT NULL,
	"offset" integer NOT NULL,
	"data" "bytea" NOT NULL,
	CONSTRAINT "evidence_chunks_sha256_offset_pk" PRIMARY KEY("sha256","offset")
);
--> statement-breakpoint
CREATE TABLE "score_reviews" (
	"review_id" text PRIMARY KEY NOT NULL,
	"attempt_id" text NOT NULL,
	"requested_at_ms" bigint NOT NULL,
	"requested_by" text NOT NULL,
	"is_in_time" boolean NOT NULL,
	"reviewed_at_ms" bigint NOT NULL,
	"version_no" integer NOT NULL,
	"standing_total" integer NOT NULL,
	"rescored_total" integer,
	"is_confirmed" boolean NOT NULL,
	"findings" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "station_states" (
	"station_id" text PRIMARY KEY NOT NULL,
	"session_id" text,
	"seen_at_ms" bigint NOT NULL,
	"boot_id" text NOT NULL,
	"mono_ms" bigint NOT NULL,
	"state" jsonb NOT NULL
);
--> statement-breakpoint
DROP INDEX "projection_due_by_arrival";--> statement-breakpoint
ALTER TABLE "alarms" ADD COLUMN "acknowledged_at_ms" bigint;--> statement-breakpoint
ALTER TABLE "alarms" ADD COLUMN "acknowledged_by" text;--> statement-breakpoint
ALTER TABLE "alarms" ADD COLUMN "note" text;--> statement-breakpoint
ALTER TABLE "evidence_chunks" ADD CONSTRAINT "evidence_chunks_sha256_evidence_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."evidence"("sha256") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "evidence_by_arrival" ON "evidence" USING btree ("first_at_ms");--> statement-breakpoint
CREATE INDEX "score_reviews_by_attempt" ON "score_reviews" USING btree ("attempt_id");--> statement-breakpoint
CREATE INDEX "station_states_by_session" ON "station_states" USING btree ("session_id");
--> statement-breakpoint
-- The inbox by month of arrival. What was there becomes the oldest partition as it stands, without being copied.
ALTER TABLE inbox RENAME TO inbox_before;
--> statement-breakpoint
ALTER TABLE inbox_before RENAME CONSTRAINT inbox_station_id_epoch_seq_pk TO inbox_before_once;
--> statement-breakpoint
CREATE TABLE inbox (
  station_id text NOT NULL,
  epoch text NOT NULL,
  seq bigint NOT NULL,
  hash text NOT NULL,
  kind text NOT NULL,
  envelope text NOT NULL,
  received_at_ms bigint NOT NULL
) PARTITION BY RANGE (received_at_ms);
--> statement-breakpoint
CREATE TRIGGER inbox_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON inbox
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Makes the partition of the month of an instant, and the next month's, unless they are there. Months are UTC's.
-- Answers how many were made. A trigger on the whole does not fire for who names a part, so each part has its own.
CREATE FUNCTION ensure_inbox_months(p_now bigint) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  start_at timestamptz;
  from_ms bigint;
  to_ms bigint;
  part text;
  made integer := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(7268304);
  FOR ahead IN 0..1 LOOP
    start_at := date_trunc('month', to_timestamp(p_now / 1000.0), 'UTC') + ahead * interval '1 month';
    start_at := date_trunc('month', start_at + interval '12 hours', 'UTC');
    from_ms := (extract(epoch FROM start_at) * 1000)::bigint;
    to_ms := (extract(epoch FROM date_trunc('month', start_at + interval '32 days', 'UTC')) * 1000)::bigint;
    part := 'inbox_' || to_char(start_at AT TIME ZONE 'UTC', 'YYYY_MM');
    CONTINUE WHEN to_regclass(part) IS NOT NULL;
    BEGIN
      EXECUTE format('CREATE TABLE %I PARTITION OF inbox FOR VALUES FROM (%s) TO (%s)', part, from_ms, to_ms);
    EXCEPTION
      -- The month belongs to an older part already, or rows of it lie in the default part: both go on being used.
      WHEN invalid_object_definition OR check_violation THEN CONTINUE;
    END;
    EXECUTE format('CREATE UNIQUE INDEX %I ON %I (station_id, epoch, seq)', part || '_once', part);
    EXECUTE format('CREATE TRIGGER inbox_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', part);
    made := made + 1;
  END LOOP;
  RETURN made;
END;
$$;
--> statement-breakpoint
-- The old rows are a part up to the end of their last month; without old rows there is no such part.
DO $$
DECLARE
  latest bigint;
  to_ms bigint;
BEGIN
  SELECT max(received_at_ms) INTO latest FROM inbox_before;
  IF latest IS NULL THEN
    DROP TABLE inbox_before;
  ELSE
    to_ms := (extract(epoch FROM date_trunc('month',
      date_trunc('month', to_timestamp(latest / 1000.0), 'UTC') + interval '32 days', 'UTC')) * 1000)::bigint;
    EXECUTE format('ALTER TABLE inbox ATTACH PARTITION inbox_before FOR VALUES FROM (MINVALUE) TO (%s)', to_ms);
  END IF;
END;
$$;
--> statement-breakpoint
-- For a server whose clock is far off, and for a month whose part was not made in time.
CREATE TABLE inbox_other PARTITION OF inbox DEFAULT;
--> statement-breakpoint
CREATE UNIQUE INDEX inbox_other_once ON inbox_other (station_id, epoch, seq);
--> statement-breakpoint
CREATE TRIGGER inbox_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON inbox_other
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Ciphertext does not compress.
ALTER TABLE evidence_chunks ALTER COLUMN data SET STORAGE EXTERNAL;
--> statement-breakpoint
CREATE TRIGGER score_reviews_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON score_reviews
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
--> statement-breakpoint
-- An alarm that a person has seen and that comes again is open again.
CREATE OR REPLACE FUNCTION raise_alarm(
  p_kind text, p_subject text, p_station text, p_epoch text, p_seq bigint, p_reason text, p_now bigint
) RETURNS void LANGUAGE sql AS $$
  INSERT INTO alarms AS known (kind, subject, station_id, epoch, seq, reason, first_at_ms, last_at_ms)
  VALUES (p_kind, p_subject, p_station, p_epoch, p_seq, p_reason, p_now, p_now)
  ON CONFLICT (kind, subject) DO UPDATE
    SET times = least(known.times, 2147483646) + 1, last_at_ms = excluded.last_at_ms,
        acknowledged_at_ms = NULL, acknowledged_by = NULL;
$$;
--> statement-breakpoint
-- Stores one batch of one station's chain in one round trip and one transaction. The caller has checked hashes and
-- signatures against p_sign_key, and that the records follow one another without a gap; arrays run parallel.
--   {"kind":"unknown-station"} | {"kind":"not-authentic"}      nothing stored
--   {"kind":"gap","receivedThrough":n}                         nothing stored
--   {"kind":"fork","seq":n}                                    quarantined and alarmed, nothing overwritten
--   {"kind":"imported","knownThrough","receivedThrough","headHash","due":[seq],"quarantined":[{"seq","reason"}]}
-- knownThrough: the mark before this batch. due: seqs of this batch that no projection has looked at yet.
CREATE OR REPLACE FUNCTION import_batch(
  p_station text, p_sign_key text, p_epoch text, p_now bigint,
  p_seqs bigint[], p_hashes text[], p_prev_hashes text[], p_kinds text[], p_envelopes text[]
) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  revoked_at bigint;
  sign_key text;
  head text;
  first_seq bigint := p_seqs[1];
  last_seq bigint := p_seqs[cardinality(p_seqs)];
  fork_seq bigint;
  known_through bigint;
BEGIN
  -- A receipt promises durability, so this commit waits for the disk whatever the database's default is.
  PERFORM set_config('synchronous_commit', 'on', true);

  -- One look for the key and the mark. Everything that arrives for one (station, epoch) queues up at the mark's lock,
  -- in whichever server process it arrived.
  SELECT s.revoked_at_ms, s.sign_public_key, m.received_through, m.head_hash
  INTO revoked_at, sign_key, known_through, head
  FROM stations s JOIN station_marks m ON m.station_id = s.station_id AND m.epoch = p_epoch
  WHERE s.station_id = p_station FOR UPDATE OF m;
  IF NOT FOUND THEN
    SELECT s.revoked_at_ms, s.sign_public_key INTO revoked_at, sign_key FROM stations s WHERE s.station_id = p_station;
    IF NOT FOUND THEN RETURN jsonb_build_object('kind', 'unknown-station'); END IF;
    INSERT INTO station_marks (station_id, epoch, received_through, head_hash)
    VALUES (p_station, p_epoch, 0, repeat('0', 64)) ON CONFLICT DO NOTHING;
    SELECT m.received_through, m.head_hash INTO known_through, head
    FROM station_marks m WHERE m.station_id = p_station AND m.epoch = p_epoch FOR UPDATE;
  END IF;
  IF revoked_at IS NOT NULL OR sign_key <> p_sign_key THEN
    RETURN jsonb_build_object('kind', 'not-authentic');
  END IF;

  IF first_seq > known_through + 1 THEN
    RETURN jsonb_build_object('kind', 'gap', 'receivedThrough', known_through);
  END IF;

  IF first_seq = known_through + 1 THEN
    -- It follows on by number; it must follow on by hash too, else its predecessor here is another one.
    IF p_prev_hashes[1] <> head THEN fork_seq := known_through; END IF;
  ELSE
    SELECT min(r.seq) INTO fork_seq
    FROM unnest(p_seqs, p_hashes) AS r(seq, hash)
    LEFT JOIN inbox i ON i.station_id = p_station AND i.epoch = p_epoch AND i.seq = r.seq
    WHERE r.seq <= known_through AND i.hash IS DISTINCT FROM r.hash;
  END IF;

  IF fork_seq IS NOT NULL THEN
    -- What follows a forked record hangs on it, so it is kept with it.
    INSERT INTO quarantine (station_id, epoch, seq, hash, reason, envelope, quarantined_at_ms)
    SELECT p_station, p_epoch, r.seq, r.hash, 'fork', r.envelope, p_now
    FROM unnest(p_seqs, p_hashes, p_envelopes) AS r(seq, hash, envelope)
    WHERE r.seq >= fork_seq
    ON CONFLICT DO NOTHING;
    PERFORM raise_alarm('fork', concat_ws('|', p_station, p_epoch, fork_seq), p_station, p_epoch, fork_seq, 'fork', p_now);
    RETURN jsonb_build_object('kind', 'fork', 'seq', fork_seq);
  END IF;

  IF last_seq > known_through THEN
    INSERT INTO inbox (station_id, epoch, seq, hash, kind, envelope, received_at_ms)
    SELECT p_station, p_epoch, r.seq, r.hash, r.kind, r.envelope, p_now
    FROM unnest(p_seqs, p_hashes, p_kinds, p_envelopes) AS r(seq, hash, kind, envelope)
    WHERE r.seq > known_through;
    INSERT INTO projection_due (station_id, epoch, seq, received_at_ms)
    SELECT p_station, p_epoch, r.seq, p_now FROM unnest(p_seqs) AS r(seq) WHERE r.seq > known_through;
    head := p_hashes[cardinality(p_hashes)];
    UPDATE station_marks SET received_through = last_seq, head_hash = head
    WHERE station_id = p_station AND epoch = p_epoch;
    IF first_seq = known_through + 1 THEN
      -- The usual case: all of it is new, so all of it is due and none was set aside before.
      RETURN jsonb_build_object(
        'kind', 'imported', 'knownThrough', known_through, 'receivedThrough', last_seq, 'headHash', head,
        'due', to_jsonb(p_seqs), 'quarantined', '[]'::jsonb
      );
    END IF;
  END IF;

  RETURN jsonb_build_object(
    'kind', 'imported',
    'knownThrough', known_through,
    'receivedThrough', greatest(last_seq, known_through),
    'headHash', head,
    'due', (
      SELECT coalesce(jsonb_agg(d.seq ORDER BY d.seq), '[]') FROM projection_due d
      WHERE d.station_id = p_station AND d.epoch = p_epoch AND d.seq BETWEEN first_seq AND last_seq
    ),
    'quarantined', (
      SELECT coalesce(jsonb_agg(jsonb_build_object('seq', q.seq, 'reason', q.reason) ORDER BY q.seq), '[]')
      FROM quarantine q JOIN inbox i USING (station_id, epoch, seq, hash)
      WHERE q.station_id = p_station AND q.epoch = p_epoch AND q.seq BETWEEN first_seq AND last_seq
    )
  );
END;
$$;
