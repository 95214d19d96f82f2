CREATE TABLE "plan_versions" (
	"plan_id" text NOT NULL,
	"version" integer NOT NULL,
	"draft" jsonb NOT NULL,
	"replaced_at_ms" bigint NOT NULL,
	"replaced_by" text NOT NULL,
	CONSTRAINT "plan_versions_plan_id_version_pk" PRIMARY KEY("plan_id","version")
);
--> statement-breakpoint
ALTER TABLE "plan_versions" ADD CONSTRAINT "plan_versions_plan_id_training_plans_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."training_plans"("plan_id") ON DELETE no action ON UPDATE no action;