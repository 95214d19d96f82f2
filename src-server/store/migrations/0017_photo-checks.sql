ALTER TABLE "person_photos" ADD COLUMN "automatic" text DEFAULT 'not-checked' NOT NULL;--> statement-breakpoint
ALTER TABLE "person_photos" ADD COLUMN "findings" jsonb;