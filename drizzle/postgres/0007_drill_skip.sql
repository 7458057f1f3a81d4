CREATE TABLE "drill_skip" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"case_id" text NOT NULL,
	"case_version" integer NOT NULL,
	"key_motive" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "drill_skip" ADD CONSTRAINT "drill_skip_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "drill_skip_person" ON "drill_skip" USING btree ("person_id");