import * as z from 'zod'
import type { Db } from '../../db/engine/db.server.ts'
import { satPapers, sittingsWithPapers } from '../../db/reads/analysis.server.ts'
import { gravityOf } from '../../domain/item-analysis/flags.ts'
import { analyseExam } from '../../domain/item-analysis/sat.ts'
import { Level } from '../../domain/shared/level.ts'

const Asked = z.object({
  level: Level.catch('l4'),
  papers: z.enum(['formal', 'all']).catch('formal'),
  sitting: z.string().max(60).nullable().catch(null),
})

/** The papers an address asks for. A sitting of another level is as good as none. */
export async function scopeOf(db: Db, search: URLSearchParams) {
  const { level, papers, sitting } = Asked.parse({
    level: search.get('level'),
    papers: search.get('papers'),
    sitting: search.get('sitting') || null,
  })
  const sittings = await sittingsWithPapers(db, level)
  const sittingId = sittings.find(({ id }) => id === sitting)?.id ?? null
  const sats = await satPapers(db, { level, formalOnly: papers === 'formal', sittingId })
  return { level, papers, sittingId, sittings: sittings.map(({ id, title }) => ({ id, title })), sats }
}

/** The whole analysis of what an address asks for; items in question first, the gravest before the others. */
export async function analysisOf(db: Db, search: URLSearchParams) {
  const scope = await scopeOf(db, search)
  const analysis = analyseExam(scope.sats)
  const items = [...analysis.items].sort(
    (a, b) => gravityOf(b.flags) - gravityOf(a.flags) || (a.id < b.id ? -1 : 1),
  )
  return { ...scope, analysis: { ...analysis, items } }
}
