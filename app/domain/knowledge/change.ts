import * as z from 'zod'
import { freeId } from '../shared/free-id.ts'
import { Level } from '../shared/level.ts'
import { isSameEntry } from '../shared/merge.ts'
import { ok, refuse } from '../shared/result.ts'
import { typed } from '../shared/typed.ts'
import type { KnowledgePoint, KnowledgeTree } from './schema.ts'

type Leaf = Omit<KnowledgeTree['leaves'][number], 'points'>
/** A leaf, or a point with the leaf it lies under: the tree as a list of entries. */
export type KnowledgeNode = (Leaf & { leaf?: undefined }) | (KnowledgePoint & { leaf: string })

/** Every leaf, each followed by its points. */
export const nodesOf = ({ leaves }: KnowledgeTree): KnowledgeNode[] =>
  leaves.flatMap(({ points, ...leaf }): KnowledgeNode[] => [
    leaf,
    ...points.map((point) => ({ ...point, leaf: leaf.id })),
  ])

/** The tree of such a list; a point whose leaf is gone is gone with it. */
export const treeOf = (nodes: readonly KnowledgeNode[]): KnowledgeTree => ({
  leaves: nodes
    .filter((node) => node.leaf === undefined)
    .map(({ leaf: _, ...leaf }) => ({
      ...leaf,
      points: nodes.flatMap((node) => {
        if (node.leaf !== leaf.id) return []
        const { leaf: __, ...point } = node
        return [point]
      }),
    })),
})

const Names = z.strictObject({ name: typed(40).min(1), nameEn: typed(120), about: typed(600) })
const Id = z.string().max(120)
export const KnowledgeChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('edit'), id: Id, form: Names }),
  z.strictObject({
    kind: z.literal('add'),
    leaf: Id,
    // the id is made of the English name
    form: Names.extend({ nameEn: typed(120).regex(/[a-zA-Z]/), level: Level, module: typed(80).min(1) }),
  }),
  z.strictObject({ kind: z.literal('retire'), id: Id }),
  z.strictObject({ kind: z.literal('restore'), id: Id }),
])
export type KnowledgeChange = z.infer<typeof KnowledgeChange>

/** What keeps a point from being retired: lessons that teach it and ready items that ask about it. */
export type Hanging = Readonly<{ modules: readonly string[]; ready: readonly string[] }>

/**
 * The tree with one node named anew, added, retired or brought back. A file or a blueprint refers to a node by its id,
 * which never changes. Refuses `no-such-node`, `name-taken` under the same leaf, `point-in-use` for a retirement while
 * lessons or ready items hang on the point, with them, and `nothing-changed`.
 */
export function changeKnowledge(tree: KnowledgeTree, change: KnowledgeChange, hanging: Hanging) {
  const nodes = nodesOf(tree)
  const wanted = change.kind === 'add' ? change.leaf : change.id
  const node = nodes.find(({ id }) => id === wanted)
  if (!node) return refuse({ code: 'no-such-node', id: wanted } as const)
  const before = change.kind === 'add' ? undefined : node
  const after = changed(nodes, node, change)
  if (!after) return refuse({ code: 'no-such-node', id: wanted } as const)
  if (isSameEntry(before, after)) return refuse({ code: 'nothing-changed' } as const)
  if (change.kind === 'retire' && hanging.modules.length + hanging.ready.length > 0)
    return refuse({ code: 'point-in-use', ...hanging } as const)
  const twin = nodes.find(
    ({ id, name, leaf }) => id !== after.id && name === after.name && leaf === after.leaf,
  )
  if (twin && change.kind !== 'retire') return refuse({ code: 'name-taken', id: twin.id } as const)
  const rest = before ? nodes.map((one) => (one === before ? after : one)) : [...nodes, after]
  return ok({ tree: treeOf(rest), before, after })
}

/** Undefined when a leaf is asked to be what only a point can be, or a point to take points. */
function changed(
  nodes: readonly KnowledgeNode[],
  node: KnowledgeNode,
  change: KnowledgeChange,
): KnowledgeNode | undefined {
  if (change.kind === 'edit') {
    const { nameEn: _, about: __, ...rest } = node
    return { ...rest, ...namesIn(change.form) } as KnowledgeNode // the fields left out may be absent in both kinds
  }
  if (change.kind === 'add') {
    if (node.leaf !== undefined) return undefined
    const { level, module } = change.form
    return {
      id: freeId(change.form.nameEn, {
        fallback: 'point',
        prefix: `${node.id}.`,
        taken: new Set(nodes.map(({ id }) => id)),
      }),
      ...namesIn(change.form),
      level,
      module,
      leaf: node.id,
    }
  }
  if (node.leaf === undefined) return undefined
  const { retired: _, ...rest } = node
  return change.kind === 'retire' ? { ...rest, retired: true } : rest
}

const namesIn = ({ name, nameEn, about }: z.infer<typeof Names>) => ({
  name,
  ...(nameEn && { nameEn }),
  ...(about && { about }),
})
