CREATE TABLE "accounts" (
	"account_id" text PRIMARY KEY NOT NULL,
	"login" text NOT NULL,
	"role" text NOT NULL,
	"display_name" text NOT NULL,
	"person_id" text,
	"institution_id" text,
	"phone" text NOT NULL,
	"verifier" jsonb NOT NULL,
	"earlier_verifiers" jsonb NOT NULL,
	"password_kind" text NOT NULL,
	"default_used_at_ms" bigint,
	"totp_secret" text,
	"totp_confirmed_at_ms" bigint,
	"totp_last_step" bigint,
	"created_at_ms" bigint NOT NULL,
	"closed_at_ms" bigint,
	CONSTRAINT "one_account_a_login" UNIQUE("login")
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"audit_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_log_audit_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at_ms" bigint NOT NULL,
	"account_id" text,
	"role" text,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"outcome" text NOT NULL,
	"detail" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "institutions" (
	"institution_id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"province_code" text NOT NULL,
	"code" text NOT NULL,
	"address" text NOT NULL,
	"phone" text NOT NULL,
	"is_published" boolean NOT NULL,
	"is_demonstration" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox_messages" (
	"message_id" text PRIMARY KEY NOT NULL,
	"phone" text NOT NULL,
	"text" text NOT NULL,
	"at_ms" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person_documents" (
	"document_type" text NOT NULL,
	"document_key" text NOT NULL,
	"person_id" text NOT NULL,
	"from_ms" bigint NOT NULL,
	CONSTRAINT "person_documents_document_type_document_key_pk" PRIMARY KEY("document_type","document_key")
);
--> statement-breakpoint
CREATE TABLE "persons" (
	"person_id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"is_demonstration" boolean NOT NULL,
	"created_at_ms" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"account_id" text NOT NULL,
	"sent_at_ms" bigint NOT NULL,
	"code_hash" text NOT NULL,
	"tries_used" integer DEFAULT 0 NOT NULL,
	"used_at_ms" bigint,
	CONSTRAINT "recovery_codes_account_id_sent_at_ms_pk" PRIMARY KEY("account_id","sent_at_ms")
);
--> statement-breakpoint
CREATE TABLE "sign_in_failures" (
	"account_id" text NOT NULL,
	"at_ms" bigint NOT NULL,
	"what" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "web_sessions" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"stage" text NOT NULL,
	"created_at_ms" bigint NOT NULL,
	"last_seen_at_ms" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_person_id_persons_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_institution_id_institutions_institution_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("institution_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_documents" ADD CONSTRAINT "person_documents_person_id_persons_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_account_id_accounts_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_failures" ADD CONSTRAINT "sign_in_failures_account_id_accounts_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "web_sessions" ADD CONSTRAINT "web_sessions_account_id_accounts_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_by_time" ON "audit_log" USING btree ("at_ms");--> statement-breakpoint
CREATE INDEX "documents_of_person" ON "person_documents" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "failures_of_account" ON "sign_in_failures" USING btree ("account_id","at_ms");--> statement-breakpoint
CREATE INDEX "sessions_of_account" ON "web_sessions" USING btree ("account_id");--> statement-breakpoint
CREATE TRIGGER audit_log_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
