CREATE TABLE `career_record` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`level` text,
	`since` integer NOT NULL,
	`valid_until` integer,
	`note` text NOT NULL,
	`recorded_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`withdrawn_at` integer,
	`withdrawn_by` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `career_record_person` ON `career_record` (`person_id`);--> statement-breakpoint
CREATE TABLE `certificate_decision` (
	`id` text PRIMARY KEY NOT NULL,
	`certificate_id` text NOT NULL,
	`decision` text NOT NULL,
	`reason` text NOT NULL,
	`facts` text NOT NULL,
	`proposed_by` text NOT NULL,
	`proposed_at` integer NOT NULL,
	`approved_by` text,
	`approved_at` integer,
	`declined_at` integer,
	FOREIGN KEY (`certificate_id`) REFERENCES `certificate`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `certificate_decision_certificate` ON `certificate_decision` (`certificate_id`);--> statement-breakpoint
CREATE TABLE `component_result` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`level` text NOT NULL,
	`component` text NOT NULL,
	`points` integer NOT NULL,
	`out_of` integer NOT NULL,
	`passed` integer NOT NULL,
	`scenes` text NOT NULL,
	`minutes` integer NOT NULL,
	`note` text NOT NULL,
	`assessed_at` integer NOT NULL,
	`assessor_id` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`voided_at` integer,
	`void_reason` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `component_result_person` ON `component_result` (`person_id`,`level`);--> statement-breakpoint
CREATE TABLE `credential` (
	`certificate_id` text PRIMARY KEY NOT NULL,
	`key_id` text NOT NULL,
	`jwt` text NOT NULL,
	`issued_at` integer NOT NULL,
	FOREIGN KEY (`certificate_id`) REFERENCES `certificate`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`key_id`) REFERENCES `signing_key`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `signing_key` (
	`id` text PRIMARY KEY NOT NULL,
	`algorithm` text NOT NULL,
	`public_jwk` text NOT NULL,
	`sealed_private_jwk` text NOT NULL,
	`created_at` integer NOT NULL,
	`retired_at` integer
);
--> statement-breakpoint
CREATE TABLE `status_list_counter` (
	`list` text PRIMARY KEY NOT NULL,
	`last` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `marking_task` (
	`id` text PRIMARY KEY NOT NULL,
	`attempt_id` text NOT NULL,
	`slot` integer NOT NULL,
	`part` text NOT NULL,
	`reading` integer NOT NULL,
	`paper_number` text NOT NULL,
	`level` text NOT NULL,
	`item_id` text NOT NULL,
	`item_version` integer NOT NULL,
	`status` text NOT NULL,
	`marker_id` text,
	`claimed_at` integer,
	`given` text,
	`points` integer,
	`out_of` integer NOT NULL,
	`comment` text,
	`done_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`attempt_id`) REFERENCES `attempt`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `marking_task_reading` ON `marking_task` (`attempt_id`,`slot`,`part`,`reading`);--> statement-breakpoint
