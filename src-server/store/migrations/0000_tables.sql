CREATE SEQUENCE "public"."station_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "alarms" (
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"station_id" text,
	"epoch" text,
	"seq" bigint,
	"reason" text,
	"times" integer DEFAULT 1 NOT NULL,
	"first_at_ms" bigint NOT NULL,
	"last_at_ms" bigint NOT NULL,
	CONSTRAINT "alarms_kind_subject_pk" PRIMARY KEY("kind","subject")
);
--> statement-breakpoint
CREATE TABLE "bank_items" (
	"bank_version" text NOT NULL,
	"position" integer NOT NULL,
	"item_id" text NOT NULL,
	"item" jsonb NOT NULL,
	CONSTRAINT "bank_items_bank_version_position_pk" PRIMARY KEY("bank_version","position")
);
--> statement-breakpoint
CREATE TABLE "banks" (
	"bank_version" text PRIMARY KEY NOT NULL,
	"content_hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "candidates" (
	"session_id" text NOT NULL,
	"candidate_id" text NOT NULL,
	"candidate" jsonb NOT NULL,
	CONSTRAINT "candidates_session_id_candidate_id_pk" PRIMARY KEY("session_id","candidate_id")
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"station_id" text NOT NULL,
	"epoch" text NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text NOT NULL,
	"kind" text NOT NULL,
	"envelope" text NOT NULL,
	"received_at_ms" bigint NOT NULL,
	CONSTRAINT "inbox_station_id_epoch_seq_pk" PRIMARY KEY("station_id","epoch","seq")
);
--> statement-breakpoint
CREATE TABLE "package_chunks" (
	"package_id" text NOT NULL,
	"position" integer NOT NULL,
	"data" "bytea" NOT NULL,
	CONSTRAINT "package_chunks_package_id_position_pk" PRIMARY KEY("package_id","position")
);
--> statement-breakpoint
CREATE TABLE "package_stations" (
	"package_id" text NOT NULL,
	"station_id" text NOT NULL,
	CONSTRAINT "package_stations_package_id_station_id_pk" PRIMARY KEY("package_id","station_id")
);
--> statement-breakpoint
CREATE TABLE "packages" (
	"package_id" text PRIMARY KEY NOT NULL,
	"session_id" text NOT NULL,
	"session_date" text NOT NULL,
	"bytes" integer NOT NULL,
	"chunk_bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"stored_at_ms" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "projection_due" (
	"station_id" text NOT NULL,
	"epoch" text NOT NULL,
	"seq" bigint NOT NULL,
	"received_at_ms" bigint NOT NULL,
	CONSTRAINT "projection_due_station_id_epoch_seq_pk" PRIMARY KEY("station_id","epoch","seq")
);
--> statement-breakpoint
CREATE TABLE "provisioning_codes" (
	"selector" text PRIMARY KEY NOT NULL,
	"secret_hash" text NOT NULL,
	"label" text NOT NULL,
	"created_at_ms" bigint NOT NULL,
	"expires_at_ms" bigint NOT NULL,
	"used_at_ms" bigint,
	"station_id" text
);
--> statement-breakpoint
CREATE TABLE "quarantine" (
	"station_id" text NOT NULL,
	"epoch" text NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text NOT NULL,
	"reason" text NOT NULL,
	"envelope" text,
	"session_id" text,
	"quarantined_at_ms" bigint NOT NULL,
	CONSTRAINT "quarantine_station_id_epoch_seq_hash_pk" PRIMARY KEY("station_id","epoch","seq","hash")
);
--> statement-breakpoint
CREATE TABLE "results" (
	"attempt_id" text PRIMARY KEY NOT NULL,
	"candidate_id" text NOT NULL,
	"session_id" text NOT NULL,
	"attempt_no" bigint NOT NULL,
	"station_id" text NOT NULL,
	"epoch" text NOT NULL,
	"seq" bigint NOT NULL,
	"body_hash" text NOT NULL,
	"status" text NOT NULL,
	"claimed_total" bigint NOT NULL,
	"claimed_pass" boolean NOT NULL,
	"total" integer NOT NULL,
	"is_pass" boolean NOT NULL,
	"scorer_version" text NOT NULL,
	"identity_kind" text NOT NULL,
	"submit_cause" text NOT NULL,
	"seat" bigint NOT NULL,
	"is_demonstration" boolean NOT NULL,
	"answers" jsonb NOT NULL,
	"paper_hash" text NOT NULL,
	"started_at_ms" bigint NOT NULL,
	"submitted_at_ms" bigint NOT NULL,
	"received_at_ms" bigint NOT NULL,
	CONSTRAINT "one_result_a_sitting" UNIQUE("session_id","candidate_id","attempt_no")
);
--> statement-breakpoint
CREATE TABLE "server_identity" (
	"only_row" smallint PRIMARY KEY DEFAULT 1 NOT NULL,
	"server_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"session_id" text PRIMARY KEY NOT NULL,
	"content_hash" text NOT NULL,
	"package_id" text NOT NULL,
	"is_demonstration" boolean NOT NULL,
	"session" jsonb NOT NULL,
	"policy" jsonb NOT NULL,
	"blueprints" jsonb NOT NULL,
	"bank_version" text NOT NULL,
	"session_key" text NOT NULL,
	"published_at_ms" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "station_marks" (
	"station_id" text NOT NULL,
	"epoch" text NOT NULL,
	"received_through" bigint NOT NULL,
	"head_hash" text NOT NULL,
	CONSTRAINT "station_marks_station_id_epoch_pk" PRIMARY KEY("station_id","epoch")
);
--> statement-breakpoint
CREATE TABLE "stations" (
	"station_id" text PRIMARY KEY NOT NULL,
	"suite" text NOT NULL,
	"sign_public_key" text NOT NULL,
	"box_public_key" text NOT NULL,
	"label" text NOT NULL,
	"registered_at_ms" bigint NOT NULL,
	"revoked_at_ms" bigint
);
--> statement-breakpoint
ALTER TABLE "bank_items" ADD CONSTRAINT "bank_items_bank_version_banks_bank_version_fk" FOREIGN KEY ("bank_version") REFERENCES "public"."banks"("bank_version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidates" ADD CONSTRAINT "candidates_session_id_sessions_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("session_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "package_chunks" ADD CONSTRAINT "package_chunks_package_id_packages_package_id_fk" FOREIGN KEY ("package_id") REFERENCES "public"."packages"("package_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "package_stations" ADD CONSTRAINT "package_stations_package_id_packages_package_id_fk" FOREIGN KEY ("package_id") REFERENCES "public"."packages"("package_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provisioning_codes" ADD CONSTRAINT "provisioning_codes_station_id_stations_station_id_fk" FOREIGN KEY ("station_id") REFERENCES "public"."stations"("station_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "results" ADD CONSTRAINT "results_session_id_sessions_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("session_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_bank_version_banks_bank_version_fk" FOREIGN KEY ("bank_version") REFERENCES "public"."banks"("bank_version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "station_marks" ADD CONSTRAINT "station_marks_station_id_stations_station_id_fk" FOREIGN KEY ("station_id") REFERENCES "public"."stations"("station_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "package_stations_by_station" ON "package_stations" USING btree ("station_id");--> statement-breakpoint
CREATE INDEX "packages_by_session" ON "packages" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "projection_due_by_arrival" ON "projection_due" USING btree ("received_at_ms");--> statement-breakpoint
CREATE INDEX "quarantine_by_session" ON "quarantine" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "results_by_session" ON "results" USING btree ("session_id");