CREATE TABLE "career_record" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"level" text,
	"since" bigint NOT NULL,
	"valid_until" bigint,
	"note" text NOT NULL,
	"recorded_by" text NOT NULL,
	"recorded_at" bigint NOT NULL,
	"withdrawn_at" bigint,
	"withdrawn_by" text
);
--> statement-breakpoint
CREATE TABLE "certificate_decision" (
	"id" text PRIMARY KEY NOT NULL,
	"certificate_id" text NOT NULL,
	"decision" text NOT NULL,
	"reason" text NOT NULL,
	"facts" jsonb NOT NULL,
	"proposed_by" text NOT NULL,
	"proposed_at" bigint NOT NULL,
	"approved_by" text,
	"approved_at" bigint,
	"declined_at" bigint
);
--> statement-breakpoint
CREATE TABLE "component_result" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"level" text NOT NULL,
	"component" text NOT NULL,
	"points" integer NOT NULL,
	"out_of" integer NOT NULL,
	"passed" boolean NOT NULL,
	"scenes" jsonb NOT NULL,
	"minutes" integer NOT NULL,
	"note" text NOT NULL,
	"assessed_at" bigint NOT NULL,
	"assessor_id" text NOT NULL,
	"recorded_at" bigint NOT NULL,
	"voided_at" bigint,
	"void_reason" text
);
--> statement-breakpoint
CREATE TABLE "credential" (
	"certificate_id" text PRIMARY KEY NOT NULL,
	"key_id" text NOT NULL,
	"jwt" text NOT NULL,
	"issued_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signing_key" (
	"id" text PRIMARY KEY NOT NULL,
	"algorithm" text NOT NULL,
	"public_jwk" jsonb NOT NULL,
	"sealed_private_jwk" text NOT NULL,
	"created_at" bigint NOT NULL,
	"retired_at" bigint
);
--> statement-breakpoint
CREATE TABLE "status_list_counter" (
	"list" text PRIMARY KEY NOT NULL,
	"last" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "marking_task" (
	"id" text PRIMARY KEY NOT NULL,
	"attempt_id" text NOT NULL,
	"slot" integer NOT NULL,
	"part" text NOT NULL,
	"reading" integer NOT NULL,
	"paper_number" text NOT NULL,
	"level" text NOT NULL,
	"item_id" text NOT NULL,
	"item_version" integer NOT NULL,
	"status" text NOT NULL,
	"marker_id" text,
	"claimed_at" bigint,
	"given" jsonb,
	"points" integer,
	"out_of" integer NOT NULL,
	"comment" text,
	"done_at" bigint,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "item_key" (
	"item_id" text NOT NULL,
	"item_version" integer NOT NULL,
	"key_version" integer NOT NULL,
	"body" jsonb NOT NULL,
	"key_change_id" text NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "item_key_item_id_item_version_key_version_pk" PRIMARY KEY("item_id","item_version","key_version")
);
--> statement-breakpoint
CREATE TABLE "key_change" (
	"id" text PRIMARY KEY NOT NULL,
	"item_id" text NOT NULL,
	"item_version" integer NOT NULL,
	"from_key_version" integer NOT NULL,
	"policy" text NOT NULL,
	"body" jsonb,
	"reason" text NOT NULL,
	"status" text NOT NULL,
	"dry_run" jsonb NOT NULL,
	"dry_run_hash" text NOT NULL,
	"proposed_by" text NOT NULL,
	"proposed_at" bigint NOT NULL,
	"approved_by" text,
	"approved_at" bigint,
	"applied_at" bigint
);
--> statement-breakpoint
CREATE TABLE "accommodation" (
	"exam_session_id" text NOT NULL,
	"person_id" text NOT NULL,
	"extra_minutes" integer NOT NULL,
	"reason" text NOT NULL,
	"granted_by" text NOT NULL,
	"granted_at" bigint NOT NULL,
	CONSTRAINT "accommodation_exam_session_id_person_id_pk" PRIMARY KEY("exam_session_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "attempt_log" (
	"id" text PRIMARY KEY NOT NULL,
	"attempt_id" text NOT NULL,
	"at" bigint NOT NULL,
	"actor_id" text,
	"kind" text NOT NULL,
	"facts" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attempt_presence" (
	"attempt_id" text PRIMARY KEY NOT NULL,
	"seen_at" bigint NOT NULL,
	"visible" boolean NOT NULL,
	"slot" integer,
	"times_left" integer NOT NULL,
	"left_ms" bigint NOT NULL,
	"left_at" bigint
);
--> statement-breakpoint
CREATE TABLE "session_form" (
	"exam_session_id" text NOT NULL,
	"number" integer NOT NULL,
	"root_seed" text NOT NULL,
	"pool_id" text NOT NULL,
	"table_index" integer NOT NULL,
	"items" jsonb NOT NULL,
	"option_orders" jsonb NOT NULL,
	"verification" jsonb NOT NULL,
	"form_hash" text NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "session_form_exam_session_id_number_pk" PRIMARY KEY("exam_session_id","number")
);
--> statement-breakpoint
CREATE TABLE "session_invigilator" (
	"exam_session_id" text NOT NULL,
	"person_id" text NOT NULL,
	CONSTRAINT "session_invigilator_exam_session_id_person_id_pk" PRIMARY KEY("exam_session_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "session_invitee" (
	"exam_session_id" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	CONSTRAINT "session_invitee_exam_session_id_subject_kind_subject_id_pk" PRIMARY KEY("exam_session_id","subject_kind","subject_id")
);
--> statement-breakpoint
DROP INDEX "certificate_attempt";--> statement-breakpoint
ALTER TABLE "attempt" ADD COLUMN "paused_at" bigint;--> statement-breakpoint
ALTER TABLE "attempt" ADD COLUMN "extra_ms" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "attempt" ADD COLUMN "address" text;--> statement-breakpoint
ALTER TABLE "attempt" ADD COLUMN "form_number" integer;--> statement-breakpoint
ALTER TABLE "certificate" ADD COLUMN "issue" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "certificate" ADD COLUMN "revoked_by" text;--> statement-breakpoint
ALTER TABLE "certificate" ADD COLUMN "flagged_at" bigint;--> statement-breakpoint
ALTER TABLE "certificate" ADD COLUMN "flag_reason" text;--> statement-breakpoint
ALTER TABLE "certificate" ADD COLUMN "superseded_by" text;--> statement-breakpoint
ALTER TABLE "certificate" ADD COLUMN "binding" jsonb;--> statement-breakpoint
ALTER TABLE "certificate" ADD COLUMN "status_index" integer;--> statement-breakpoint
ALTER TABLE "certificate" ADD COLUMN "score_public" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "exam_session" ADD COLUMN "status" text DEFAULT 'published' NOT NULL;--> statement-breakpoint
ALTER TABLE "exam_session" ADD COLUMN "place" text;--> statement-breakpoint
ALTER TABLE "exam_session" ADD COLUMN "late_entry_minutes" integer;--> statement-breakpoint
ALTER TABLE "exam_session" ADD COLUMN "places" integer;--> statement-breakpoint
ALTER TABLE "exam_session" ADD COLUMN "invited_only" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "exam_session" ADD COLUMN "access_code_hash" text;--> statement-breakpoint
ALTER TABLE "exam_session" ADD COLUMN "release" text;--> statement-breakpoint
ALTER TABLE "exam_session" ADD COLUMN "released_at" bigint;--> statement-breakpoint
ALTER TABLE "exam_session" ADD COLUMN "parallel_forms" integer;--> statement-breakpoint
ALTER TABLE "exam_session" ADD COLUMN "created_by" text;--> statement-breakpoint
ALTER TABLE "score_version" ADD COLUMN "key_change_id" text;--> statement-breakpoint
ALTER TABLE "score_version" ADD COLUMN "actor_id" text;--> statement-breakpoint
ALTER TABLE "score_version" ADD COLUMN "approver_id" text;--> statement-breakpoint
ALTER TABLE "table_pool" ADD COLUMN "weights" jsonb;--> statement-breakpoint
ALTER TABLE "table_pool" ADD COLUMN "health" jsonb;--> statement-breakpoint
ALTER TABLE "career_record" ADD CONSTRAINT "career_record_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_decision" ADD CONSTRAINT "certificate_decision_certificate_id_certificate_id_fk" FOREIGN KEY ("certificate_id") REFERENCES "public"."certificate"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "component_result" ADD CONSTRAINT "component_result_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credential" ADD CONSTRAINT "credential_certificate_id_certificate_id_fk" FOREIGN KEY ("certificate_id") REFERENCES "public"."certificate"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credential" ADD CONSTRAINT "credential_key_id_signing_key_id_fk" FOREIGN KEY ("key_id") REFERENCES "public"."signing_key"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marking_task" ADD CONSTRAINT "marking_task_attempt_id_attempt_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempt"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accommodation" ADD CONSTRAINT "accommodation_exam_session_id_exam_session_id_fk" FOREIGN KEY ("exam_session_id") REFERENCES "public"."exam_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accommodation" ADD CONSTRAINT "accommodation_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempt_log" ADD CONSTRAINT "attempt_log_attempt_id_attempt_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempt"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempt_presence" ADD CONSTRAINT "attempt_presence_attempt_id_attempt_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempt"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_form" ADD CONSTRAINT "session_form_exam_session_id_exam_session_id_fk" FOREIGN KEY ("exam_session_id") REFERENCES "public"."exam_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_invigilator" ADD CONSTRAINT "session_invigilator_exam_session_id_exam_session_id_fk" FOREIGN KEY ("exam_session_id") REFERENCES "public"."exam_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_invigilator" ADD CONSTRAINT "session_invigilator_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_invitee" ADD CONSTRAINT "session_invitee_exam_session_id_exam_session_id_fk" FOREIGN KEY ("exam_session_id") REFERENCES "public"."exam_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "career_record_person" ON "career_record" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "certificate_decision_certificate" ON "certificate_decision" USING btree ("certificate_id");--> statement-breakpoint
CREATE INDEX "component_result_person" ON "component_result" USING btree ("person_id","level");--> statement-breakpoint
CREATE UNIQUE INDEX "marking_task_reading" ON "marking_task" USING btree ("attempt_id","slot","part","reading");--> statement-breakpoint
CREATE INDEX "marking_task_open" ON "marking_task" USING btree ("status","level");--> statement-breakpoint
CREATE INDEX "key_change_item" ON "key_change" USING btree ("item_id");--> statement-breakpoint
CREATE INDEX "attempt_log_attempt" ON "attempt_log" USING btree ("attempt_id");--> statement-breakpoint
CREATE INDEX "attempt_session" ON "attempt" USING btree ("exam_session_id");--> statement-breakpoint
CREATE UNIQUE INDEX "score_version_change" ON "score_version" USING btree ("attempt_id","key_change_id");--> statement-breakpoint
CREATE UNIQUE INDEX "certificate_attempt" ON "certificate" USING btree ("attempt_id","scope","issue");