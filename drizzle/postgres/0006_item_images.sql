CREATE TABLE "image" (
	"id" text PRIMARY KEY NOT NULL,
	"media_type" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	"added_at" bigint NOT NULL,
	"added_by" text
);
--> statement-breakpoint
CREATE TABLE "item_image" (
	"item_id" text NOT NULL,
	"n" integer NOT NULL,
	"image_id" text NOT NULL,
	CONSTRAINT "item_image_item_id_n_image_id_pk" PRIMARY KEY("item_id","n","image_id")
);
--> statement-breakpoint
ALTER TABLE "item_image" ADD CONSTRAINT "item_image_item_id_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_image" ADD CONSTRAINT "item_image_image_id_image_id_fk" FOREIGN KEY ("image_id") REFERENCES "public"."image"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "item_image_image" ON "item_image" USING btree ("image_id");