import type { AppLoadContext } from '@remix-run/node'
import { peopleByLogin } from '../../db/reads/logins.server.ts'
import type { Viewer } from '../../db/reads/people.server.ts'
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

const MOST_MINUTES = 600

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
    case 'extra': {
      const [minutes, reason] = [Number(text('minutes')), text('reason')]
      const { found, unknown } = await peopleByLogin(world.db, text('login'))
      const [person] = found
      if (!person) return refuse({ code: 'no-such-login', logins: unknown } as const)
      const sound = Number.isInteger(minutes) && minutes >= 0 && minutes <= MOST_MINUTES && reason !== ''
      if (!sound) return refuse({ code: 'bad-form', fields: ['minutes'] } as const)
      return setAccommodation(world, { ...actor, personId: person.id, extraMinutes: minutes, reason })
    }
    default:
      return refuse({ code: 'bad-form', fields: [] } as const)
  }
}
