DROP INDEX "marking_task_reading";--> statement-breakpoint
ALTER TABLE "marking_task" ADD COLUMN "round" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "accommodation" ADD COLUMN "extra_percent" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "marking_task_reading" ON "marking_task" USING btree ("attempt_id","slot","part","round","reading");