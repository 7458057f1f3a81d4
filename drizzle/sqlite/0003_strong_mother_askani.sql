DROP INDEX `certificate_attempt`;--> statement-breakpoint
ALTER TABLE `certificate` ADD `issue` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `certificate_attempt` ON `certificate` (`attempt_id`,`scope`,`issue`);