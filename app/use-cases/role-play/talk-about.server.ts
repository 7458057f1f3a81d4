import { mayWatch } from '../../db/reads/may-watch.server.ts'
import type { Viewer } from '../../db/reads/people.server.ts'
import { findTalk } from '../../db/reads/talks.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { insertComment, removeComment, shareTalk } from '../../db/writes/talks.server.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import type { World } from '../world.ts'

/** Lets one's manager see a finished talk of one's own. It stays shared. Refuses `no-such-talk`, `not-ended`. */
export async function share(
  { db, now, newId }: World,
  { personId, talkId }: { personId: string; talkId: string },
) {
  const [at, eventId] = [now(), newId()]
  return db.tx(async () => {
    const stored = await findTalk(db, talkId)
    if (stored?.personId !== personId) return refuse({ code: 'no-such-talk' } as const)
    if (stored.endedAt === null) return refuse({ code: 'not-ended' } as const)
    if (stored.sharedAt !== null) return ok({})
    await shareTalk(db, talkId, at)
    await recordEvent(db, {
      id: eventId,
      at,
      actorId: personId,
      kind: 'talk-shared',
      subject: talkId,
      facts: {},
    })
    return ok({})
  })
}

/**
 * Writes a comment beside a turn of a finished talk, or about the whole: whoever may watch it, and the trainee himself
 * to answer. Refuses `no-such-talk`, `not-allowed`.
 */
export async function comment(
  { db, now, newId }: World,
  { viewer, talkId, turn, text }: { viewer: Viewer; talkId: string; turn: number | null; text: string },
) {
  const [id, eventId, at] = [newId(), newId(), now()]
  return db.tx(async () => {
    const stored = await findTalk(db, talkId)
    if (!stored || stored.endedAt === null) return refuse({ code: 'no-such-talk' } as const)
    if (stored.personId !== viewer.id && !(await mayWatch(db, viewer, stored)))
      return refuse({ code: 'not-allowed' } as const)
    await insertComment(db, { id, rolePlayId: talkId, turn, text, authorId: viewer.id, at })
    await recordEvent(db, {
      id: eventId,
      at,
      actorId: viewer.id,
      kind: 'talk-commented',
      subject: talkId,
      facts: { commentId: id, turn },
    })
    return ok({ commentId: id })
  })
}

/** Takes one's own comment away. Refuses `no-such-record`. */
export async function withdrawComment(
  { db, now, newId }: World,
  { actorId, commentId }: { actorId: string; commentId: string },
) {
  const [at, eventId] = [now(), newId()]
  return db.tx(async () => {
    if (!(await removeComment(db, commentId, actorId, at))) return refuse({ code: 'no-such-record' } as const)
    await recordEvent(db, {
      id: eventId,
      at,
      actorId,
      kind: 'comment-removed',
      subject: commentId,
      facts: {},
    })
    return ok({})
  })
}
