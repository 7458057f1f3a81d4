CREATE TABLE "document_version" (
	"kind" text NOT NULL,
	"document_id" text NOT NULL,
	"n" integer NOT NULL,
	"hash" text NOT NULL,
	"body" jsonb NOT NULL,
	"published_at" bigint NOT NULL,
	CONSTRAINT "document_version_kind_document_id_n_pk" PRIMARY KEY("kind","document_id","n")
);
--> statement-breakpoint
CREATE TABLE "document" (
	"kind" text NOT NULL,
	"document_id" text NOT NULL,
	"current_version" integer,
	CONSTRAINT "document_kind_document_id_pk" PRIMARY KEY("kind","document_id")
);
--> statement-breakpoint
CREATE TABLE "draft_item" (
	"item_id" text PRIMARY KEY NOT NULL,
	"body" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "item_version" (
	"item_id" text NOT NULL,
	"n" integer NOT NULL,
	"key_version" integer NOT NULL,
	"body" jsonb NOT NULL,
	"facts" jsonb NOT NULL,
	"hash" text NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "item_version_item_id_n_pk" PRIMARY KEY("item_id","n")
);
--> statement-breakpoint
CREATE TABLE "item" (
	"id" text PRIMARY KEY NOT NULL,
	"module_id" text NOT NULL,
	"knowledge_point" text NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"reserved" boolean NOT NULL,
	"levels" jsonb NOT NULL,
	"enemy_groups" jsonb NOT NULL,
	"document" text NOT NULL,
	"current_version" integer,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "answer_event" (
	"attempt_id" text NOT NULL,
	"client_event_id" text NOT NULL,
	"epoch" integer NOT NULL,
	"seq" integer NOT NULL,
	"slot" integer NOT NULL,
	"value" jsonb,
	"flagged" boolean NOT NULL,
	"received_at" bigint NOT NULL,
	"verdict" text NOT NULL,
	CONSTRAINT "answer_event_attempt_id_client_event_id_pk" PRIMARY KEY("attempt_id","client_event_id")
);
--> statement-breakpoint
CREATE TABLE "answer" (
	"attempt_id" text NOT NULL,
	"slot" integer NOT NULL,
	"value" jsonb,
	"flagged" boolean NOT NULL,
	"epoch" integer NOT NULL,
	"seq" integer NOT NULL,
	"saved_at" bigint NOT NULL,
	CONSTRAINT "answer_attempt_id_slot_pk" PRIMARY KEY("attempt_id","slot")
);
--> statement-breakpoint
CREATE TABLE "attempt_slot" (
	"attempt_id" text NOT NULL,
	"slot" integer NOT NULL,
	"item_id" text NOT NULL,
	"item_version" integer NOT NULL,
	"key_version" integer NOT NULL,
	"kind" text NOT NULL,
	"points" integer NOT NULL,
	"leaf" text NOT NULL,
	"knowledge_point" text NOT NULL,
	"option_order" jsonb NOT NULL,
	CONSTRAINT "attempt_slot_attempt_id_slot_pk" PRIMARY KEY("attempt_id","slot")
);
--> statement-breakpoint
CREATE TABLE "attempt" (
	"id" text PRIMARY KEY NOT NULL,
	"exam_session_id" text NOT NULL,
	"person_id" text NOT NULL,
	"level" text NOT NULL,
	"status" text NOT NULL,
	"epoch" integer NOT NULL,
	"root_seed" text NOT NULL,
	"blueprint_version" integer NOT NULL,
	"pool_id" text NOT NULL,
	"table_index" integer NOT NULL,
	"assembly_version" integer NOT NULL,
	"form_hash" text NOT NULL,
	"verification" jsonb NOT NULL,
	"full_mark" integer NOT NULL,
	"cut_score" integer NOT NULL,
	"grace_ms" integer NOT NULL,
	"release" text NOT NULL,
	"started_at" bigint NOT NULL,
	"deadline" bigint NOT NULL,
	"ended_at" bigint,
	"submit_key" text,
	"receipt" jsonb,
	"released_at" bigint
);
--> statement-breakpoint
CREATE TABLE "bank_snapshot" (
	"id" text PRIMARY KEY NOT NULL,
	"level" text NOT NULL,
	"entries" jsonb NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "certificate_series" (
	"series" text PRIMARY KEY NOT NULL,
	"last" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "certificate" (
	"id" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"number" text NOT NULL,
	"person_id" text NOT NULL,
	"holder_name" text NOT NULL,
	"level" text NOT NULL,
	"scope" text NOT NULL,
	"attempt_id" text NOT NULL,
	"score_version" integer NOT NULL,
	"points" integer NOT NULL,
	"out_of" integer NOT NULL,
	"blueprint_version" integer NOT NULL,
	"rule_version" integer NOT NULL,
	"form_hash" text NOT NULL,
	"issued_at" bigint NOT NULL,
	"valid_until" bigint NOT NULL,
	"revoked_at" bigint,
	"revoke_reason" text
);
--> statement-breakpoint
CREATE TABLE "exam_session" (
	"id" text PRIMARY KEY NOT NULL,
	"level" text NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"opens_at" bigint,
	"closes_at" bigint,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mark" (
	"attempt_id" text NOT NULL,
	"n" integer NOT NULL,
	"slot" integer NOT NULL,
	"state" text NOT NULL,
	"points" integer NOT NULL,
	"out_of" integer NOT NULL,
	"trace" jsonb NOT NULL,
	CONSTRAINT "mark_attempt_id_n_slot_pk" PRIMARY KEY("attempt_id","n","slot")
);
--> statement-breakpoint
CREATE TABLE "score_version" (
	"attempt_id" text NOT NULL,
	"n" integer NOT NULL,
	"points" integer NOT NULL,
	"out_of" integer NOT NULL,
	"passed" boolean NOT NULL,
	"reason" text NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "score_version_attempt_id_n_pk" PRIMARY KEY("attempt_id","n")
);
--> statement-breakpoint
CREATE TABLE "table_pool" (
	"id" text PRIMARY KEY NOT NULL,
	"level" text NOT NULL,
	"blueprint_version" integer NOT NULL,
	"snapshot_id" text NOT NULL,
	"tables" jsonb NOT NULL,
	"capacity" integer NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" text PRIMARY KEY NOT NULL,
	"login" text NOT NULL,
	"login_key" text NOT NULL,
	"name" text NOT NULL,
	"unit_id" text NOT NULL,
	"password_hash" text NOT NULL,
	"language" text,
	"theme" text,
	"shortcuts" boolean NOT NULL,
	"demo" boolean NOT NULL,
	"created_at" bigint NOT NULL,
	"disabled_at" bigint
);
--> statement-breakpoint
CREATE TABLE "rate_counter" (
	"key" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"resets_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "role_grant" (
	"person_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "role_grant_person_id_unit_id_role_pk" PRIMARY KEY("person_id","unit_id","role")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id_hash" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"created_at" bigint NOT NULL,
	"last_seen_at" bigint NOT NULL,
	"user_agent" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "setup_token" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"created_at" bigint NOT NULL,
	"used_at" bigint
);
--> statement-breakpoint
CREATE TABLE "unit" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"parent_id" text
);
--> statement-breakpoint
CREATE TABLE "practice_answer" (
	"run_id" text NOT NULL,
	"slot" integer NOT NULL,
	"item_id" text NOT NULL,
	"knowledge_point" text NOT NULL,
	"value" jsonb,
	"state" text NOT NULL,
	"points" integer NOT NULL,
	"out_of" integer NOT NULL,
	"answered_at" bigint NOT NULL,
	CONSTRAINT "practice_answer_run_id_slot_pk" PRIMARY KEY("run_id","slot")
);
--> statement-breakpoint
CREATE TABLE "practice_run" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"module_id" text NOT NULL,
	"seed" text NOT NULL,
	"slots" jsonb NOT NULL,
	"started_at" bigint NOT NULL,
	"finished_at" bigint
);
--> statement-breakpoint
CREATE TABLE "study_progress" (
	"person_id" text NOT NULL,
	"module_id" text NOT NULL,
	"sections_read" jsonb NOT NULL,
	"parts_done" jsonb NOT NULL,
	"last_section" text,
	"completed_at" bigint,
	"updated_at" bigint NOT NULL,
	CONSTRAINT "study_progress_person_id_module_id_pk" PRIMARY KEY("person_id","module_id")
);
--> statement-breakpoint
CREATE TABLE "audit_event" (
	"id" text PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"actor_id" text,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"facts" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "job_lease" (
	"name" text PRIMARY KEY NOT NULL,
	"holder" text NOT NULL,
	"until" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "draft_item" ADD CONSTRAINT "draft_item_item_id_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_version" ADD CONSTRAINT "item_version_item_id_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_event" ADD CONSTRAINT "answer_event_attempt_id_attempt_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempt"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_attempt_id_attempt_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempt"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempt_slot" ADD CONSTRAINT "attempt_slot_attempt_id_attempt_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempt"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_exam_session_id_exam_session_id_fk" FOREIGN KEY ("exam_session_id") REFERENCES "public"."exam_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_pool_id_table_pool_id_fk" FOREIGN KEY ("pool_id") REFERENCES "public"."table_pool"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_attempt_id_attempt_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempt"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mark" ADD CONSTRAINT "mark_attempt_id_attempt_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempt"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_version" ADD CONSTRAINT "score_version_attempt_id_attempt_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempt"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "table_pool" ADD CONSTRAINT "table_pool_snapshot_id_bank_snapshot_id_fk" FOREIGN KEY ("snapshot_id") REFERENCES "public"."bank_snapshot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_answer" ADD CONSTRAINT "practice_answer_run_id_practice_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."practice_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_run" ADD CONSTRAINT "practice_run_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "study_progress" ADD CONSTRAINT "study_progress_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "item_module" ON "item" USING btree ("module_id");--> statement-breakpoint
CREATE INDEX "item_point" ON "item" USING btree ("knowledge_point");--> statement-breakpoint
CREATE INDEX "attempt_slot_item" ON "attempt_slot" USING btree ("item_id");--> statement-breakpoint
CREATE INDEX "attempt_person" ON "attempt" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "attempt_open" ON "attempt" USING btree ("status","deadline");--> statement-breakpoint
CREATE UNIQUE INDEX "certificate_code" ON "certificate" USING btree ("code");--> statement-breakpoint
CREATE UNIQUE INDEX "certificate_number" ON "certificate" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "certificate_attempt" ON "certificate" USING btree ("attempt_id","scope");--> statement-breakpoint
CREATE INDEX "certificate_person" ON "certificate" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "table_pool_level" ON "table_pool" USING btree ("level");--> statement-breakpoint
CREATE UNIQUE INDEX "person_login" ON "person" USING btree ("login_key");--> statement-breakpoint
CREATE INDEX "person_unit" ON "person" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "session_person" ON "session" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "practice_run_person" ON "practice_run" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "audit_event_subject" ON "audit_event" USING btree ("subject");--> statement-breakpoint
CREATE INDEX "audit_event_at" ON "audit_event" USING btree ("at");