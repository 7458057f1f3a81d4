CREATE TABLE `image` (
	`id` text PRIMARY KEY NOT NULL,
	`media_type` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`bytes` blob NOT NULL,
	`added_at` integer NOT NULL,
	`added_by` text
);
--> statement-breakpoint
CREATE TABLE `item_image` (
	`item_id` text NOT NULL,
	`n` integer NOT NULL,
	`image_id` text NOT NULL,
	PRIMARY KEY(`item_id`, `n`, `image_id`),
	FOREIGN KEY (`item_id`) REFERENCES `item`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`image_id`) REFERENCES `image`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `item_image_image` ON `item_image` (`image_id`);