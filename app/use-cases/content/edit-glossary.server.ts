import {
  entriesIn,
  findGlossaryVersion,
  findSharedVersion,
  type SharedKind,
} from '../../db/reads/authored.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { insertDocumentVersion } from '../../db/writes/content.server.ts'
import { changeGlossary, GlossaryChange } from '../../domain/course/glossary.ts'
import { differencesById, isSameEntry, mergeById } from '../../domain/shared/merge.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import { hashOf } from '../../lib/hash.server.ts'
import type { World } from '../world.ts'

const KIND: SharedKind = 'glossary'

/**
 * Changes one term, at once for every reader: lessons, the glossary, search. A file never overwrites it silently.
 * @param basedOn the version the trainer saw
 * Refuses `bad-form`, `not-published`, `stale` when somebody changed the same term since, and what `changeGlossary` does.
 */
export async function writeTerm(
  { db, now, newId }: World,
  actorId: string,
  { change: asked, basedOn }: { change: unknown; basedOn: number },
) {
  const parsed = GlossaryChange.safeParse(asked)
  if (!parsed.success) return refuse(badForm(parsed.error.issues[0]?.path))
  const change = parsed.data
  const [at, eventId] = [now(), newId()]
  return db.tx(async () => {
    const standing = await findGlossaryVersion(db)
    if (!standing) return refuse({ code: 'not-published' } as const)
    const changed = changeGlossary(standing.entries, change)
    if (!changed.ok) return changed
    const { before, after, entries } = changed.value
    if (before && basedOn !== standing.n) {
      const seen = entriesIn((await findSharedVersion(db, KIND, basedOn))?.body ?? [])
      if (
        !isSameEntry(
          before,
          seen.find(({ id }) => id === before.id),
        )
      )
        return refuse({ code: 'stale' } as const)
    }
    const n = standing.n + 1
    await insertDocumentVersion(
      db,
      { kind: KIND, documentId: KIND, n, hash: hashOf(entries), body: entries, authorId: actorId },
      at,
    )
    const facts = { n, change: change.kind, before, after }
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
    const [version, earlier] = [
      await findSharedVersion(db, KIND, undone),
      await findSharedVersion(db, KIND, undone - 1),
    ]
    if (!standing || !earlier || !version || version.authorId === null)
      return refuse({ code: 'no-such-version' } as const)
    const [base, theirs] = [entriesIn(version.body), entriesIn(earlier.body)]
    const back = mergeById({ base, theirs, ours: standing.entries })
    if (back.conflicts.length > 0) return refuse({ code: 'changed-since', ids: back.conflicts } as const)
    if (differencesById(standing.entries, back.entries).length === 0)
      return refuse({ code: 'nothing-changed' } as const)
    const n = standing.n + 1
    const body = back.entries
    await insertDocumentVersion(
      db,
      { kind: KIND, documentId: KIND, n, hash: hashOf(body), body, authorId: actorId },
      at,
    )
    const facts = { n, undone }
    await recordEvent(db, { id: eventId, at, actorId, kind: 'term-change-undone', subject: KIND, facts })
    return ok({ n })
  })
}

/** Names the field that is wrong, as the form calls it. */
export const badForm = (path: readonly PropertyKey[] = []) =>
  ({ code: 'bad-form', field: String(path.find((part) => part !== 'form') ?? '') }) as const
