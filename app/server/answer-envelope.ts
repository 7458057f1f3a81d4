import * as z from 'zod'
import { AnswerEvent, MAX_EVENTS } from '../domain/attempt/answer.ts'
import type { Acknowledgement } from '../use-cases/exam/save-answers.server.ts'

const Shell = z.strictObject({ epoch: z.int().min(1), events: z.array(z.unknown()).min(1).max(MAX_EVENTS) })
const Named = z.object({ clientEventId: z.string().max(100) })

export type Refusal = Acknowledgement & { readonly message: string }
export type Read =
  | { ok: true; epoch: number; events: AnswerEvent[]; refused: Refusal[] }
  | { ok: false; message: string; refused: Refusal[] }

/**
 * Reads an envelope event by event: one that is not in order is refused by its name, the others are saved all the same.
 * @param body what came over the wire, JSON already or undefined
 */
export function readEnvelope(body: unknown): Read {
  const shell = Shell.safeParse(body)
  if (!shell.success) {
    return {
      ok: false,
      refused: [],
      message: `保存的格式不对：要 { epoch, events }，events 1 到 ${MAX_EVENTS} 条。之前保存的都还在。`,
    }
  }
  const events: AnswerEvent[] = []
  const refused: Refusal[] = []
  for (const entry of shell.data.events) {
    const event = AnswerEvent.safeParse(entry)
    if (event.success) events.push(event.data)
    else refused.push(refusalOf(entry, event.error))
  }
  const [first] = refused
  if (events.length === 0 && first) return { ok: false, refused, message: first.message }
  return { ok: true, epoch: shell.data.epoch, events, refused }
}

function refusalOf(entry: unknown, error: z.ZodError): Refusal {
  const named = Named.safeParse(entry)
  const isTooLong = error.issues.some((issue) => issue.path[0] === 'value' && issue.code === 'too_big')
  return {
    clientEventId: named.success ? named.data.clientEventId : '',
    outcome: 'refused',
    code: isTooLong ? 'too-long' : 'bad-event',
    message: isTooLong
      ? '写得太长，这一条没有存上：一空最多 500 字，书写题最多 6000 字。这一题之前保存的还在。'
      : '这一条答案的格式不对，没有存上；之前保存的都还在。',
  }
}
