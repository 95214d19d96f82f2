CREATE TABLE "plan_entries" (
	"entry_key" text PRIMARY KEY NOT NULL,
	"plan_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plan_members" (
	"plan_id" text NOT NULL,
	"enrolment_id" text NOT NULL,
	"added_by" text NOT NULL,
	"added_at_ms" bigint NOT NULL,
	"left_at_ms" bigint,
	CONSTRAINT "plan_members_plan_id_enrolment_id_pk" PRIMARY KEY("plan_id","enrolment_id")
);
--> statement-breakpoint
ALTER TABLE "in_person_recoveries" ADD COLUMN "new_phone" text;--> statement-breakpoint
ALTER TABLE "training_plans" ADD COLUMN "place" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "training_plans" ADD COLUMN "teachers" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "training_plans" ADD COLUMN "courses" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "plan_entries" ADD CONSTRAINT "plan_entries_entry_key_hours_ledger_entry_key_fk" FOREIGN KEY ("entry_key") REFERENCES "public"."hours_ledger"("entry_key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_entries" ADD CONSTRAINT "plan_entries_plan_id_training_plans_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."training_plans"("plan_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_members" ADD CONSTRAINT "plan_members_plan_id_training_plans_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."training_plans"("plan_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_members" ADD CONSTRAINT "plan_members_enrolment_id_enrolments_enrolment_id_fk" FOREIGN KEY ("enrolment_id") REFERENCES "public"."enrolments"("enrolment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "entries_of_plan" ON "plan_entries" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "plans_of_enrolment" ON "plan_members" USING btree ("enrolment_id");