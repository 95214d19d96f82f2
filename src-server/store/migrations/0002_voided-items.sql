CREATE TABLE "result_versions" (
	"attempt_id" text NOT NULL,
	"version_no" integer NOT NULL,
	"total" integer NOT NULL,
	"is_pass" boolean NOT NULL,
	"scorer_version" text NOT NULL,
	"cause" text NOT NULL,
	"voided_item_ids" text[] NOT NULL,
	"at_ms" bigint NOT NULL,
	CONSTRAINT "result_versions_attempt_id_version_no_pk" PRIMARY KEY("attempt_id","version_no")
);
--> statement-breakpoint
CREATE TABLE "voided_items" (
	"bank_version" text NOT NULL,
	"item_id" text NOT NULL,
	"session_id" text NOT NULL,
	"reason" text NOT NULL,
	"voided_at_ms" bigint NOT NULL,
	CONSTRAINT "voided_items_bank_version_item_id_pk" PRIMARY KEY("bank_version","item_id")
);
--> statement-breakpoint
ALTER TABLE "results" ADD COLUMN "version_no" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "results" ADD COLUMN "voids_known" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "result_versions" ADD CONSTRAINT "result_versions_attempt_id_results_attempt_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."results"("attempt_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voided_items" ADD CONSTRAINT "voided_items_bank_version_banks_bank_version_fk" FOREIGN KEY ("bank_version") REFERENCES "public"."banks"("bank_version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voided_items" ADD CONSTRAINT "voided_items_session_id_sessions_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("session_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "results_by_voids" ON "results" USING btree ("session_id","voids_known");--> statement-breakpoint
-- What was scored before there were versions is everybody's first one.
INSERT INTO result_versions (attempt_id, version_no, total, is_pass, scorer_version, cause, voided_item_ids, at_ms)
SELECT attempt_id, 1, total, is_pass, scorer_version, 'scored', '{}', received_at_ms FROM results;
--> statement-breakpoint
-- TS-8: both versions are kept, and voiding is not taken back.
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END;
$$;
--> statement-breakpoint
CREATE TRIGGER result_versions_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON result_versions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
--> statement-breakpoint
CREATE TRIGGER voided_items_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON voided_items
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
