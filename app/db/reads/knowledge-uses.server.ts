import { leavesOf } from '../../domain/blueprint/schema.ts'
import { LEVELS } from '../../domain/shared/level.ts'
import type { Db } from '../engine/db.server.ts'
import { bankRows } from './bank-list.server.ts'
import { allModules, findBlueprint, findGlossary } from './content.server.ts'

/** What hangs on the nodes of the knowledge tree: asked for each by its id, a leaf with all its points. */
export async function knowledgeUses(db: Db) {
  const [modules, rows, glossary, ...blueprints] = [
    await allModules(db),
    await bankRows(db),
    await findGlossary(db),
    ...(await Promise.all(LEVELS.map((level) => findBlueprint(db, level)))),
  ]
  const weights = blueprints.flatMap((found) =>
    found
      ? leavesOf(found.blueprint).map(({ id, weight }) => ({ id, weight, level: found.blueprint.level }))
      : [],
  )
  return (id: string) => {
    const isIn = (point: string) => point === id || point.startsWith(`${id}.`)
    const teaching = modules.filter(({ knowledgePoints }) => knowledgePoints.some(isIn))
    const items = rows.filter(({ knowledgePoint }) => isIn(knowledgePoint))
    const byStatus: Record<string, number> = {}
    for (const { status } of items) byStatus[status] = (byStatus[status] ?? 0) + 1
    const terms = new Set(teaching.flatMap(({ terms }) => terms))
    return {
      modules: teaching.map(({ id: module, title, titleEn }) => ({ id: module, title, titleEn })),
      byStatus,
      ready: items
        .filter(({ status }) => status === 'ready')
        .map(({ id: item, stem }) => ({ id: item, stem })),
      blueprints: weights.filter((leaf) => leaf.id === id || id.startsWith(`${leaf.id}.`)),
      terms: glossary.filter((term) => terms.has(term.id)).map(({ id: term, zh }) => ({ id: term, zh })),
    }
  }
}
export type NodeUses = ReturnType<Awaited<ReturnType<typeof knowledgeUses>>>
