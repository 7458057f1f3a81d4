import {
  findImport,
  importsOfFile,
  standingQuestions,
  standingTexts,
} from '../../db/reads/bank-imports.server.ts'
import { findKnowledge } from '../../db/reads/content.server.ts'
import { worksOf } from '../../db/reads/works.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { insertImport, moveImport } from '../../db/writes/bank-imports.server.ts'
import { type Accepted, reportOn } from '../../domain/item/import/report.ts'
import type { WorkEntry } from '../../domain/item/work.ts'
import { type KnowledgePoint, openTree, pointsOf } from '../../domain/knowledge/schema.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import { type Brought, examineFile, type Known, type Stage } from '../../lib/exchange/examine-file.server.ts'
import { sha256 } from '../../lib/hash.server.ts'
import type { World } from '../world.ts'
import { discardWorks } from './discard-works.server.ts'
import { saveNewWorks } from './save-work.server.ts'

/** How a file is examined: here, or in a process of its own (`examineApart`). */
type Examine = typeof examineFile
type How = Readonly<{ examine?: Examine; tell?: (stage: Stage) => void }>

/** What a file holds against the bank as it stands. Writes nothing. Refuses `bad-file`, with the line. */
export async function examineImport(
  { db }: Pick<World, 'db'>,
  brought: Brought,
  { examine = examineFile, tell }: How = {},
) {
  const points = new Set((await pointsByName(db)).keys())
  const known: Known = {
    points,
    standing: await standingQuestions(db, true),
    others: await standingTexts(db),
  }
  return examine(brought, known, tell)
}

/** Examines a file and keeps what was found, for somebody to decide. Refuses `bad-file`. */
export async function previewImport(world: World, actorId: string, brought: Brought, how: How = {}) {
  const { db, now, newId } = world
  const [at, id, eventId] = [now(), newId(), newId()]
  const examined = await examineImport(world, brought, how)
  if (!examined.ok) return examined
  const { format, encoding, report } = examined.value
  how.tell?.({ stage: 'keeping' })
  const hash = sha256(brought.bytes)
  const earlier = await importsOfFile(db, hash, id)
  await db.tx(async () => {
    const row = {
      fileName: brought.name,
      format,
      encoding,
      sha256: hash,
      report,
      status: 'previewed',
      itemIds: [],
    }
    await insertImport(db, { id, ...row, broughtBy: actorId, broughtAt: at })
    const facts = {
      fileName: brought.name,
      sha256: hash,
      format,
      read: report.read,
      accepted: report.accepted.length,
    }
    await recordEvent(db, { id: eventId, at, actorId, kind: 'import-previewed', subject: id, facts })
  })
  return ok({ id, format, encoding, report, earlier })
}

type Confirm = Readonly<{
  id: string
  /** Takes the good ones though others are refused. Without it a file with refused entries changes nothing. */
  goodOnes: boolean
  /** The knowledge point for each name the tree does not have; '' for entries that name none. */
  mapping: Readonly<Record<string, string>>
  /** Four digits: what the questions are true as of. */
  year: string
}>

/**
 * Makes drafts of what was accepted, all in one transaction; each goes through review like any other. What came into the
 * bank since the preview is not brought twice. Refuses `no-such-import`, `decided-already`, `has-rejected`, `unmapped` with
 * the names still open, `nothing-to-import`, and what `saveNewWorks` refuses.
 */
export async function confirmImport(world: World, actorId: string, { id, goodOnes, mapping, year }: Confirm) {
  const { db, now, newId } = world
  const [at, eventId] = [now(), newId()]
  return db.tx(async () => {
    const found = await findImport(db, id)
    if (!found) return refuse({ code: 'no-such-import' } as const)
    if (found.status !== 'previewed') return refuse({ code: 'decided-already' } as const)
    const { report, fileName } = found
    if (report.rejected.length > 0 && !goodOnes) return refuse({ code: 'has-rejected' } as const)
    const points = await pointsByName(db)
    const pointOf = ({ knowledge }: Accepted) =>
      points.get(knowledge ?? '') ?? points.get(mapping[knowledge ?? ''] ?? '')
    const open = [
      ...new Set(report.accepted.filter((entry) => !pointOf(entry)).map(({ knowledge }) => knowledge ?? '')),
    ]
    if (open.length > 0) return refuse({ code: 'unmapped', names: open } as const)
    const known = await standingQuestions(db)
    const again = reportOn({ entries: report.accepted, rejected: [], warnings: [] }, known, () => 'known')
    const entries = again.accepted.flatMap((entry) => {
      const point = pointOf(entry)
      return point ? [{ moduleId: point.module, body: bodyOf(entry, point) }] : []
    })
    if (entries.length === 0) return refuse({ code: 'nothing-to-import' } as const)
    const saved = await saveNewWorks(world, { id: actorId }, entries)
    if (!saved.ok) return saved
    const { itemIds } = saved.value
    await moveImport(db, { id, from: 'previewed', status: 'imported', itemIds, importedAt: at })
    const facts = { fileName, items: itemIds.length, first: itemIds[0], last: itemIds.at(-1) }
    await recordEvent(db, { id: eventId, at, actorId, kind: 'import-confirmed', subject: id, facts })
    return ok({ itemIds })

    function bodyOf(entry: Accepted, point: KnowledgePoint): WorkEntry {
      return {
        asOf: year,
        source: { document: 'team', ref: `导入 ${fileName}`, kind: 'team' },
        ...(!entry.lacksAnswer && { answerStatus: 'team' }),
        ...entry.fields,
        knowledgePoint: point.id,
      }
    }
  })
}

/**
 * Takes an import back whole. Refuses `no-such-import`, `wrong-status` when it is not imported, and `in-use` with the items
 * somebody has changed, sent to review or published since: then it stays as it is.
 */
export async function undoImport(world: World, viewer: { readonly id: string }, id: string) {
  const { db, now, newId } = world
  const [at, eventId] = [now(), newId()]
  return db.tx(async () => {
    const found = await findImport(db, id)
    if (!found) return refuse({ code: 'no-such-import' } as const)
    if (found.status !== 'imported') return refuse({ code: 'wrong-status', status: found.status } as const)
    const works = await worksOf(db, found.itemIds)
    const used = found.itemIds.filter((itemId) => {
      const work = works.get(itemId)
      return work?.status !== 'draft' || work.revision !== 1 || work.basedOn !== null
    })
    if (used.length > 0) return refuse({ code: 'in-use', itemIds: used } as const)
    const discarded = await discardWorks(world, viewer, found.itemIds)
    if (!discarded.ok) return discarded
    await moveImport(db, { id, from: 'imported', status: 'undone', undoneAt: at })
    const facts = { items: found.itemIds.length }
    await recordEvent(db, { id: eventId, at, actorId: viewer.id, kind: 'import-undone', subject: id, facts })
    return ok({ items: found.itemIds.length })
  })
}

/** Knowledge points by id and, where a name is given to one alone, by name. */
async function pointsByName(db: World['db']): Promise<ReadonlyMap<string, KnowledgePoint>> {
  const tree = await findKnowledge(db)
  const points = tree ? pointsOf(openTree(tree)) : []
  const byName = new Map<string, KnowledgePoint | null>()
  for (const point of points) byName.set(point.name, byName.has(point.name) ? null : point)
  return new Map([
    ...[...byName].flatMap(([name, point]) => (point ? [[name, point] as const] : [])),
    ...points.map((point) => [point.id, point] as const),
  ])
}
