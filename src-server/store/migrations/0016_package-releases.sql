CREATE TABLE "package_releases" (
	"package_id" text PRIMARY KEY NOT NULL,
	"sealed" text NOT NULL,
	"release_at_ms" bigint NOT NULL,
	"kept_at_ms" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "package_releases" ADD CONSTRAINT "package_releases_package_id_packages_package_id_fk" FOREIGN KEY ("package_id") REFERENCES "public"."packages"("package_id") ON DELETE no action ON UPDATE no action;