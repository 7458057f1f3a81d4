CREATE TABLE "item_flag" (
	"id" text PRIMARY KEY NOT NULL,
	"item_id" text NOT NULL,
	"found" jsonb NOT NULL,
	"n" integer NOT NULL,
	"note" text NOT NULL,
	"raised_by" text NOT NULL,
	"raised_at" bigint NOT NULL,
	"answer" text,
	"cleared_by" text,
	"cleared_at" bigint
);
--> statement-breakpoint
CREATE TABLE "bank_import" (
	"id" text PRIMARY KEY NOT NULL,
	"file_name" text NOT NULL,
	"format" text NOT NULL,
	"encoding" text,
	"report" jsonb NOT NULL,
	"status" text NOT NULL,
	"item_ids" jsonb NOT NULL,
	"brought_by" text NOT NULL,
	"brought_at" bigint NOT NULL,
	"imported_at" bigint,
	"undone_at" bigint
);
--> statement-breakpoint
CREATE TABLE "blueprint_draft" (
	"level" text PRIMARY KEY NOT NULL,
	"body" jsonb NOT NULL,
	"based_on" integer NOT NULL,
	"revision" integer NOT NULL,
	"author_id" text NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "role_play_decision" (
	"role_play_id" text NOT NULL,
	"red_line" text NOT NULL,
	"decision" text NOT NULL,
	"reason" text NOT NULL,
	"decided_by" text NOT NULL,
	"decided_at" bigint NOT NULL,
	CONSTRAINT "role_play_decision_role_play_id_red_line_pk" PRIMARY KEY("role_play_id","red_line")
);
--> statement-breakpoint
CREATE TABLE "item_note" (
	"id" text PRIMARY KEY NOT NULL,
	"item_id" text NOT NULL,
	"kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"at" bigint NOT NULL,
	"text" text NOT NULL,
	"version" integer,
	"from_status" text
);
--> statement-breakpoint
CREATE TABLE "item_work" (
	"item_id" text PRIMARY KEY NOT NULL,
	"module_id" text NOT NULL,
	"body" jsonb NOT NULL,
	"based_on" integer,
	"based_on_key" integer,
	"status" text NOT NULL,
	"author_id" text NOT NULL,
	"writers" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "saved_view" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "document_version" ADD COLUMN "source" text;--> statement-breakpoint
ALTER TABLE "item_version" ADD COLUMN "author_id" text;--> statement-breakpoint
ALTER TABLE "item_version" ADD COLUMN "approved_by" text;--> statement-breakpoint
ALTER TABLE "item" ADD COLUMN "retired_by" text;--> statement-breakpoint
ALTER TABLE "scenario_draft" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "item_flag" ADD CONSTRAINT "item_flag_item_id_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_flag" ADD CONSTRAINT "item_flag_raised_by_person_id_fk" FOREIGN KEY ("raised_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_import" ADD CONSTRAINT "bank_import_brought_by_person_id_fk" FOREIGN KEY ("brought_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blueprint_draft" ADD CONSTRAINT "blueprint_draft_author_id_person_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_play_decision" ADD CONSTRAINT "role_play_decision_role_play_id_role_play_id_fk" FOREIGN KEY ("role_play_id") REFERENCES "public"."role_play"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_play_decision" ADD CONSTRAINT "role_play_decision_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_note" ADD CONSTRAINT "item_note_item_id_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_note" ADD CONSTRAINT "item_note_actor_id_person_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_work" ADD CONSTRAINT "item_work_item_id_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_work" ADD CONSTRAINT "item_work_author_id_person_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "item_flag_item" ON "item_flag" USING btree ("item_id");--> statement-breakpoint
CREATE INDEX "bank_import_at" ON "bank_import" USING btree ("brought_at");--> statement-breakpoint
CREATE INDEX "item_note_item" ON "item_note" USING btree ("item_id","at");--> statement-breakpoint
CREATE INDEX "item_work_status" ON "item_work" USING btree ("status");--> statement-breakpoint
CREATE UNIQUE INDEX "saved_view_name" ON "saved_view" USING btree ("person_id","name");