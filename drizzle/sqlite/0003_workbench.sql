CREATE TABLE `item_flag` (
	`id` text PRIMARY KEY NOT NULL,
	`item_id` text NOT NULL,
	`found` text NOT NULL,
	`n` integer NOT NULL,
	`note` text NOT NULL,
	`raised_by` text NOT NULL,
	`raised_at` integer NOT NULL,
	`answer` text,
	`cleared_by` text,
	`cleared_at` integer,
	FOREIGN KEY (`item_id`) REFERENCES `item`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`raised_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `item_flag_item` ON `item_flag` (`item_id`);--> statement-breakpoint
CREATE TABLE `bank_import` (
	`id` text PRIMARY KEY NOT NULL,
	`file_name` text NOT NULL,
	`format` text NOT NULL,
	`encoding` text,
	`report` text NOT NULL,
	`status` text NOT NULL,
	`item_ids` text NOT NULL,
	`brought_by` text NOT NULL,
	`brought_at` integer NOT NULL,
	`imported_at` integer,
	`undone_at` integer,
	FOREIGN KEY (`brought_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `bank_import_at` ON `bank_import` (`brought_at`);--> statement-breakpoint
CREATE TABLE `blueprint_draft` (
	`level` text PRIMARY KEY NOT NULL,
	`body` text NOT NULL,
	`based_on` integer NOT NULL,
	`revision` integer NOT NULL,
	`author_id` text NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`author_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `role_play_decision` (
	`role_play_id` text NOT NULL,
	`red_line` text NOT NULL,
	`decision` text NOT NULL,
	`reason` text NOT NULL,
	`decided_by` text NOT NULL,
	`decided_at` integer NOT NULL,
	PRIMARY KEY(`role_play_id`, `red_line`),
	FOREIGN KEY (`role_play_id`) REFERENCES `role_play`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `item_note` (
	`id` text PRIMARY KEY NOT NULL,
	`item_id` text NOT NULL,
	`kind` text NOT NULL,
	`actor_id` text NOT NULL,
	`at` integer NOT NULL,
	`text` text NOT NULL,
	`version` integer,
	`from_status` text,
	FOREIGN KEY (`item_id`) REFERENCES `item`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `item_note_item` ON `item_note` (`item_id`,`at`);--> statement-breakpoint
CREATE TABLE `item_work` (
	`item_id` text PRIMARY KEY NOT NULL,
	`module_id` text NOT NULL,
	`body` text NOT NULL,
	`based_on` integer,
	`based_on_key` integer,
	`status` text NOT NULL,
	`author_id` text NOT NULL,
	`writers` text NOT NULL,
	`revision` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`item_id`) REFERENCES `item`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `item_work_status` ON `item_work` (`status`);--> statement-breakpoint
CREATE TABLE `saved_view` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`name` text NOT NULL,
	`query` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `saved_view_name` ON `saved_view` (`person_id`,`name`);--> statement-breakpoint
ALTER TABLE `document_version` ADD `source` text;--> statement-breakpoint
ALTER TABLE `item_version` ADD `author_id` text;--> statement-breakpoint
ALTER TABLE `item_version` ADD `approved_by` text;--> statement-breakpoint
ALTER TABLE `item` ADD `retired_by` text;--> statement-breakpoint
ALTER TABLE `scenario_draft` ADD `revision` integer DEFAULT 1 NOT NULL;