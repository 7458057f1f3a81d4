DROP INDEX "certificate_attempt";--> statement-breakpoint
ALTER TABLE "certificate" ADD COLUMN "issue" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "certificate_attempt" ON "certificate" USING btree ("attempt_id","scope","issue");