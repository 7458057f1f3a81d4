CREATE TABLE "complaint_draft" (
	"case_id" text PRIMARY KEY NOT NULL,
	"body" jsonb NOT NULL,
	"status" text NOT NULL,
	"import_id" text,
	"suggestion" jsonb,
	"author_id" text NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "complaint_vote" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"rater_id" text NOT NULL,
	"round" integer NOT NULL,
	"class" text NOT NULL,
	"primary_motive" text NOT NULL,
	"secondary_motive" text,
	"deciding" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "drill_answer" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"case_id" text NOT NULL,
	"case_version" integer NOT NULL,
	"source" text NOT NULL,
	"set_id" text,
	"place" integer,
	"key_class" text NOT NULL,
	"key_motive" text NOT NULL,
	"tier" integer NOT NULL,
	"text_length" integer NOT NULL,
	"chosen_class" text NOT NULL,
	"chosen_motive" text,
	"chosen_secondary" text,
	"score" integer NOT NULL,
	"took_ms" bigint NOT NULL,
	"at" bigint NOT NULL,
	"reply" text
);
--> statement-breakpoint
CREATE TABLE "drill_card" (
	"person_id" text NOT NULL,
	"case_id" text NOT NULL,
	"due_at" bigint NOT NULL,
	"card" jsonb NOT NULL,
	"updated_at" bigint NOT NULL,
	CONSTRAINT "drill_card_person_id_case_id_pk" PRIMARY KEY("person_id","case_id")
);
--> statement-breakpoint
CREATE TABLE "drill_challenge" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"title" text NOT NULL,
	"cases" jsonb NOT NULL,
	"opens_at" bigint NOT NULL,
	"closes_at" bigint NOT NULL,
	"created_by" text NOT NULL,
	"created_at" bigint NOT NULL,
	"withdrawn" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "drill_set" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"mode" text NOT NULL,
	"seed" text NOT NULL,
	"cases" jsonb NOT NULL,
	"challenge_id" text,
	"started_at" bigint NOT NULL,
	"deadline_at" bigint,
	"finished_at" bigint
);
--> statement-breakpoint
CREATE TABLE "act_example" (
	"id" text PRIMARY KEY NOT NULL,
	"act" text NOT NULL,
	"text" text NOT NULL,
	"appeal_id" text,
	"added_by" text NOT NULL,
	"added_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "model_answer" (
	"role_play_id" text NOT NULL,
	"turn" integer NOT NULL,
	"port" text NOT NULL,
	"answer" jsonb NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "model_answer_role_play_id_turn_port_pk" PRIMARY KEY("role_play_id","turn","port")
);
--> statement-breakpoint
CREATE TABLE "practical" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"level" text NOT NULL,
	"scenes" jsonb NOT NULL,
	"started_at" bigint NOT NULL,
	"finished_at" bigint,
	"status" text NOT NULL,
	"component_result_id" text
);
--> statement-breakpoint
CREATE TABLE "role_play_appeal" (
	"id" text PRIMARY KEY NOT NULL,
	"role_play_id" text NOT NULL,
	"turn" integer NOT NULL,
	"clause" text NOT NULL,
	"recognised" text,
	"proposed" text,
	"note" text NOT NULL,
	"raised_by" text NOT NULL,
	"raised_at" bigint NOT NULL,
	"decision" text,
	"reason" text,
	"decided_by" text,
	"decided_at" bigint
);
--> statement-breakpoint
CREATE TABLE "role_play_assignment" (
	"id" text PRIMARY KEY NOT NULL,
	"scenario" text NOT NULL,
	"variant" text,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"due_at" bigint NOT NULL,
	"note" text NOT NULL,
	"assigned_by" text NOT NULL,
	"assigned_at" bigint NOT NULL,
	"withdrawn_at" bigint
);
--> statement-breakpoint
CREATE TABLE "role_play_comment" (
	"id" text PRIMARY KEY NOT NULL,
	"role_play_id" text NOT NULL,
	"turn" integer,
	"text" text NOT NULL,
	"author_id" text NOT NULL,
	"at" bigint NOT NULL,
	"removed_at" bigint
);
--> statement-breakpoint
CREATE TABLE "role_play_score" (
	"role_play_id" text NOT NULL,
	"version" integer NOT NULL,
	"total" integer NOT NULL,
	"dimensions" jsonb NOT NULL,
	"red_lines" jsonb NOT NULL,
	"suspected" jsonb NOT NULL,
	"body" jsonb NOT NULL,
	"reason" text NOT NULL,
	"appeal_id" text,
	"actor_id" text,
	"at" bigint NOT NULL,
	CONSTRAINT "role_play_score_role_play_id_version_pk" PRIMARY KEY("role_play_id","version")
);
--> statement-breakpoint
CREATE TABLE "role_play_turn" (
	"role_play_id" text NOT NULL,
	"turn" integer NOT NULL,
	"input" jsonb NOT NULL,
	"at" bigint NOT NULL,
	"acts" jsonb NOT NULL,
	"flags" jsonb NOT NULL,
	"reply" jsonb NOT NULL,
	"hints" integer NOT NULL,
	CONSTRAINT "role_play_turn_role_play_id_turn_pk" PRIMARY KEY("role_play_id","turn")
);
--> statement-breakpoint
CREATE TABLE "role_play" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"scenario" text NOT NULL,
	"scenario_version" integer NOT NULL,
	"scenario_hash" text NOT NULL,
	"model_version" integer NOT NULL,
	"model_hash" text NOT NULL,
	"mode" text NOT NULL,
	"difficulty" text NOT NULL,
	"seed" text NOT NULL,
	"variant" text NOT NULL,
	"parent_id" text,
	"branch_turn" integer,
	"practical_id" text,
	"place" integer,
	"started_at" bigint NOT NULL,
	"deadline_at" bigint,
	"ended_at" bigint,
	"end" text,
	"provisional" boolean NOT NULL,
	"shared_at" bigint
);
--> statement-breakpoint
CREATE TABLE "scenario_draft" (
	"slug" text PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"based_on" integer,
	"author_id" text NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "document_version" ADD COLUMN "author_id" text;--> statement-breakpoint
ALTER TABLE "complaint_draft" ADD CONSTRAINT "complaint_draft_author_id_person_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_vote" ADD CONSTRAINT "complaint_vote_rater_id_person_id_fk" FOREIGN KEY ("rater_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drill_answer" ADD CONSTRAINT "drill_answer_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drill_answer" ADD CONSTRAINT "drill_answer_set_id_drill_set_id_fk" FOREIGN KEY ("set_id") REFERENCES "public"."drill_set"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drill_card" ADD CONSTRAINT "drill_card_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drill_challenge" ADD CONSTRAINT "drill_challenge_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drill_set" ADD CONSTRAINT "drill_set_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "act_example" ADD CONSTRAINT "act_example_appeal_id_role_play_appeal_id_fk" FOREIGN KEY ("appeal_id") REFERENCES "public"."role_play_appeal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "act_example" ADD CONSTRAINT "act_example_added_by_person_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_answer" ADD CONSTRAINT "model_answer_role_play_id_role_play_id_fk" FOREIGN KEY ("role_play_id") REFERENCES "public"."role_play"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practical" ADD CONSTRAINT "practical_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_play_appeal" ADD CONSTRAINT "role_play_appeal_role_play_id_role_play_id_fk" FOREIGN KEY ("role_play_id") REFERENCES "public"."role_play"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_play_appeal" ADD CONSTRAINT "role_play_appeal_raised_by_person_id_fk" FOREIGN KEY ("raised_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_play_assignment" ADD CONSTRAINT "role_play_assignment_assigned_by_person_id_fk" FOREIGN KEY ("assigned_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_play_comment" ADD CONSTRAINT "role_play_comment_role_play_id_role_play_id_fk" FOREIGN KEY ("role_play_id") REFERENCES "public"."role_play"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_play_comment" ADD CONSTRAINT "role_play_comment_author_id_person_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_play_score" ADD CONSTRAINT "role_play_score_role_play_id_role_play_id_fk" FOREIGN KEY ("role_play_id") REFERENCES "public"."role_play"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_play_turn" ADD CONSTRAINT "role_play_turn_role_play_id_role_play_id_fk" FOREIGN KEY ("role_play_id") REFERENCES "public"."role_play"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_play" ADD CONSTRAINT "role_play_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_play" ADD CONSTRAINT "role_play_practical_id_practical_id_fk" FOREIGN KEY ("practical_id") REFERENCES "public"."practical"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenario_draft" ADD CONSTRAINT "scenario_draft_author_id_person_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "complaint_draft_import" ON "complaint_draft" USING btree ("import_id");--> statement-breakpoint
CREATE INDEX "complaint_vote_case" ON "complaint_vote" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "drill_answer_person" ON "drill_answer" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "drill_answer_case" ON "drill_answer" USING btree ("case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "drill_answer_place" ON "drill_answer" USING btree ("set_id","place");--> statement-breakpoint
CREATE INDEX "drill_challenge_unit" ON "drill_challenge" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "drill_set_person" ON "drill_set" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "practical_person" ON "practical" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "role_play_appeal_play" ON "role_play_appeal" USING btree ("role_play_id");--> statement-breakpoint
CREATE INDEX "role_play_assignment_subject" ON "role_play_assignment" USING btree ("subject_kind","subject_id");--> statement-breakpoint
CREATE INDEX "role_play_comment_play" ON "role_play_comment" USING btree ("role_play_id");--> statement-breakpoint
CREATE INDEX "role_play_person" ON "role_play" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "role_play_practical" ON "role_play" USING btree ("practical_id");