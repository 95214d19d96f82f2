CREATE TABLE "certificate_serials" (
	"series" text PRIMARY KEY NOT NULL,
	"last_serial" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "certificates" (
	"certificate_id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"person_id" text NOT NULL,
	"post" text NOT NULL,
	"province_code" text NOT NULL,
	"number" text NOT NULL,
	"issued_on" text NOT NULL,
	"duty_from" text NOT NULL,
	"institution_id" text,
	"exchanged_into" text,
	"revoked_on" text,
	"cancelled_on" text,
	"recorded_at_ms" bigint NOT NULL,
	CONSTRAINT "one_number_a_kind" UNIQUE("kind","number")
);
--> statement-breakpoint
CREATE TABLE "enrolments" (
	"enrolment_id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"post" text NOT NULL,
	"institution_id" text NOT NULL,
	"state" jsonb NOT NULL,
	"kind" text NOT NULL,
	"changed_at_ms" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "hours_ledger" (
	"entry_key" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"certificate_id" text NOT NULL,
	"kind" text NOT NULL,
	"at_ms" bigint NOT NULL,
	"entry" jsonb NOT NULL,
	"recorded_at_ms" bigint NOT NULL,
	"recorded_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "query_counts" (
	"address_hash" text NOT NULL,
	"minute" bigint NOT NULL,
	"times" integer NOT NULL,
	CONSTRAINT "query_counts_address_hash_minute_pk" PRIMARY KEY("address_hash","minute")
);
--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_person_id_persons_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_institution_id_institutions_institution_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("institution_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_person_id_persons_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_institution_id_institutions_institution_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("institution_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hours_ledger" ADD CONSTRAINT "hours_ledger_person_id_persons_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "certificates_of_person" ON "certificates" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "certificates_by_number" ON "certificates" USING btree ("number");--> statement-breakpoint
CREATE INDEX "enrolments_of_person" ON "enrolments" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "enrolments_of_institution" ON "enrolments" USING btree ("institution_id","kind");--> statement-breakpoint
CREATE INDEX "hours_of_person" ON "hours_ledger" USING btree ("person_id");--> statement-breakpoint
CREATE TRIGGER hours_ledger_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON hours_ledger
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
