CREATE TABLE `complaint_draft` (
	`case_id` text PRIMARY KEY NOT NULL,
	`body` text NOT NULL,
	`status` text NOT NULL,
	`import_id` text,
	`suggestion` text,
	`author_id` text NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`author_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `complaint_draft_import` ON `complaint_draft` (`import_id`);--> statement-breakpoint
CREATE TABLE `complaint_vote` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`rater_id` text NOT NULL,
	`round` integer NOT NULL,
	`class` text NOT NULL,
	`primary_motive` text NOT NULL,
	`secondary_motive` text,
	`deciding` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`rater_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `complaint_vote_case` ON `complaint_vote` (`case_id`);--> statement-breakpoint
CREATE TABLE `drill_answer` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`case_id` text NOT NULL,
	`case_version` integer NOT NULL,
	`source` text NOT NULL,
	`set_id` text,
	`place` integer,
	`key_class` text NOT NULL,
	`key_motive` text NOT NULL,
	`tier` integer NOT NULL,
	`text_length` integer NOT NULL,
	`chosen_class` text NOT NULL,
	`chosen_motive` text,
	`chosen_secondary` text,
	`score` integer NOT NULL,
	`took_ms` integer NOT NULL,
	`at` integer NOT NULL,
	`reply` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`set_id`) REFERENCES `drill_set`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `drill_answer_person` ON `drill_answer` (`person_id`,`at`);--> statement-breakpoint
CREATE INDEX `drill_answer_case` ON `drill_answer` (`case_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `drill_answer_place` ON `drill_answer` (`set_id`,`place`);--> statement-breakpoint
CREATE TABLE `drill_card` (
	`person_id` text NOT NULL,
	`case_id` text NOT NULL,
	`due_at` integer NOT NULL,
	`card` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `case_id`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `drill_challenge` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`title` text NOT NULL,
	`cases` text NOT NULL,
	`opens_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`withdrawn` integer NOT NULL,
	FOREIGN KEY (`created_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `drill_challenge_unit` ON `drill_challenge` (`unit_id`);--> statement-breakpoint
CREATE TABLE `drill_set` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`mode` text NOT NULL,
	`seed` text NOT NULL,
	`cases` text NOT NULL,
	`challenge_id` text,
	`started_at` integer NOT NULL,
	`deadline_at` integer,
	`finished_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `drill_set_person` ON `drill_set` (`person_id`);--> statement-breakpoint
CREATE TABLE `act_example` (
	`id` text PRIMARY KEY NOT NULL,
	`act` text NOT NULL,
	`text` text NOT NULL,
	`appeal_id` text,
	`added_by` text NOT NULL,
	`added_at` integer NOT NULL,
	FOREIGN KEY (`appeal_id`) REFERENCES `role_play_appeal`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `model_answer` (
	`role_play_id` text NOT NULL,
	`turn` integer NOT NULL,
	`port` text NOT NULL,
	`answer` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`role_play_id`, `turn`, `port`),
	FOREIGN KEY (`role_play_id`) REFERENCES `role_play`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `practical` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`level` text NOT NULL,
	`scenes` text NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`status` text NOT NULL,
	`component_result_id` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `practical_person` ON `practical` (`person_id`);--> statement-breakpoint
CREATE TABLE `role_play_appeal` (
	`id` text PRIMARY KEY NOT NULL,
	`role_play_id` text NOT NULL,
	`turn` integer NOT NULL,
	`clause` text NOT NULL,
	`recognised` text,
	`proposed` text,
	`note` text NOT NULL,
	`raised_by` text NOT NULL,
	`raised_at` integer NOT NULL,
	`decision` text,
	`reason` text,
	`decided_by` text,
	`decided_at` integer,
	FOREIGN KEY (`role_play_id`) REFERENCES `role_play`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`raised_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `role_play_appeal_play` ON `role_play_appeal` (`role_play_id`);--> statement-breakpoint
CREATE TABLE `role_play_assignment` (
	`id` text PRIMARY KEY NOT NULL,
	`scenario` text NOT NULL,
	`variant` text,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`due_at` integer NOT NULL,
	`note` text NOT NULL,
	`assigned_by` text NOT NULL,
	`assigned_at` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`assigned_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `role_play_assignment_subject` ON `role_play_assignment` (`subject_kind`,`subject_id`);--> statement-breakpoint
CREATE TABLE `role_play_comment` (
	`id` text PRIMARY KEY NOT NULL,
	`role_play_id` text NOT NULL,
	`turn` integer,
	`text` text NOT NULL,
	`author_id` text NOT NULL,
	`at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`role_play_id`) REFERENCES `role_play`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `role_play_comment_play` ON `role_play_comment` (`role_play_id`);--> statement-breakpoint
CREATE TABLE `role_play_score` (
	`role_play_id` text NOT NULL,
	`version` integer NOT NULL,
	`total` integer NOT NULL,
	`dimensions` text NOT NULL,
	`red_lines` text NOT NULL,
	`suspected` text NOT NULL,
	`body` text NOT NULL,
	`reason` text NOT NULL,
	`appeal_id` text,
	`actor_id` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`role_play_id`, `version`),
	FOREIGN KEY (`role_play_id`) REFERENCES `role_play`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `role_play_turn` (
	`role_play_id` text NOT NULL,
	`turn` integer NOT NULL,
	`input` text NOT NULL,
	`at` integer NOT NULL,
	`acts` text NOT NULL,
	`flags` text NOT NULL,
	`reply` text NOT NULL,
	`hints` integer NOT NULL,
	PRIMARY KEY(`role_play_id`, `turn`),
	FOREIGN KEY (`role_play_id`) REFERENCES `role_play`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `role_play` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`scenario` text NOT NULL,
	`scenario_version` integer NOT NULL,
	`scenario_hash` text NOT NULL,
	`model_version` integer NOT NULL,
	`model_hash` text NOT NULL,
	`mode` text NOT NULL,
	`difficulty` text NOT NULL,
	`seed` text NOT NULL,
	`variant` text NOT NULL,
	`parent_id` text,
	`branch_turn` integer,
	`practical_id` text,
	`place` integer,
	`started_at` integer NOT NULL,
	`deadline_at` integer,
	`ended_at` integer,
	`end` text,
	`provisional` integer NOT NULL,
	`shared_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`practical_id`) REFERENCES `practical`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `role_play_person` ON `role_play` (`person_id`);--> statement-breakpoint
CREATE INDEX `role_play_practical` ON `role_play` (`practical_id`);--> statement-breakpoint
CREATE TABLE `scenario_draft` (
	`slug` text PRIMARY KEY NOT NULL,
	`source` text NOT NULL,
	`based_on` integer,
	`author_id` text NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`author_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `document_version` ADD `author_id` text;