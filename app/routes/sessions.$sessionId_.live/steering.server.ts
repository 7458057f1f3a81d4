import * as z from 'zod'
import type { Viewer } from '../../db/reads/people.server.ts'
import { MINUTE } from '../../domain/shared/instant.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import { countLateAnswers } from '../../use-cases/exam/count-late-answers.server.ts'
import { type Hand, steerAttempt, steerEverybody } from '../../use-cases/exam/steer-attempt.server.ts'
import { askToVoid, decideToVoid } from '../../use-cases/exam/void-attempt.server.ts'
import type { World } from '../../use-cases/world.ts'

const EVERYBODY = 'everybody'
const reason = z.string().trim().min(1).max(300)
const attemptId = z.string().min(1).max(100)
const Steering = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('extend'),
    attemptId,
    reason,
    minutes: z.coerce.number().int().min(1).max(240),
  }),
  z.object({ intent: z.enum(['pause', 'resume', 'end', 'note']), attemptId, reason }),
  z.object({ intent: z.enum(['void-ask', 'late']), attemptId, reason }),
  z.object({ intent: z.enum(['void-agree', 'void-decline']), attemptId }),
])

/** What needs somebody who decides about results, not only one who watches. */
const DECISIONS: readonly string[] = ['late', 'void-agree', 'void-decline']

/** Carries out what an invigilator's page asks for. @returns how many attempts it took */
export async function steerFromForm(
  form: FormData,
  {
    world,
    sessionId,
    viewer,
    mayDecide,
  }: { world: World; sessionId: string; viewer: Viewer; mayDecide: boolean },
) {
  const read = Steering.safeParse(Object.fromEntries(form))
  if (!read.success) return refuse({ code: 'bad-form' } as const)
  const asked = read.data
  const actor = { sessionId, actorId: viewer.id }
  if (DECISIONS.includes(asked.intent) && !mayDecide) return refuse({ code: 'forbidden' } as const)
  switch (asked.intent) {
    case 'void-ask':
      return once(await askToVoid(world, { ...actor, attemptId: asked.attemptId, reason: asked.reason }))
    case 'void-agree':
    case 'void-decline': {
      const agreed = asked.intent === 'void-agree'
      return once(await decideToVoid(world, { ...actor, attemptId: asked.attemptId, agreed }))
    }
    case 'late':
      return once(
        await countLateAnswers(world, { ...actor, attemptId: asked.attemptId, reason: asked.reason }),
      )
    default: {
      const hand: Hand =
        asked.intent === 'extend' ? { kind: 'extend', byMs: asked.minutes * MINUTE } : { kind: asked.intent }
      const what = { ...actor, hand, reason: asked.reason }
      if (asked.attemptId === EVERYBODY) return steerEverybody(world, what)
      return once(await steerAttempt(world, { ...what, attemptId: asked.attemptId }))
    }
  }
}

const once = <R extends { ok: boolean }>(result: R) =>
  result.ok ? ok({ done: 1, refused: [] }) : (result as Extract<R, { ok: false }>)
