import type { ItemKind, ItemStatus } from '../item/schema.ts'
import { type KnowledgeTree, pointsOf } from '../knowledge/schema.ts'
import type { ModuleInfo } from './module.ts'

/** Where each source document must be taught (domain.md §3, coverage; `law` is its §6). The whole course, 32 modules. */
export const TAUGHT_IN: Readonly<Record<string, readonly string[]>> = {
  S1: [
    'l4-06-positive-language',
    'l4-08-signals',
    'l4-09-complaint-basics',
    'l3-07-trust',
    'l2-08-escalated',
    'l1-02-competition',
  ],
  S2: ['l4-01-role'],
  S3: ['l4-08-signals', 'l3-01-six-retention'],
  S4: ['l4-06-positive-language', 'l3-06-renewal', 'l3-07-trust'],
  S5: ['l4-07-care-22', 'l2-06-vip-ops'],
  S6: ['l4-04-hall-etiquette', 'l4-05-hall-posts'],
  S7: ['l4-04-hall-etiquette', 'l4-06-positive-language', 'l4-09-complaint-basics'],
  S8: [
    'l4-07-care-22',
    'l3-01-six-retention',
    'l3-02-vas',
    'l3-03-deposit',
    'l3-06-renewal',
    'l2-03-warning-model',
    'l2-04-disconnect',
    'l2-05-winback',
    'l1-01-strategy',
    'l1-03-hotline-ops',
    'l1-07-data-ethics',
  ],
  S9: ['l2-01-churn-causes', 'l2-02-metrics', 'l1-02-competition'],
  S10: ['l4-02-network', 'l4-03-mobile-data'],
  S11: ['l3-03-deposit', 'l3-06-renewal'],
  S12: [
    'l4-06-positive-language',
    'l3-04-opening-questioning',
    'l3-05-presentation-closing',
    'l2-04-disconnect',
    'l1-06-train-trainer',
  ],
  S13: ['l4-01-role', 'l2-04-disconnect', 'l1-06-train-trainer'],
  S14: ['l1-02-competition', 'l1-05-team'],
  S15: ['l2-07-sla'],
  S16: ['l2-01-churn-causes', 'l2-02-metrics', 'l1-04-retention-levels', 'l1-07-data-ethics'],
  S17: ['l4-08-signals', 'l1-03-hotline-ops'],
  law: [
    'l4-09-complaint-basics',
    'l3-08-rules-of-service',
    'l2-05-winback',
    'l2-08-escalated',
    'l1-02-competition',
    'l1-07-data-ethics',
  ],
}

/** Ready items a knowledge point needs to be asked about. */
export const ITEMS_A_POINT = 3

export type CountedItem = Readonly<{
  knowledgePoint: string
  kind: ItemKind
  status: ItemStatus
  reserved: boolean
  /** The source it rests on. */
  document: string
}>

export type PointGap = 'few-ready' | 'none-reserved'
export type PointCoverage = Readonly<{
  id: string
  name: string
  byStatus: Readonly<Partial<Record<ItemStatus, number>>>
  /** Of the ready items. */
  byKind: Readonly<Partial<Record<ItemKind, number>>>
  /** Ready, for formal exams only. */
  reserved: number
  /** Of all, those that rest on the document looked at. */
  fromDocument: number
  gaps: readonly PointGap[]
}>

/** `missing`: not published. `unnamed`: published, and does not name the document among its sources. */
export type ModuleState = 'taught' | 'unnamed' | 'missing'
export type ModuleCoverage = Readonly<{
  id: string
  title: string | null
  titleEn: string | null
  state: ModuleState
  points: readonly PointCoverage[]
}>
export type DocumentCoverage = Readonly<{
  id: string
  modules: readonly ModuleCoverage[]
  /** Items that rest on it, whatever they ask about. */
  items: number
  gaps: number
}>

/** Source document → module → knowledge point → items, with what is missing on the way. Retired items do not count. */
export function coverageOf(
  modules: readonly Pick<ModuleInfo, 'id' | 'title' | 'titleEn' | 'knowledgePoints' | 'sources'>[],
  tree: KnowledgeTree,
  items: readonly CountedItem[],
): DocumentCoverage[] {
  const standing = items.filter(({ status }) => status !== 'retired')
  const names = new Map(pointsOf(tree).map(({ id, name }) => [id, name]))
  const planned = new Map<string, string[]>()
  for (const { id, module } of pointsOf(tree)) planned.set(module, [...(planned.get(module) ?? []), id])
  return Object.entries(TAUGHT_IN).map(([document, expected]) => {
    const named = modules.filter(({ sources }) => sources.some((source) => source.document === document))
    const ids = [...new Set([...expected, ...named.map(({ id }) => id)])]
    const covered = ids.map((id): ModuleCoverage => {
      const module = modules.find((each) => each.id === id)
      const points = module?.knowledgePoints ?? planned.get(id) ?? []
      return {
        id,
        title: module?.title ?? null,
        titleEn: module?.titleEn ?? null,
        state: !module ? 'missing' : named.includes(module) ? 'taught' : 'unnamed',
        points: points.map((point) => pointCoverage(point, names.get(point) ?? point, standing, document)),
      }
    })
    const rested = standing.filter((item) => item.document === document).length
    const open = covered.reduce(
      (sum, { state, points }) =>
        sum + (state === 'taught' ? 0 : 1) + points.filter(({ gaps }) => gaps.length > 0).length,
      rested === 0 ? 1 : 0,
    )
    return { id: document, modules: covered, items: rested, gaps: open }
  })
}

/** What is open in the whole course; a knowledge point taught from several documents counts once. */
export function openGaps(documents: readonly DocumentCoverage[]): number {
  const open = documents.flatMap(({ id: document, modules, items }) => [
    ...(items === 0 ? [document] : []),
    ...modules.flatMap(({ id, state, points }) => [
      ...(state === 'missing' ? [id] : state === 'unnamed' ? [`${document} ${id}`] : []),
      ...points.filter(({ gaps }) => gaps.length > 0).map((point) => point.id),
    ]),
  ])
  return new Set(open).size
}

function pointCoverage(
  id: string,
  name: string,
  items: readonly CountedItem[],
  document: string,
): PointCoverage {
  const own = items.filter(({ knowledgePoint }) => knowledgePoint === id)
  const ready = own.filter(({ status }) => status === 'ready')
  const reserved = ready.filter((item) => item.reserved).length
  return {
    id,
    name,
    byStatus: tally(own.map(({ status }) => status)),
    byKind: tally(ready.map(({ kind }) => kind)),
    reserved,
    fromDocument: own.filter((item) => item.document === document).length,
    gaps: [
      ...(ready.length < ITEMS_A_POINT ? (['few-ready'] as const) : []),
      ...(reserved === 0 ? (['none-reserved'] as const) : []),
    ],
  }
}

function tally<T extends string>(names: readonly T[]): Partial<Record<T, number>> {
  const counts: Partial<Record<T, number>> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}
