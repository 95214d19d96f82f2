CREATE TABLE "late_answers" (
	"station_id" text NOT NULL,
	"epoch" text NOT NULL,
	"seq" bigint NOT NULL,
	"session_id" text NOT NULL,
	"attempt_id" text NOT NULL,
	"seat_epoch" bigint NOT NULL,
	"item_id" text NOT NULL,
	"chosen" jsonb NOT NULL,
	"at_ms" bigint NOT NULL,
	"received_at_ms" bigint NOT NULL,
	"is_demonstration" boolean NOT NULL,
	CONSTRAINT "late_answers_station_id_epoch_seq_pk" PRIMARY KEY("station_id","epoch","seq")
);
--> statement-breakpoint
CREATE INDEX "late_answers_by_attempt" ON "late_answers" USING btree ("attempt_id");