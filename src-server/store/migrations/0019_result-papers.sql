CREATE TABLE "result_papers" (
	"attempt_id" text PRIMARY KEY NOT NULL,
	"question_nos" integer[] NOT NULL
);
--> statement-breakpoint
ALTER TABLE "result_papers" ADD CONSTRAINT "result_papers_attempt_id_results_attempt_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."results"("attempt_id") ON DELETE no action ON UPDATE no action;