import { findSharedVersion, findTreeVersion, treeIn } from '../../db/reads/authored.server.ts'
import { knowledgeUses, type NodeUses } from '../../db/reads/knowledge-uses.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { changeKnowledge, KnowledgeChange, nodesOf, treeOf } from '../../domain/knowledge/change.ts'
import { differencesById, isSameEntry, mergeById } from '../../domain/shared/merge.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import type { World } from '../world.ts'
import { badForm } from './edit-glossary.server.ts'
import { writeShared, writtenVersion } from './shared-version.server.ts'

const KIND = 'knowledge'

/** The ids of what hangs on a node. */
const idsOf = ({ modules, ready }: NodeUses) => ({
  modules: modules.map(({ id }) => id),
  ready: ready.map(({ id }) => id),
})

/** What a change of the tree comes to, without making it. Refuses as `writeNode` does. */
export async function lookAtNode({ db }: Pick<World, 'db'>, asked: unknown) {
  const parsed = KnowledgeChange.safeParse(asked)
  if (!parsed.success) return refuse(badForm(parsed.error.issues[0]?.path))
  const standing = await findTreeVersion(db)
  if (!standing) return refuse({ code: 'not-published' } as const)
  const change = parsed.data
  const usesOf = await knowledgeUses(db)
  const hanging = idsOf(usesOf(change.kind === 'add' ? change.leaf : change.id))
  const changed = changeKnowledge(standing.tree, change, hanging)
  return changed.ok ? ok({ ...changed.value, change, n: standing.n }) : changed
}

/**
 * Changes one node of the knowledge tree, at once. A file never overwrites it silently.
 * @param basedOn the version the trainer saw
 * Refuses `bad-form`, `not-published`, `stale` when the node was changed since, and what `changeKnowledge` does.
 */
export async function writeNode(
  { db, now, newId }: World,
  actorId: string,
  { change, basedOn }: { change: unknown; basedOn: number },
) {
  const [at, eventId] = [now(), newId()]
  return db.tx(async () => {
    const looked = await lookAtNode({ db }, change)
    if (!looked.ok) return looked
    const { tree, before, after, n: standing } = looked.value
    if (before && basedOn !== standing) {
      const seen = await findSharedVersion(db, KIND, basedOn)
      const then = seen && nodesOf(treeIn(seen.body)).find(({ id }) => id === before.id)
      if (!isSameEntry(then, before)) return refuse({ code: 'stale' } as const)
    }
    const n = standing + 1
    await writeShared(db, { kind: KIND, n, body: tree, authorId: actorId, at })
    const facts = { n, change: looked.value.change.kind, before, after }
    await recordEvent(db, { id: eventId, at, actorId, kind: 'knowledge-changed', subject: after.id, facts })
    return ok({ n, id: after.id })
  })
}

/**
 * Takes a change of the tree back by a further version. Refuses `no-such-version`, `changed-since` when its node was
 * changed again, `point-in-use` when a point would vanish or be retired that something hangs on by now.
 */
export async function undoNode({ db, now, newId }: World, actorId: string, { n: undone }: { n: number }) {
  const [at, eventId] = [now(), newId()]
  return db.tx(async () => {
    const standing = await findTreeVersion(db)
    const written = await writtenVersion(db, KIND, undone)
    if (!standing || !written) return refuse({ code: 'no-such-version' } as const)
    const ours = nodesOf(standing.tree)
    const [base, theirs] = [nodesOf(treeIn(written.said)), nodesOf(treeIn(written.before))]
    const back = mergeById({ base, theirs, ours })
    if (back.conflicts.length > 0) return refuse({ code: 'changed-since', ids: back.conflicts } as const)
    const changes = differencesById(ours, back.entries)
    if (changes.length === 0) return refuse({ code: 'nothing-changed' } as const)
    const usesOf = await knowledgeUses(db)
    for (const { id, after } of changes) {
      if (after && !(after.leaf !== undefined && after.retired)) continue
      const uses = usesOf(id)
      const { modules, ready } = idsOf(uses)
      // a point that vanishes must have nothing, one that is retired again nothing in use
      const held = after ? ready.length : Object.keys(uses.byStatus).length
      if (modules.length + held > 0) return refuse({ code: 'point-in-use', modules, ready } as const)
    }
    const n = standing.n + 1
    await writeShared(db, { kind: KIND, n, body: treeOf(back.entries), authorId: actorId, at })
    const facts = { n, undone }
    await recordEvent(db, { id: eventId, at, actorId, kind: 'knowledge-change-undone', subject: KIND, facts })
    return ok({ n })
  })
}
