-- A run of records for each batch instead of a row for each record.
ALTER TABLE "projection_due" ADD COLUMN "through_seq" bigint;
--> statement-breakpoint
UPDATE projection_due SET through_seq = seq;
--> statement-breakpoint
ALTER TABLE "projection_due" ALTER COLUMN "through_seq" SET NOT NULL;
--> statement-breakpoint
-- As in 0008, with one run in projection_due.
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
    INSERT INTO projection_due (station_id, epoch, seq, through_seq, received_at_ms)
    VALUES (p_station, p_epoch, known_through + 1, last_seq, p_now);
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
      SELECT coalesce(jsonb_agg(r.seq ORDER BY r.seq), '[]') FROM unnest(p_seqs) AS r(seq)
      WHERE EXISTS (
        SELECT 1 FROM projection_due d
        WHERE d.station_id = p_station AND d.epoch = p_epoch AND r.seq BETWEEN d.seq AND d.through_seq
      )
    ),
    'quarantined', (
      SELECT coalesce(jsonb_agg(jsonb_build_object('seq', q.seq, 'reason', q.reason) ORDER BY q.seq), '[]')
      FROM quarantine q JOIN inbox i USING (station_id, epoch, seq, hash)
      WHERE q.station_id = p_station AND q.epoch = p_epoch AND q.seq BETWEEN first_seq AND last_seq
    )
  );
END;
$$;
--> statement-breakpoint
-- Stores batches of different chains in one round trip and one commit: a process that serves many stations sends what has
-- come while its last group was on its way. p_stations, p_keys, p_epochs, p_counts run parallel, one for each batch, no
-- chain twice; the other arrays hold the records of all batches one after another. Answers for each batch, in order, what
-- import_batch would. Batches that simply follow on are stored together; every other goes through import_batch. Marks are
-- locked in the order of their keys, so that two processes do not wait for each other.
CREATE FUNCTION import_batches(
  p_stations text[], p_keys text[], p_epochs text[], p_counts integer[], p_now bigint,
  p_seqs bigint[], p_hashes text[], p_prev_hashes text[], p_kinds text[], p_envelopes text[]
) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  answers jsonb[] := array_fill(NULL::jsonb, ARRAY[cardinality(p_stations)]);
  firsts integer[] := '{}';
  following integer[] := '{}';
  at integer := 1;
  n integer;
  batch record;
BEGIN
  PERFORM set_config('synchronous_commit', 'on', true);
  FOR n IN 1 .. cardinality(p_counts) LOOP
    firsts := firsts || at;
    at := at + p_counts[n];
  END LOOP;

  FOR batch IN
    SELECT b.n::integer AS n, s.revoked_at_ms, s.sign_public_key, m.received_through, m.head_hash
    FROM unnest(p_stations, p_epochs) WITH ORDINALITY AS b(station_id, epoch, n)
    JOIN stations s ON s.station_id = b.station_id
    JOIN station_marks m ON m.station_id = b.station_id AND m.epoch = b.epoch
    ORDER BY m.station_id, m.epoch FOR UPDATE OF m
  LOOP
    n := batch.n;
    at := firsts[n];
    IF batch.revoked_at_ms IS NULL AND batch.sign_public_key = p_keys[n]
      AND p_seqs[at] = batch.received_through + 1 AND p_prev_hashes[at] = batch.head_hash THEN
      following := following || n;
      answers[n] := jsonb_build_object(
        'kind', 'imported', 'knownThrough', batch.received_through,
        'receivedThrough', p_seqs[at + p_counts[n] - 1], 'headHash', p_hashes[at + p_counts[n] - 1],
        'due', to_jsonb(p_seqs[at : at + p_counts[n] - 1]), 'quarantined', '[]'::jsonb
      );
    END IF;
  END LOOP;

  IF cardinality(following) > 0 THEN
    INSERT INTO inbox (station_id, epoch, seq, hash, kind, envelope, received_at_ms)
    SELECT p_stations[f.n], p_epochs[f.n], p_seqs[r.at], p_hashes[r.at], p_kinds[r.at], p_envelopes[r.at], p_now
    FROM unnest(following) AS f(n),
      LATERAL generate_series(firsts[f.n], firsts[f.n] + p_counts[f.n] - 1) AS r(at);
    INSERT INTO projection_due (station_id, epoch, seq, through_seq, received_at_ms)
    SELECT p_stations[f.n], p_epochs[f.n], p_seqs[firsts[f.n]], p_seqs[firsts[f.n] + p_counts[f.n] - 1], p_now
    FROM unnest(following) AS f(n);
    UPDATE station_marks m
    SET received_through = p_seqs[firsts[f.n] + p_counts[f.n] - 1], head_hash = p_hashes[firsts[f.n] + p_counts[f.n] - 1]
    FROM unnest(following) AS f(n)
    WHERE m.station_id = p_stations[f.n] AND m.epoch = p_epochs[f.n];
  END IF;

  FOR n IN
    SELECT b.n::integer FROM unnest(p_stations, p_epochs) WITH ORDINALITY AS b(station_id, epoch, n)
    WHERE answers[b.n] IS NULL ORDER BY b.station_id, b.epoch
  LOOP
    at := firsts[n];
    answers[n] := import_batch(
      p_stations[n], p_keys[n], p_epochs[n], p_now, p_seqs[at : at + p_counts[n] - 1],
      p_hashes[at : at + p_counts[n] - 1], p_prev_hashes[at : at + p_counts[n] - 1],
      p_kinds[at : at + p_counts[n] - 1], p_envelopes[at : at + p_counts[n] - 1]
    );
  END LOOP;
  RETURN to_jsonb(answers);
END;
$$;
