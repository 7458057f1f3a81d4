import type { AppLoadContext } from '@remix-run/node'
import { peopleByLogin } from '../../db/reads/logins.server.ts'
import type { Viewer } from '../../db/reads/people.server.ts'
import { isNothing, MOST_EXTRA, NO_EXTRA } from '../../domain/exam-session/extra-time.ts'
import { readPlan } from '../../domain/exam-session/plan-form.ts'
import { refuse } from '../../domain/shared/result.ts'
import { momentOf } from '../../lib/local-time.server.ts'
import { releaseResults } from '../../use-cases/exam/release-results.server.ts'
import { setAccommodation, setInvigilators, setInvitees } from '../../use-cases/exam-session/invite.server.ts'
import {
  cancelSession,
  changeAccessCode,
  closeSession,
  editSession,
} from '../../use-cases/exam-session/plan-session.server.ts'
import { publishSession } from '../../use-cases/exam-session/publish-session.server.ts'

/** Carries out what the page of a sitting asks for. @returns what became of it, or why not */
export async function actOnSession(
  form: FormData,
  { sessionId, planner, context }: { sessionId: string; planner: Viewer; context: AppLoadContext },
) {
  const { world, zone } = context
  const actor = { sessionId, actorId: planner.id }
  const text = (name: string) => String(form.get(name) ?? '').trim()
  switch (form.get('intent')) {
    case 'plan': {
      const read = readPlan(text, (local) => momentOf(local, zone))
      if (!read.ok) return refuse({ code: 'bad-form', fields: read.fields } as const)
      return editSession(world, { ...actor, plan: read.plan })
    }
    case 'publish':
      return publishSession(world, actor)
    case 'close':
    case 'cancel': {
      if (text('reason') === '') return refuse({ code: 'bad-form', fields: ['reason'] } as const)
      const end = form.get('intent') === 'close' ? closeSession : cancelSession
      return end(world, { ...actor, reason: text('reason') })
    }
    case 'release':
      return releaseResults(world, actor)
    case 'code':
      return changeAccessCode(world, { ...actor, asked: true })
    case 'no-code':
      return changeAccessCode(world, { ...actor, asked: false })
    case 'invite': {
      const { found, unknown } = await peopleByLogin(world.db, text('logins'))
      if (unknown.length > 0) return refuse({ code: 'no-such-login', logins: unknown } as const)
      const units = form.getAll('unit').map((unit) => ({
        subjectKind: 'unit' as const,
        subjectId: String(unit),
      }))
      const people = found.map(({ id }) => ({ subjectKind: 'person' as const, subjectId: id }))
      return setInvitees(world, { ...actor, invitees: [...units, ...people] })
    }
    case 'invigilators':
      return setInvigilators(world, { ...actor, personIds: form.getAll('person').map(String) })
    case 'extra':
    case 'no-extra': {
      const back = form.get('intent') === 'no-extra'
      const extra = back ? NO_EXTRA : { minutes: Number(text('minutes')), percent: Number(text('percent')) }
      const reason = text('reason')
      const { found, unknown } = await peopleByLogin(world.db, text('login'))
      const [person] = found
      if (!person) return refuse({ code: 'no-such-login', logins: unknown } as const)
      if (reason === '') return refuse({ code: 'bad-form', fields: ['reason'] } as const)
      if (!back && isNothing(extra)) return refuse({ code: 'bad-extra', most: MOST_EXTRA } as const)
      return setAccommodation(world, { ...actor, personId: person.id, extra, reason })
    }
    default:
      return refuse({ code: 'bad-form', fields: [] } as const)
  }
}
