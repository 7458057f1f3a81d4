import type { IncomingMessage, ServerResponse } from 'node:http'
import type { TraineeDoor } from '../lib/auth/require-role.server.ts'
import { type RefusalCode, statusOfRefusal } from '../lib/http/refused.ts'
import type { ArrivedEvent, Saved } from '../use-cases/exam/save-answers.server.ts'
import type { World } from '../use-cases/world.ts'
import { readEnvelope } from './answer-envelope.ts'
import { bodyLimit, sameOriginOnly } from './guards.ts'

const PATH = /^\/api\/attempts\/([\w-]+)\/answers(?:\?|$)/

type Context = Readonly<{
  now: World['now']
  door: TraineeDoor
  /** Takes in one event; calls close together share a transaction. */
  save: (event: ArrivedEvent) => Promise<Saved>
  /** What every response carries. */
  headers: Readonly<Record<string, string>>
  onError: (error: unknown) => void
}>
type Reply = Readonly<{ status: number; body: Record<string, unknown>; headers?: Record<string, string> }>

/**
 * Takes in answer events, `PUT /api/attempts/:id/answers { epoch, events }`. Every event is kept with its verdict before
 * the reply, also those of a page that another one has taken over from: that page is answered 409 and freezes.
 *
 * It stands before Express and Remix: a hall saves far more often than it opens a page, and of the processor time of a
 * save through both, nine tenths were theirs (measured: 3.0 ms through Remix, 0.45 through Express, 0.28 so).
 * @returns whether the request was one for it
 */
export function answers(context: Context): (request: IncomingMessage, response: ServerResponse) => boolean {
  return (request, response) => {
    const attemptId = PATH.exec(request.url ?? '')?.[1]
    if (attemptId === undefined) return false
    sameOriginOnly(request, response, () =>
      bodyLimit(request, response, () => {
        replyTo(request, attemptId, context)
          .catch((error): Reply => {
            context.onError(error)
            return { status: 500, body: {} }
          })
          .then((reply) => send(response, reply, context.headers))
      }),
    )
    return true
  }
}

function send(response: ServerResponse, reply: Reply, headers: Context['headers']): void {
  if (response.headersSent) return // the body turned out to be too long, which is answered already
  const text = JSON.stringify(reply.body)
  response.writeHead(reply.status, {
    ...headers,
    ...reply.headers,
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(text),
  })
  response.end(text)
}

async function replyTo(
  request: IncomingMessage,
  attemptId: string,
  { now, door, save }: Context,
): Promise<Reply> {
  const receivedAt = now()
  const trainee = await door(request.headers.cookie)
  if (!trainee.ok)
    return { status: trainee.refusal.code === 'signed-out' ? 401 : 403, body: { refusal: trainee.refusal } }
  if (request.method !== 'PUT')
    return { status: 405, headers: { Allow: 'PUT' }, body: { refusal: { code: 'method' } } }
  const envelope = readEnvelope(await jsonOf(request))
  if (!envelope.ok)
    return refused({ code: 'bad-form', message: envelope.message }, { acked: [], refused: envelope.refused })
  const { epoch } = envelope
  const saved = await Promise.all(
    envelope.events.map((event) =>
      save({ ...event, attemptId, epoch, candidateId: trainee.value.id, receivedAt }),
    ),
  )
  const attempt = saved.at(-1)?.attempt
  if (!attempt) return refused({ code: 'no-such-attempt' })
  const told = saved.map(({ acknowledgement }) => acknowledgement)
  const body = {
    acked: told.filter(({ outcome }) => outcome !== 'refused'),
    refused: [...told.filter(({ outcome }) => outcome === 'refused'), ...envelope.refused],
    serverNow: now(),
    deadline: attempt.deadline,
    pausedAt: attempt.pausedAt,
    epoch: attempt.epoch,
  }
  if (epoch < attempt.epoch && attempt.status === 'inProgress')
    return refused({ code: 'session-taken' }, body)
  return { status: 200, body }
}

const refused = (
  refusal: { readonly code: RefusalCode; readonly message?: string },
  more: Record<string, unknown> = {},
): Reply => ({ status: statusOfRefusal(refusal.code), body: { ...more, refusal } })

/** The body as JSON; undefined where it is none, or where the sender went away. */
async function jsonOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  await new Promise<void>((done) => {
    request
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('end', done)
      .on('close', done)
    request.resume()
  })
  try {
    return JSON.parse(Buffer.concat(chunks).toString())
  } catch {
    return undefined
  }
}
