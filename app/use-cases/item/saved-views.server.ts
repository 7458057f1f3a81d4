import { countViews } from '../../db/reads/works.server.ts'
import { deleteView, putView } from '../../db/writes/works.server.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import type { World } from '../world.ts'
import type { Writer } from './save-work.server.ts'

const MOST_VIEWS = 30
const NAME_LENGTH = 40

/**
 * Keeps a search of the bank under a name, for oneself; the same name again is replaced. A matter of taste, so nothing
 * is audited. Refuses `bad-form` for no name or one over 40 characters, and `too-many` over 30 views.
 */
export async function saveView(
  { db, now, newId }: World,
  viewer: Writer,
  { name, query }: { name: string; query: string },
) {
  const [id, createdAt, called] = [newId(), now(), name.trim()]
  if (called === '' || called.length > NAME_LENGTH) return refuse({ code: 'bad-form' } as const)
  return db.tx(async () => {
    if ((await countViews(db, viewer.id)) >= MOST_VIEWS) return refuse({ code: 'too-many' } as const)
    await putView(db, { id, personId: viewer.id, name: called, query: query.slice(0, 1_000), createdAt })
    return ok({ name: called })
  })
}

/** Forgets one of one's own views. */
export async function dropView({ db }: World, viewer: Writer, id: string) {
  await db.tx(() => deleteView(db, viewer.id, id))
  return ok({ id })
}
