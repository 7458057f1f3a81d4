import { ITEM_KINDS } from '../../domain/item/schema.ts'
import { LEVELS } from '../../domain/shared/level.ts'
import { keyFiguresOf } from './key-figures.ts'
import type { Content } from './types.ts'

const tally = (names: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}

/** How much there is. Drafts without an answer are not counted as items. */
export function countsOf({ modules, items, drafts, knowledge, complaints, scenarios }: Content) {
  const leaves = knowledge.tree.leaves.map(({ id }) => id)
  const leafOf = (point: string) => leaves.find((leaf) => point.startsWith(`${leaf}.`)) ?? 'unknown'
  return {
    modules: modules.length,
    items: items.length,
    drafts: drafts.length,
    itemsByLevel: {
      ...Object.fromEntries(LEVELS.map((level) => [level, 0])),
      ...tally(items.map(({ moduleId }) => moduleId.slice(0, 2))),
    },
    itemsByLeaf: tally(items.map(({ item }) => leafOf(item.facts.knowledgePoint))),
    itemsByKnowledgePoint: tally(items.map(({ item }) => item.facts.knowledgePoint)),
    itemsByType: {
      ...Object.fromEntries(ITEM_KINDS.map((kind) => [kind, 0])),
      ...tally(items.map(({ item }) => item.body.kind)),
    },
    keys: keyFiguresOf({ items }),
    itemsByStatus: tally(items.map(({ item }) => item.facts.status)),
    scenarios: scenarios.filter(({ scenario }) => scenario.status !== 'fixture').length,
    complaintCases: complaints.length,
  }
}
