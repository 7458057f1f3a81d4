import type { Receipt } from '../../domain/attempt/receipt.ts'
import { type Acknowledged, type QueuedEvent, type Standing, toWire } from './queue.ts'

/** A request that takes longer than this counts as lost; it is repeated under the same ids. */
const PATIENCE_MS = 15_000

type Times = { serverNow: number; deadline: number; pausedAt: number | null }
/** Where an attempt stands at the server, as every live answer tells it. */
export type Signal = { status: string; epoch: number } & Times
/** What can become of any request: nothing came back, or the person is signed out, or the paper is not his. */
type Failed = { kind: 'unreachable' } | { kind: 'signed-out' } | { kind: 'gone' }

export type SaveReply =
  | ({ kind: 'saved'; acked: Acknowledged[]; refused: Acknowledged[]; epoch: number } & Times)
  | { kind: 'taken'; acked: Acknowledged[]; refused: Acknowledged[] }
  | { kind: 'refused'; refused: Acknowledged[] }
  | Failed
export type StateReply = ({ kind: 'state'; answers: Standing[] } & Signal) | Failed
export type TakeReply =
  | { kind: 'taken-over'; epoch: number }
  | { kind: 'taken' }
  | { kind: 'closed' }
  | Failed
export type SubmitReply =
  | { kind: 'handed-in'; receipt: Receipt }
  | { kind: 'taken' }
  | { kind: 'paused' }
  | { kind: 'closed' }
  | Failed

type Body = Record<string, unknown> & { refusal?: { code?: string } }

async function ask(
  method: string,
  url: string,
  body?: unknown,
  more: RequestInit = {},
): Promise<{ status: number; body: Body } | undefined> {
  const giveUp = new AbortController()
  const timer = setTimeout(() => giveUp.abort(), PATIENCE_MS)
  try {
    const response = await fetch(url, {
      ...more,
      method,
      signal: giveUp.signal,
      cache: 'no-store',
      ...(body !== undefined && {
        body: JSON.stringify(body),
        headers: { 'Content-Type': 'application/json' },
      }),
    })
    const isJson = response.headers.get('Content-Type')?.includes('json')
    return { status: response.status, body: isJson ? ((await response.json()) as Body) : {} } // our own server's JSON
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
  }
}

const failed = (reply: { status: number } | undefined): Failed => {
  if (reply?.status === 401 || reply?.status === 403) return { kind: 'signed-out' }
  return reply?.status === 404 ? { kind: 'gone' } : { kind: 'unreachable' }
}
const urlOf = (attemptId: string, what: string) => `/api/attempts/${encodeURIComponent(attemptId)}/${what}`
const listOf = (list: unknown): Acknowledged[] => (Array.isArray(list) ? list : [])

export async function putAnswers(
  attemptId: string,
  epoch: number,
  events: readonly QueuedEvent[],
): Promise<SaveReply> {
  const reply = await ask('PUT', urlOf(attemptId, 'answers'), { epoch, events: events.map(toWire) })
  const [acked, refused] = [listOf(reply?.body.acked), listOf(reply?.body.refused)]
  if (reply?.status === 200)
    return { ...(reply.body as unknown as Times & { epoch: number }), kind: 'saved', acked, refused }
  if (reply?.status === 409) return { kind: 'taken', acked, refused }
  if (reply?.status === 400 && refused.length > 0) return { kind: 'refused', refused }
  if (reply?.status === 413)
    return {
      kind: 'refused',
      refused: events.map(({ clientEventId }) => ({ clientEventId, outcome: 'refused', code: 'too-large' })),
    }
  return failed(reply)
}

export async function getState(attemptId: string): Promise<StateReply> {
  const reply = await ask('GET', urlOf(attemptId, 'state'))
  if (reply?.status !== 200) return failed(reply)
  return { ...(reply.body as unknown as Omit<Extract<StateReply, { kind: 'state' }>, 'kind'>), kind: 'state' }
}

/** @param seen take it only if the epoch is still this one; leave out to take it in any case */
export async function postTakeOver(attemptId: string, seen?: number): Promise<TakeReply> {
  const reply = await ask('POST', urlOf(attemptId, 'takeover'), seen === undefined ? {} : { seen })
  if (reply?.status === 200) return { kind: 'taken-over', epoch: Number(reply.body.epoch) }
  if (reply?.status === 409)
    return { kind: reply.body.refusal?.code === 'session-taken' ? 'taken' : 'closed' }
  return failed(reply)
}

export async function postSubmit(attemptId: string, epoch: number, submitKey: string): Promise<SubmitReply> {
  const reply = await ask('POST', urlOf(attemptId, 'submit'), { epoch, submitKey })
  if (reply?.status === 200) return { kind: 'handed-in', receipt: reply.body.receipt as Receipt }
  if (reply?.status === 409) {
    const code = reply.body.refusal?.code
    return { kind: code === 'session-taken' ? 'taken' : code === 'attempt-paused' ? 'paused' : 'closed' }
  }
  return failed(reply)
}

export type Presence = Readonly<{ epoch: number; visible: boolean; slot: number }>

/** Gives a sign of life. @returns where the attempt stands; undefined when nothing came back */
export async function postPresence(attemptId: string, presence: Presence): Promise<Signal | undefined> {
  const reply = await ask('POST', urlOf(attemptId, 'presence'), presence, { keepalive: true })
  return reply?.status === 200 ? (reply.body as unknown as Signal) : undefined
}

/** Hears what happens to the attempt at the server, as it happens; the browser comes back to it by itself. @returns what ends it */
export function listen(attemptId: string, hear: (signal: Signal) => void): () => void {
  if (typeof EventSource === 'undefined') return () => {}
  const source = new EventSource(urlOf(attemptId, 'events'))
  source.addEventListener('signal', (event) => hear(JSON.parse(event.data) as Signal)) // our own server's JSON
  return () => source.close()
}
