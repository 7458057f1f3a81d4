import * as z from 'zod'
import { bankRows } from '../../db/reads/bank-list.server.ts'
import { findKnowledge } from '../../db/reads/content.server.ts'
import { imageSides } from '../../db/reads/images.server.ts'
import type { Item } from '../../domain/item/item.ts'
import { itemOfWork, type WorkEntry } from '../../domain/item/work.ts'
import { Level } from '../../domain/shared/level.ts'
import { checkItem } from '../../publishing/content/check/check-item.ts'
import type { Finding } from '../../publishing/findings.ts'
import type { World } from '../world.ts'

export type Read = Readonly<{
  /** The item it would be if it were approved; undefined while something is missing. */
  item: Item | undefined
  findings: readonly Finding[]
}>

/** Stands in for who wrote and who will approve, where that is not known yet. */
const NOBODY = { author: '—', reviewedBy: '——' }

/** What a piece of work amounts to: the item, and everything the content rules find about it. */
export async function readWork(
  { db }: Pick<World, 'db'>,
  { itemId, moduleId, body }: { itemId: string; moduleId: string; body: WorkEntry },
  people: { author: string; reviewedBy: string } = NOBODY,
): Promise<Read> {
  const [tree, rows] = [await findKnowledge(db), await bankRows(db)]
  const parsed = itemOfWork(body, Level.parse(moduleId.slice(0, 2)), { id: itemId, ...people })
  const others = rows.filter(({ asked, status }) => asked !== '' && status !== 'retired')
  const findings = checkItem(parsed, { tree: tree ?? { leaves: [] }, others })
  if (parsed instanceof z.ZodError) return { item: undefined, findings }
  return { item: parsed, findings: [...findings, ...(await missingImages(db, parsed))] }
}

/** Images that a piece of work names and that are not kept here: it was brought from another place without them. */
async function missingImages(db: World['db'], { body: { images = [] } }: Item): Promise<Finding[]> {
  const kept = await imageSides(
    db,
    images.map(({ file }) => file),
  )
  return images.flatMap(({ file, width, height }, at) => {
    const sides = kept.get(file)
    if (sides?.width === width && sides.height === height) return []
    const message = `第 ${at + 1} 张图片不在平台里；请删去这一张，重新上传`
    return [{ rule: 'images-are-kept', severity: 'error', file: '', path: `images.${at}`, message }]
  })
}
