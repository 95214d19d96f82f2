CREATE TABLE "void_requests" (
	"request_id" text PRIMARY KEY NOT NULL,
	"session_id" text NOT NULL,
	"bank_version" text NOT NULL,
	"item_id" text NOT NULL,
	"reason" text NOT NULL,
	"held" integer NOT NULL,
	"raised" integer NOT NULL,
	"now_passed" integer NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at_ms" bigint NOT NULL,
	"decision" text,
	"decided_by" text,
	"decision_note" text,
	"decided_at_ms" bigint
);
--> statement-breakpoint
ALTER TABLE "void_requests" ADD CONSTRAINT "void_requests_session_id_sessions_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("session_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "one_open_void_request" ON "void_requests" USING btree ("bank_version","item_id") WHERE decision IS NULL;--> statement-breakpoint
CREATE INDEX "void_requests_by_time" ON "void_requests" USING btree ("asked_at_ms");