CREATE INDEX `marking_task_open` ON `marking_task` (`status`,`level`);--> statement-breakpoint
CREATE TABLE `item_key` (
	`item_id` text NOT NULL,
	`item_version` integer NOT NULL,
	`key_version` integer NOT NULL,
	`body` text NOT NULL,
	`key_change_id` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`item_id`, `item_version`, `key_version`)
);
--> statement-breakpoint
CREATE TABLE `key_change` (
	`id` text PRIMARY KEY NOT NULL,
	`item_id` text NOT NULL,
	`item_version` integer NOT NULL,
	`from_key_version` integer NOT NULL,
	`policy` text NOT NULL,
	`body` text,
	`reason` text NOT NULL,
	`status` text NOT NULL,
	`dry_run` text NOT NULL,
	`dry_run_hash` text NOT NULL,
	`proposed_by` text NOT NULL,
	`proposed_at` integer NOT NULL,
	`approved_by` text,
	`approved_at` integer,
	`applied_at` integer
);
--> statement-breakpoint
CREATE INDEX `key_change_item` ON `key_change` (`item_id`);--> statement-breakpoint
CREATE TABLE `accommodation` (
	`exam_session_id` text NOT NULL,
	`person_id` text NOT NULL,
	`extra_minutes` integer NOT NULL,
	`reason` text NOT NULL,
	`granted_by` text NOT NULL,
	`granted_at` integer NOT NULL,
	PRIMARY KEY(`exam_session_id`, `person_id`),
	FOREIGN KEY (`exam_session_id`) REFERENCES `exam_session`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `attempt_log` (
	`id` text PRIMARY KEY NOT NULL,
	`attempt_id` text NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	`kind` text NOT NULL,
	`facts` text NOT NULL,
	FOREIGN KEY (`attempt_id`) REFERENCES `attempt`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `attempt_log_attempt` ON `attempt_log` (`attempt_id`);--> statement-breakpoint
CREATE TABLE `attempt_presence` (
	`attempt_id` text PRIMARY KEY NOT NULL,
	`seen_at` integer NOT NULL,
	`visible` integer NOT NULL,
	`slot` integer,
	`times_left` integer NOT NULL,
	`left_ms` integer NOT NULL,
	`left_at` integer,
	FOREIGN KEY (`attempt_id`) REFERENCES `attempt`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `session_form` (
	`exam_session_id` text NOT NULL,
	`number` integer NOT NULL,
	`root_seed` text NOT NULL,
	`pool_id` text NOT NULL,
	`table_index` integer NOT NULL,
	`items` text NOT NULL,
	`option_orders` text NOT NULL,
	`verification` text NOT NULL,
	`form_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`exam_session_id`, `number`),
	FOREIGN KEY (`exam_session_id`) REFERENCES `exam_session`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `session_invigilator` (
	`exam_session_id` text NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`exam_session_id`, `person_id`),
	FOREIGN KEY (`exam_session_id`) REFERENCES `exam_session`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `session_invitee` (
	`exam_session_id` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	PRIMARY KEY(`exam_session_id`, `subject_kind`, `subject_id`),
	FOREIGN KEY (`exam_session_id`) REFERENCES `exam_session`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
DROP INDEX `certificate_attempt`;--> statement-breakpoint
ALTER TABLE `certificate` ADD `issue` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `certificate` ADD `revoked_by` text;--> statement-breakpoint
ALTER TABLE `certificate` ADD `flagged_at` integer;--> statement-breakpoint
ALTER TABLE `certificate` ADD `flag_reason` text;--> statement-breakpoint
ALTER TABLE `certificate` ADD `superseded_by` text;--> statement-breakpoint
ALTER TABLE `certificate` ADD `binding` text;--> statement-breakpoint
ALTER TABLE `certificate` ADD `status_index` integer;--> statement-breakpoint
ALTER TABLE `certificate` ADD `score_public` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `certificate_attempt` ON `certificate` (`attempt_id`,`scope`,`issue`);--> statement-breakpoint
ALTER TABLE `attempt` ADD `paused_at` integer;--> statement-breakpoint
ALTER TABLE `attempt` ADD `extra_ms` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `attempt` ADD `address` text;--> statement-breakpoint
ALTER TABLE `attempt` ADD `form_number` integer;--> statement-breakpoint
CREATE INDEX `attempt_session` ON `attempt` (`exam_session_id`);--> statement-breakpoint
ALTER TABLE `exam_session` ADD `status` text DEFAULT 'published' NOT NULL;--> statement-breakpoint
ALTER TABLE `exam_session` ADD `place` text;--> statement-breakpoint
ALTER TABLE `exam_session` ADD `late_entry_minutes` integer;--> statement-breakpoint
ALTER TABLE `exam_session` ADD `places` integer;--> statement-breakpoint
ALTER TABLE `exam_session` ADD `invited_only` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `exam_session` ADD `access_code_hash` text;--> statement-breakpoint
ALTER TABLE `exam_session` ADD `release` text;--> statement-breakpoint
ALTER TABLE `exam_session` ADD `released_at` integer;--> statement-breakpoint
ALTER TABLE `exam_session` ADD `parallel_forms` integer;--> statement-breakpoint
ALTER TABLE `exam_session` ADD `created_by` text;--> statement-breakpoint
ALTER TABLE `score_version` ADD `key_change_id` text;--> statement-breakpoint
ALTER TABLE `score_version` ADD `actor_id` text;--> statement-breakpoint
ALTER TABLE `score_version` ADD `approver_id` text;--> statement-breakpoint
CREATE UNIQUE INDEX `score_version_change` ON `score_version` (`attempt_id`,`key_change_id`);--> statement-breakpoint
ALTER TABLE `table_pool` ADD `weights` text;--> statement-breakpoint
ALTER TABLE `table_pool` ADD `health` text;