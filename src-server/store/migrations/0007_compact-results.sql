ALTER TABLE "compact_results" ADD COLUMN "attempt_id" text NOT NULL;--> statement-breakpoint
ALTER TABLE "compact_results" ADD COLUMN "result" jsonb NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "one_compact_an_attempt" ON "compact_results" USING btree ("attempt_id");