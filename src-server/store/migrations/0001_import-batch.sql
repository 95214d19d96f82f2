-- The inbox is evidence: what a station signed is never changed and never removed.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the inbox is append-only';
END;
$$;
--> statement-breakpoint
CREATE TRIGGER inbox_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON inbox
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Ciphertext does not compress, and uncompressed it can be read in slices.
ALTER TABLE package_chunks ALTER COLUMN data SET STORAGE EXTERNAL;
--> statement-breakpoint
-- The same alarm again counts up, so that a broken or hostile sender cannot fill the table.
CREATE FUNCTION raise_alarm(
  p_kind text, p_subject text, p_station text, p_epoch text, p_seq bigint, p_reason text, p_now bigint
) RETURNS void LANGUAGE sql AS $$
  INSERT INTO alarms AS known (kind, subject, station_id, epoch, seq, reason, first_at_ms, last_at_ms)
  VALUES (p_kind, p_subject, p_station, p_epoch, p_seq, p_reason, p_now, p_now)
  ON CONFLICT (kind, subject) DO UPDATE
    SET times = least(known.times, 2147483646) + 1, last_at_ms = excluded.last_at_ms;
$$;
--> statement-breakpoint
-- Stores one batch of one station's chain in one round trip and one transaction. The caller has checked hashes and
-- signatures against p_sign_key, and that the records follow one another without a gap; arrays run parallel.
--   {"kind":"unknown-station"} | {"kind":"not-authentic"}      nothing stored
--   {"kind":"gap","receivedThrough":n}                         nothing stored
--   {"kind":"fork","seq":n}                                    quarantined and alarmed, nothing overwritten
--   {"kind":"imported","knownThrough","receivedThrough","headHash","due":[seq],"quarantined":[{"seq","reason"}]}
-- knownThrough: the mark before this batch. due: seqs of this batch that no projection has looked at yet.
CREATE FUNCTION import_batch(
  p_station text, p_sign_key text, p_epoch text, p_now bigint,
  p_seqs bigint[], p_hashes text[], p_prev_hashes text[], p_kinds text[], p_envelopes text[]
) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  station stations%ROWTYPE;
  mark station_marks%ROWTYPE;
  first_seq bigint := p_seqs[1];
  last_seq bigint := p_seqs[cardinality(p_seqs)];
  fork_seq bigint;
  known_through bigint;
BEGIN
  -- A receipt promises durability, so this commit waits for the disk whatever the database's default is.
  PERFORM set_config('synchronous_commit', 'on', true);

  SELECT * INTO station FROM stations WHERE station_id = p_station;
  IF NOT FOUND THEN RETURN jsonb_build_object('kind', 'unknown-station'); END IF;
  IF station.revoked_at_ms IS NOT NULL OR station.sign_public_key <> p_sign_key THEN
    RETURN jsonb_build_object('kind', 'not-authentic');
  END IF;

  -- Everything that arrives for one (station, epoch) queues up here, in whichever server process it arrived.
  INSERT INTO station_marks (station_id, epoch, received_through, head_hash)
  VALUES (p_station, p_epoch, 0, repeat('0', 64)) ON CONFLICT DO NOTHING;
  SELECT * INTO mark FROM station_marks WHERE station_id = p_station AND epoch = p_epoch FOR UPDATE;
  known_through := mark.received_through;

  IF first_seq > known_through + 1 THEN
    RETURN jsonb_build_object('kind', 'gap', 'receivedThrough', known_through);
  END IF;

  IF first_seq = known_through + 1 THEN
    -- It follows on by number; it must follow on by hash too, else its predecessor here is another one.
    IF p_prev_hashes[1] <> mark.head_hash THEN fork_seq := known_through; END IF;
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
    UPDATE station_marks SET received_through = last_seq, head_hash = p_hashes[cardinality(p_hashes)]
    WHERE station_id = p_station AND epoch = p_epoch
    RETURNING * INTO mark;
  END IF;

  RETURN jsonb_build_object(
    'kind', 'imported',
    'knownThrough', known_through,
    'receivedThrough', mark.received_through,
    'headHash', mark.head_hash,
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
