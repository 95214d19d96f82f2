CREATE TABLE "person_photos" (
	"person_id" text NOT NULL,
	"version" integer NOT NULL,
	"sha256" text NOT NULL,
	"jpeg" "bytea" NOT NULL,
	"verdict" text NOT NULL,
	"stored_at_ms" bigint NOT NULL,
	"stored_by" text NOT NULL,
	CONSTRAINT "person_photos_person_id_version_pk" PRIMARY KEY("person_id","version")
);
--> statement-breakpoint
ALTER TABLE "person_photos" ADD CONSTRAINT "person_photos_person_id_persons_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("person_id") ON DELETE no action ON UPDATE no action;