ALTER TABLE `bank_import` ADD `sha256` text;--> statement-breakpoint
CREATE INDEX `bank_import_sha256` ON `bank_import` (`sha256`);