DROP INDEX `marking_task_reading`;--> statement-breakpoint
ALTER TABLE `marking_task` ADD `round` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `marking_task_reading` ON `marking_task` (`attempt_id`,`slot`,`part`,`round`,`reading`);--> statement-breakpoint
ALTER TABLE `accommodation` ADD `extra_percent` integer DEFAULT 0 NOT NULL;