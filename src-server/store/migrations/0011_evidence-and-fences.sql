ALTER TABLE "results" ADD COLUMN "seat_epoch" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "kind" text;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "session_id" text;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "attempt_id" text;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "incident_id" text;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "days_after_confirmation" integer;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "days_at_most" integer;--> statement-breakpoint
CREATE INDEX "evidence_by_attempt" ON "evidence" USING btree ("attempt_id");--> statement-breakpoint
-- What is append-only stays so, but for the day on which the rules say that it goes: only a transaction that has said so
-- may delete (retention), and nothing may ever change a row.
CREATE OR REPLACE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('exam.retention', true) = 'on' THEN RETURN NULL; END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END;
$$;
--> statement-breakpoint
-- Drops the months of the inbox that ended before an instant, unless something in them still waits to be looked at.
-- Answers how many. A month that holds everything older (inbox_before) goes the same way.
CREATE FUNCTION drop_inbox_months(p_before bigint) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  part record;
  is_due boolean;
  dropped integer := 0;
BEGIN
  FOR part IN
    SELECT c.oid::regclass::text AS name,
      (regexp_match(pg_get_expr(c.relpartbound, c.oid), 'TO \(''?(\d+)''?\)'))[1]::bigint AS to_ms
    FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'inbox'::regclass
  LOOP
    CONTINUE WHEN part.to_ms IS NULL OR part.to_ms > p_before;
    EXECUTE format('SELECT EXISTS (SELECT 1 FROM %s i JOIN projection_due d
      ON d.station_id = i.station_id AND d.epoch = i.epoch AND i.seq BETWEEN d.seq AND d.through_seq)', part.name)
    INTO is_due;
    CONTINUE WHEN is_due;
    EXECUTE format('DROP TABLE %s', part.name);
    dropped := dropped + 1;
  END LOOP;
  RETURN dropped;
END;
$$;
