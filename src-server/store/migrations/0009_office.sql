CREATE TABLE "certificate_decisions" (
	"decision_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "certificate_decisions_decision_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"certificate_id" text NOT NULL,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"account_id" text NOT NULL,
	"at_ms" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "in_person_recoveries" (
	"recovery_id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"institution_id" text NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at_ms" bigint NOT NULL,
	"confirmed_by" text,
	"confirmed_at_ms" bigint
);
--> statement-breakpoint
CREATE TABLE "planned_sessions" (
	"session_id" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"site_code" text NOT NULL,
	"site_name" text NOT NULL,
	"room_no" text NOT NULL,
	"room_name" text NOT NULL,
	"starts_at_ms" bigint NOT NULL,
	"ends_at_ms" bigint NOT NULL,
	"seats" integer NOT NULL,
	"created_at_ms" bigint NOT NULL,
	"cancelled_at_ms" bigint
);
--> statement-breakpoint
CREATE TABLE "quarantine_decisions" (
	"decision_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "quarantine_decisions_decision_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"station_id" text NOT NULL,
	"epoch" text NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text NOT NULL,
	"decision" text NOT NULL,
	"note" text NOT NULL,
	"account_id" text NOT NULL,
	"at_ms" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "result_holds" (
	"hold_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "result_holds_hold_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"attempt_id" text NOT NULL,
	"is_held" boolean NOT NULL,
	"reason" text NOT NULL,
	"note" text NOT NULL,
	"account_id" text,
	"at_ms" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "review_answers" (
	"review_id" text PRIMARY KEY NOT NULL,
	"decision" text NOT NULL,
	"note" text NOT NULL,
	"account_id" text NOT NULL,
	"at_ms" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session_bookings" (
	"session_id" text NOT NULL,
	"enrolment_id" text NOT NULL,
	"booked_by" text NOT NULL,
	"booked_at_ms" bigint NOT NULL,
	CONSTRAINT "session_bookings_session_id_enrolment_id_pk" PRIMARY KEY("session_id","enrolment_id")
);
--> statement-breakpoint
CREATE TABLE "training_plans" (
	"plan_id" text PRIMARY KEY NOT NULL,
	"institution_id" text NOT NULL,
	"post" text NOT NULL,
	"title" text NOT NULL,
	"starts_on" text NOT NULL,
	"ends_on" text NOT NULL,
	"class_tenths" integer NOT NULL,
	"capacity" integer NOT NULL,
	"is_published" boolean NOT NULL,
	"created_at_ms" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "xapi_statements" (
	"statement_id" text PRIMARY KEY NOT NULL,
	"attempt_id" text NOT NULL,
	"version_no" integer NOT NULL,
	"state" text NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_at_ms" bigint NOT NULL,
	"last_status" smallint,
	"changed_at_ms" bigint NOT NULL,
	CONSTRAINT "one_statement_a_version" UNIQUE("attempt_id","version_no")
);
--> statement-breakpoint
ALTER TABLE "results" ADD COLUMN "post" text;--> statement-breakpoint
ALTER TABLE "results" ADD COLUMN "is_held" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "stations" ADD COLUMN "revoked_reason" text;--> statement-breakpoint
ALTER TABLE "stations" ADD COLUMN "revoked_by" text;--> statement-breakpoint
ALTER TABLE "in_person_recoveries" ADD CONSTRAINT "in_person_recoveries_person_id_persons_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "result_holds" ADD CONSTRAINT "result_holds_attempt_id_results_attempt_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."results"("attempt_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_bookings" ADD CONSTRAINT "session_bookings_session_id_planned_sessions_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."planned_sessions"("session_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_plans" ADD CONSTRAINT "training_plans_institution_id_institutions_institution_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("institution_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "decisions_of_certificate" ON "certificate_decisions" USING btree ("certificate_id");--> statement-breakpoint
CREATE INDEX "recoveries_of_institution" ON "in_person_recoveries" USING btree ("institution_id","asked_at_ms");--> statement-breakpoint
CREATE INDEX "decisions_of_record" ON "quarantine_decisions" USING btree ("station_id","epoch","seq","hash");--> statement-breakpoint
CREATE INDEX "holds_of_attempt" ON "result_holds" USING btree ("attempt_id","hold_id");--> statement-breakpoint
CREATE INDEX "plans_of_institution" ON "training_plans" USING btree ("institution_id");--> statement-breakpoint
CREATE INDEX "statements_by_state" ON "xapi_statements" USING btree ("state","next_at_ms");--> statement-breakpoint
CREATE INDEX "results_by_time" ON "results" USING btree ("submitted_at_ms","attempt_id");--> statement-breakpoint
CREATE INDEX "results_by_post" ON "results" USING btree ("post","submitted_at_ms","attempt_id");--> statement-breakpoint
CREATE INDEX "audit_by_action" ON "audit_log" USING btree ("action","audit_id");--> statement-breakpoint
CREATE INDEX "audit_by_account" ON "audit_log" USING btree ("account_id","audit_id");--> statement-breakpoint
CREATE INDEX "audit_by_subject" ON "audit_log" USING btree ("subject","audit_id");--> statement-breakpoint
UPDATE results r SET post = c.candidate ->> 'post' FROM candidates c
WHERE c.session_id = r.session_id AND c.candidate_id = r.candidate_id;
--> statement-breakpoint
-- Few at any time, and what somebody looks for first.
CREATE INDEX results_disputed ON results (submitted_at_ms, attempt_id) WHERE status = 'mismatch';
--> statement-breakpoint
CREATE INDEX results_held ON results (submitted_at_ms, attempt_id) WHERE is_held;
--> statement-breakpoint
-- A search by what somebody wrote on a slip of paper: the beginning of a name, an admission number, a document.
CREATE INDEX candidates_by_name ON candidates ((candidate ->> 'displayName') text_pattern_ops);
--> statement-breakpoint
CREATE INDEX candidates_by_admission ON candidates ((candidate ->> 'admissionNo'));
--> statement-breakpoint
CREATE INDEX candidates_by_document ON candidates ((candidate -> 'document' ->> 'number'));
--> statement-breakpoint
CREATE INDEX sessions_by_date ON sessions ((session ->> 'date'), session_id);
--> statement-breakpoint
CREATE INDEX quarantine_by_time ON quarantine (quarantined_at_ms);
--> statement-breakpoint
CREATE TRIGGER result_holds_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON result_holds
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
--> statement-breakpoint
CREATE TRIGGER review_answers_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON review_answers
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
--> statement-breakpoint
CREATE TRIGGER quarantine_decisions_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON quarantine_decisions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
--> statement-breakpoint
CREATE TRIGGER certificate_decisions_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON certificate_decisions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
