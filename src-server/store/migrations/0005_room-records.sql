CREATE TABLE "compact_results" (
	"station_id" text NOT NULL,
	"epoch" text NOT NULL,
	"seq" bigint NOT NULL,
	"sha256" text NOT NULL,
	"data" text NOT NULL,
	"outcome" text NOT NULL,
	"received_at_ms" bigint NOT NULL,
	CONSTRAINT "compact_results_station_id_epoch_seq_sha256_pk" PRIMARY KEY("station_id","epoch","seq","sha256")
);
--> statement-breakpoint
CREATE TABLE "hand_in_files" (
	"file_sha256" text PRIMARY KEY NOT NULL,
	"station_id" text NOT NULL,
	"session_id" text NOT NULL,
	"records" integer NOT NULL,
	"outcome" text NOT NULL,
	"times" integer DEFAULT 1 NOT NULL,
	"first_at_ms" bigint NOT NULL,
	"last_at_ms" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "incidents" (
	"incident_id" text PRIMARY KEY NOT NULL,
	"session_id" text NOT NULL,
	"station_id" text NOT NULL,
	"kind" text NOT NULL,
	"at_ms" bigint NOT NULL,
	"seat" bigint,
	"candidate_id" text,
	"incident" jsonb NOT NULL,
	"is_demonstration" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session_closings" (
	"session_id" text NOT NULL,
	"station_id" text NOT NULL,
	"body_hash" text NOT NULL,
	"closed_at_ms" bigint NOT NULL,
	"closing" jsonb NOT NULL,
	"received_at_ms" bigint NOT NULL,
	CONSTRAINT "session_closings_session_id_station_id_body_hash_pk" PRIMARY KEY("session_id","station_id","body_hash")
);
--> statement-breakpoint
CREATE INDEX "incidents_by_session" ON "incidents" USING btree ("session_id","at_ms");