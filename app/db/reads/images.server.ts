import { and, eq, inArray } from 'drizzle-orm'
import { imageIdIn, imageName } from '../../domain/item/image.ts'
import type { Db } from '../engine/db.server.ts'
import { attemptSlots, attempts, images, itemImages, items, practiceRuns } from '../schema/index.ts'

export type KeptImage = Readonly<{
  id: string
  mediaType: string
  width: number
  height: number
  bytes: Uint8Array
}>

const columns = {
  id: images.id,
  mediaType: images.mediaType,
  width: images.width,
  height: images.height,
  bytes: images.bytes,
}

/** An image by the name items call it; undefined when none is kept under it. */
export async function findImage(db: Db, name: string): Promise<KeptImage | undefined> {
  return (await imagesNamed(db, [name])).get(name)
}

/** Kept images by the names items call them, bytes and all; a name that none is kept under is left out. */
export async function imagesNamed(db: Db, names: readonly string[]): Promise<Map<string, KeptImage>> {
  const ids = names.flatMap((name) => imageIdIn(name) ?? [])
  if (ids.length === 0) return new Map()
  const rows = await db
    .select(columns)
    .from(images)
    .where(inArray(images.id, [...new Set(ids)]))
  const found = new Map(rows.map((row) => [imageName(row), row]))
  return new Map([...found].filter(([name]) => names.includes(name)))
}

/** Sides of kept images, by the names items call them: what can be told without their bytes. */
export async function imageSides(db: Db, names: readonly string[]) {
  const ids = names.flatMap((name) => imageIdIn(name) ?? [])
  if (ids.length === 0) return new Map<string, { width: number; height: number }>()
  const { bytes: _, ...sides } = columns
  const rows = await db
    .select(sides)
    .from(images)
    .where(inArray(images.id, [...new Set(ids)]))
  return new Map(rows.map((row) => [imageName(row), { width: row.width, height: row.height }]))
}

/**
 * Whether this person was given a version that shows the image: on the form of an exam he sits now or whose result is
 * out, or in one of his practice rounds. Between handing in and the release there is nothing to look at.
 */
export async function wasGivenImage(db: Db, personId: string, imageId: string): Promise<boolean> {
  const [onForm] = await db
    .select({ id: attempts.id })
    .from(itemImages)
    .innerJoin(
      attemptSlots,
      and(eq(attemptSlots.itemId, itemImages.itemId), eq(attemptSlots.itemVersion, itemImages.n)),
    )
    .innerJoin(attempts, eq(attempts.id, attemptSlots.attemptId))
    .where(
      and(
        eq(itemImages.imageId, imageId),
        eq(attempts.personId, personId),
        inArray(attempts.status, ['inProgress', 'released']),
      ),
    )
    .limit(1)
  if (onForm) return true
  const shown = await db
    .select({ itemId: itemImages.itemId, n: itemImages.n, moduleId: items.moduleId })
    .from(itemImages)
    .innerJoin(items, eq(items.id, itemImages.itemId))
    .where(eq(itemImages.imageId, imageId))
  if (shown.length === 0) return false
  const runs = await db
    .select({ slots: practiceRuns.slots })
    .from(practiceRuns)
    .where(
      and(
        eq(practiceRuns.personId, personId),
        inArray(practiceRuns.moduleId, [...new Set(shown.map(({ moduleId }) => moduleId))]),
      ),
    )
  return runs.some(({ slots }) =>
    slots.some((slot) => shown.some(({ itemId, n }) => slot.itemId === itemId && slot.itemVersion === n)),
  )
}
