import { entriesIn, findGlossaryVersion, findSharedVersion } from '../../db/reads/authored.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { changeGlossary, GlossaryChange } from '../../domain/course/glossary.ts'
import { differencesById, isSameEntry, mergeById } from '../../domain/shared/merge.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import type { World } from '../world.ts'
import { writeShared, writtenVersion } from './shared-version.server.ts'

const KIND = 'glossary'

/** What a change of the glossary comes to, without making it. Refuses as `writeTerm` does. */
export async function lookAtTerm({ db }: Pick<World, 'db'>, asked: unknown) {
  const parsed = GlossaryChange.safeParse(asked)
  if (!parsed.success) return refuse(badForm(parsed.error.issues[0]?.path))
  const standing = await findGlossaryVersion(db)
  if (!standing) return refuse({ code: 'not-published' } as const)
  const changed = changeGlossary(standing.entries, parsed.data)
  return changed.ok ? ok({ ...changed.value, change: parsed.data, n: standing.n }) : changed
}

/**
 * Changes one term, at once for every reader: lessons, the glossary, search. A file never overwrites it silently.
 * @param basedOn the version the trainer saw
 * Refuses `bad-form`, `not-published`, `stale` when somebody changed the same term since, and what `changeGlossary` does.
 */
export async function writeTerm(
  { db, now, newId }: World,
  actorId: string,
  { change, basedOn }: { change: unknown; basedOn: number },
) {
  const [at, eventId] = [now(), newId()]
  return db.tx(async () => {
    const looked = await lookAtTerm({ db }, change)
    if (!looked.ok) return looked
    const { before, after, entries, n: standing } = looked.value
    if (before && basedOn !== standing) {
      const seen = entriesIn((await findSharedVersion(db, KIND, basedOn))?.body ?? [])
      const then = seen.find(({ id }) => id === before.id)
      if (!isSameEntry(then, before)) return refuse({ code: 'stale' } as const)
    }
    const n = standing + 1
    await writeShared(db, { kind: KIND, n, body: entries, authorId: actorId, at })
    const facts = { n, change: looked.value.change.kind, before, after }
    await recordEvent(db, { id: eventId, at, actorId, kind: 'term-changed', subject: after.id, facts })
    return ok({ n, id: after.id })
  })
}

/**
 * Takes a change of the glossary back by a further version: what it changed is again as it was before, everything later
 * stays. Refuses `no-such-version` (of a file, or no such number) and `changed-since` when one of its terms was changed
 * again.
 */
export async function undoTerm({ db, now, newId }: World, actorId: string, { n: undone }: { n: number }) {
  const [at, eventId] = [now(), newId()]
  return db.tx(async () => {
    const standing = await findGlossaryVersion(db)
    const written = await writtenVersion(db, KIND, undone)
    if (!standing || !written) return refuse({ code: 'no-such-version' } as const)
    const back = mergeById({
      base: entriesIn(written.said),
      theirs: entriesIn(written.before),
      ours: standing.entries,
    })
    if (back.conflicts.length > 0) return refuse({ code: 'changed-since', ids: back.conflicts } as const)
    if (differencesById(standing.entries, back.entries).length === 0)
      return refuse({ code: 'nothing-changed' } as const)
    const n = standing.n + 1
    await writeShared(db, { kind: KIND, n, body: back.entries, authorId: actorId, at })
    const facts = { n, undone }
    await recordEvent(db, { id: eventId, at, actorId, kind: 'term-change-undone', subject: KIND, facts })
    return ok({ n })
  })
}

/** Names the field that is wrong, as the form calls it. */
export const badForm = (path: readonly PropertyKey[] = []) =>
  ({ code: 'bad-form', field: String(path.find((part) => part !== 'form') ?? '') }) as const
