CREATE TABLE `document_version` (
	`kind` text NOT NULL,
	`document_id` text NOT NULL,
	`n` integer NOT NULL,
	`hash` text NOT NULL,
	`body` text NOT NULL,
	`published_at` integer NOT NULL,
	PRIMARY KEY(`kind`, `document_id`, `n`)
);
--> statement-breakpoint
CREATE TABLE `document` (
	`kind` text NOT NULL,
	`document_id` text NOT NULL,
	`current_version` integer,
	PRIMARY KEY(`kind`, `document_id`)
);
--> statement-breakpoint
CREATE TABLE `draft_item` (
	`item_id` text PRIMARY KEY NOT NULL,
	`body` text NOT NULL,
	FOREIGN KEY (`item_id`) REFERENCES `item`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `item_version` (
	`item_id` text NOT NULL,
	`n` integer NOT NULL,
	`key_version` integer NOT NULL,
	`body` text NOT NULL,
	`facts` text NOT NULL,
	`hash` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`item_id`, `n`),
	FOREIGN KEY (`item_id`) REFERENCES `item`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `item` (
	`id` text PRIMARY KEY NOT NULL,
	`module_id` text NOT NULL,
	`knowledge_point` text NOT NULL,
	`kind` text NOT NULL,
	`status` text NOT NULL,
	`reserved` integer NOT NULL,
	`levels` text NOT NULL,
	`enemy_groups` text NOT NULL,
	`document` text NOT NULL,
	`current_version` integer,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `item_module` ON `item` (`module_id`);--> statement-breakpoint
CREATE INDEX `item_point` ON `item` (`knowledge_point`);--> statement-breakpoint
CREATE TABLE `answer_event` (
	`attempt_id` text NOT NULL,
	`client_event_id` text NOT NULL,
	`epoch` integer NOT NULL,
	`seq` integer NOT NULL,
	`slot` integer NOT NULL,
	`value` text,
	`flagged` integer NOT NULL,
	`received_at` integer NOT NULL,
	`verdict` text NOT NULL,
	PRIMARY KEY(`attempt_id`, `client_event_id`),
	FOREIGN KEY (`attempt_id`) REFERENCES `attempt`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `answer` (
	`attempt_id` text NOT NULL,
	`slot` integer NOT NULL,
	`value` text,
	`flagged` integer NOT NULL,
	`epoch` integer NOT NULL,
	`seq` integer NOT NULL,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`attempt_id`, `slot`),
	FOREIGN KEY (`attempt_id`) REFERENCES `attempt`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `attempt_slot` (
	`attempt_id` text NOT NULL,
	`slot` integer NOT NULL,
	`item_id` text NOT NULL,
	`item_version` integer NOT NULL,
	`key_version` integer NOT NULL,
	`kind` text NOT NULL,
	`points` integer NOT NULL,
	`leaf` text NOT NULL,
	`knowledge_point` text NOT NULL,
	`option_order` text NOT NULL,
	PRIMARY KEY(`attempt_id`, `slot`),
	FOREIGN KEY (`attempt_id`) REFERENCES `attempt`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `attempt_slot_item` ON `attempt_slot` (`item_id`);--> statement-breakpoint
CREATE TABLE `attempt` (
	`id` text PRIMARY KEY NOT NULL,
	`exam_session_id` text NOT NULL,
	`person_id` text NOT NULL,
	`level` text NOT NULL,
	`status` text NOT NULL,
	`epoch` integer NOT NULL,
	`root_seed` text NOT NULL,
	`blueprint_version` integer NOT NULL,
	`pool_id` text NOT NULL,
	`table_index` integer NOT NULL,
	`assembly_version` integer NOT NULL,
	`form_hash` text NOT NULL,
	`verification` text NOT NULL,
	`full_mark` integer NOT NULL,
	`cut_score` integer NOT NULL,
	`grace_ms` integer NOT NULL,
	`release` text NOT NULL,
	`started_at` integer NOT NULL,
	`deadline` integer NOT NULL,
	`ended_at` integer,
	`submit_key` text,
	`receipt` text,
	`released_at` integer,
	FOREIGN KEY (`exam_session_id`) REFERENCES `exam_session`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pool_id`) REFERENCES `table_pool`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `attempt_person` ON `attempt` (`person_id`);--> statement-breakpoint
CREATE INDEX `attempt_open` ON `attempt` (`status`,`deadline`);--> statement-breakpoint
CREATE TABLE `bank_snapshot` (
	`id` text PRIMARY KEY NOT NULL,
	`level` text NOT NULL,
	`entries` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `certificate_series` (
	`series` text PRIMARY KEY NOT NULL,
	`last` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `certificate` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`number` text NOT NULL,
	`person_id` text NOT NULL,
	`holder_name` text NOT NULL,
	`level` text NOT NULL,
	`scope` text NOT NULL,
	`attempt_id` text NOT NULL,
	`score_version` integer NOT NULL,
	`points` integer NOT NULL,
	`out_of` integer NOT NULL,
	`blueprint_version` integer NOT NULL,
	`rule_version` integer NOT NULL,
	`form_hash` text NOT NULL,
	`issued_at` integer NOT NULL,
	`valid_until` integer NOT NULL,
	`revoked_at` integer,
	`revoke_reason` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`attempt_id`) REFERENCES `attempt`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `certificate_code` ON `certificate` (`code`);--> statement-breakpoint
CREATE UNIQUE INDEX `certificate_number` ON `certificate` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `certificate_attempt` ON `certificate` (`attempt_id`,`scope`);--> statement-breakpoint
CREATE INDEX `certificate_person` ON `certificate` (`person_id`);--> statement-breakpoint
CREATE TABLE `exam_session` (
	`id` text PRIMARY KEY NOT NULL,
	`level` text NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`opens_at` integer,
	`closes_at` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `mark` (
	`attempt_id` text NOT NULL,
	`n` integer NOT NULL,
	`slot` integer NOT NULL,
	`state` text NOT NULL,
	`points` integer NOT NULL,
	`out_of` integer NOT NULL,
	`trace` text NOT NULL,
	PRIMARY KEY(`attempt_id`, `n`, `slot`),
	FOREIGN KEY (`attempt_id`) REFERENCES `attempt`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `score_version` (
	`attempt_id` text NOT NULL,
	`n` integer NOT NULL,
	`points` integer NOT NULL,
	`out_of` integer NOT NULL,
	`passed` integer NOT NULL,
	`reason` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`attempt_id`, `n`),
	FOREIGN KEY (`attempt_id`) REFERENCES `attempt`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `table_pool` (
	`id` text PRIMARY KEY NOT NULL,
	`level` text NOT NULL,
	`blueprint_version` integer NOT NULL,
	`snapshot_id` text NOT NULL,
	`tables` text NOT NULL,
	`capacity` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`snapshot_id`) REFERENCES `bank_snapshot`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `table_pool_level` ON `table_pool` (`level`);--> statement-breakpoint
CREATE TABLE `person` (
	`id` text PRIMARY KEY NOT NULL,
	`login` text NOT NULL,
	`login_key` text NOT NULL,
	`name` text NOT NULL,
	`unit_id` text NOT NULL,
	`password_hash` text NOT NULL,
	`language` text,
	`theme` text,
	`shortcuts` integer NOT NULL,
	`demo` integer NOT NULL,
	`created_at` integer NOT NULL,
	`disabled_at` integer,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `person_login` ON `person` (`login_key`);--> statement-breakpoint
CREATE INDEX `person_unit` ON `person` (`unit_id`);--> statement-breakpoint
CREATE TABLE `rate_counter` (
	`key` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`resets_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `role_grant` (
	`person_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`role` text NOT NULL,
	PRIMARY KEY(`person_id`, `unit_id`, `role`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `session` (
	`id_hash` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`user_agent` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `session_person` ON `session` (`person_id`);--> statement-breakpoint
CREATE TABLE `setup_token` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`created_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE TABLE `unit` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`parent_id` text
);
--> statement-breakpoint
CREATE TABLE `practice_answer` (
	`run_id` text NOT NULL,
	`slot` integer NOT NULL,
	`item_id` text NOT NULL,
	`knowledge_point` text NOT NULL,
	`value` text,
	`state` text NOT NULL,
	`points` integer NOT NULL,
	`out_of` integer NOT NULL,
	`answered_at` integer NOT NULL,
	PRIMARY KEY(`run_id`, `slot`),
	FOREIGN KEY (`run_id`) REFERENCES `practice_run`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `practice_run` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`module_id` text NOT NULL,
	`seed` text NOT NULL,
	`slots` text NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `practice_run_person` ON `practice_run` (`person_id`);--> statement-breakpoint
CREATE TABLE `study_progress` (
	`person_id` text NOT NULL,
	`module_id` text NOT NULL,
	`sections_read` text NOT NULL,
	`parts_done` text NOT NULL,
	`last_section` text,
	`completed_at` integer,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `module_id`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `audit_event` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`facts` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_event_subject` ON `audit_event` (`subject`);--> statement-breakpoint
CREATE INDEX `audit_event_at` ON `audit_event` (`at`);--> statement-breakpoint
CREATE TABLE `job_lease` (
	`name` text PRIMARY KEY NOT NULL,
	`holder` text NOT NULL,
	`until` integer NOT NULL
);
