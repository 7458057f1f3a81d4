import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { coalesce } from '#app/db/engine/coalesce.server.ts'
import { answersOf, slotsOf } from '#app/db/reads/exams.server.ts'
import { sessionHolders } from '#app/db/reads/people.server.ts'
import { deleteSession, insertSession, setDisabled } from '#app/db/writes/people.server.ts'
import { HOUR } from '#app/domain/shared/instant.ts'
import { traineeDoor } from '#app/lib/auth/require-role.server.ts'
import { sessionCookies } from '#app/lib/auth/session-cookie.server.ts'
import { answers } from '#app/server/answers.ts'
import { MAX_BODY } from '#app/server/guards.ts'
import { type ArrivedEvent, saveTogether } from '#app/use-cases/exam/save-answers.server.ts'
import { startAttempt } from '#app/use-cases/exam/start-attempt.server.ts'
import { takeOver } from '#app/use-cases/exam/take-over.server.ts'
import { addPerson } from '#app/use-cases/people/add-person.server.ts'
import { anEligibleTrainee } from '#tests/setup/published.ts'
import { aPublishedWorld, MINUTE, type TestWorld } from '#tests/setup/world.ts'

const cookies = sessionCookies({ secret: 'secret', secure: false })
const unit = { id: 'hall', name: '城东营业厅', parentId: null }

let world: TestWorld
let server: Server
let candidateId: string
let attemptId: string
let slot: number

beforeEach(async () => {
  world = await aPublishedWorld()
  candidateId = await anEligibleTrainee(world)
  const started = await startAttempt(world, { candidateId, examId: 'l4-theory' })
  if (!started.ok) throw new Error(JSON.stringify(started.refusal))
  attemptId = started.value.attemptId
  slot = (await slotsOf(world.db, attemptId)).find(({ kind }) => kind === 'trueFalse')?.slot ?? 0
  await session('his', candidateId)
  const take = answers({
    now: world.now,
    door: traineeDoor({
      world,
      cookies,
      holderOf: async (idHash) => (await sessionHolders(world.db, [idHash], 'trainee')).get(idHash),
    }),
    save: coalesce({ flush: (events: readonly ArrivedEvent[]) => saveTogether(world, events) }),
    headers: { 'X-Content-Type-Options': 'nosniff' },
    onError: (error) => {
      throw error
    },
  })
  server = createServer((request, response) => {
    if (!take(request, response)) response.writeHead(418).end()
  })
  await new Promise<void>((done) => server.listen(0, done))
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
})

const session = (key: string, personId: string) =>
  insertSession(world.db, {
    idHash: cookies.hash(key),
    personId,
    createdAt: world.now(),
    userAgent: 'test',
  })

const anEvent = (more: Record<string, unknown> = {}) => ({
  clientEventId: randomUUID(),
  seq: 1,
  slot,
  value: { kind: 'trueFalse', chosen: true },
  flagged: false,
  ...more,
})

type Asked = { by?: string; id?: string; method?: string; body?: string; headers?: Record<string, string> }
async function ask(
  events: unknown[],
  { by = 'his', id = attemptId, method = 'PUT', body, headers = {} }: Asked = {},
) {
  const url = `http://localhost:${(server.address() as AddressInfo).port}`
  const answer = await fetch(`${url}/api/attempts/${id}/answers`, {
    method,
    headers: { Cookie: `other=1; weiwan=${by}`, Origin: url, ...headers },
    ...(method !== 'GET' && { body: body ?? JSON.stringify({ epoch: 1, events }) }),
  })
  const text = await answer.text()
  return {
    status: answer.status,
    headers: answer.headers,
    text,
    told: text.startsWith('{') ? JSON.parse(text) : undefined,
  }
}

const stored = async () => (await answersOf(world.db, attemptId)).map(({ slot, value }) => ({ slot, value }))

test('an answer is acknowledged with the clock of the attempt, and stands', async () => {
  const event = anEvent()
  const { status, headers, told } = await ask([event])
  expect(status).toBe(200)
  expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
  expect(told).toEqual({
    acked: [{ clientEventId: event.clientEventId, outcome: 'counted' }],
    refused: [],
    serverNow: world.now(),
    deadline: world.now() + 100 * MINUTE,
    pausedAt: null,
    epoch: 1,
  })
  expect(await stored()).toEqual([{ slot, value: event.value }])
})

test('events that are out of order are refused by name, the others are saved', async () => {
  const [good, unreadable, nowhere] = [anEvent(), { ...anEvent(), seq: 'x' }, anEvent({ slot: 499, seq: 2 })]
  const { status, told } = await ask([good, unreadable, nowhere])
  expect(status).toBe(200)
  expect(told.acked).toMatchObject([{ clientEventId: good.clientEventId, outcome: 'counted' }])
  expect(told.refused).toMatchObject([
    { clientEventId: nowhere.clientEventId, code: 'no-such-slot' },
    { clientEventId: unreadable.clientEventId, code: 'bad-event' },
  ])
  expect(await stored()).toHaveLength(1)
})

const refusals: { name: string; asked: Asked; status: number; code: string }[] = [
  { name: 'nobody', asked: { by: 'unknown' }, status: 401, code: 'signed-out' },
  { name: 'another method', asked: { method: 'POST' }, status: 405, code: 'method' },
  { name: 'what is no JSON', asked: { body: '{broken' }, status: 400, code: 'bad-form' },
  { name: 'what is no envelope', asked: { body: '{"epoch":1}' }, status: 400, code: 'bad-form' },
  { name: 'an attempt that is not there', asked: { id: 'nowhere' }, status: 404, code: 'no-such-attempt' },
  {
    name: 'a body too long',
    asked: { body: 'x'.repeat(MAX_BODY + 1) },
    status: 413,
    code: 'too-large',
  },
]
test.each(refusals)('refuses $name', async ({ asked, status, code }) => {
  const { status: heard, told } = await ask([anEvent()], asked)
  expect({ status: heard, code: told?.refusal.code }).toEqual({ status, code })
  expect(await stored()).toEqual([])
})

test('refuses what another site sends', async () => {
  const { status, text } = await ask([anEvent()], { headers: { Origin: 'https://elsewhere.example' } })
  expect(status).toBe(403)
  expect(text).toContain('别的网站')
  expect(await stored()).toEqual([])
})

test('refuses whoever is no trainee, and somebody else’s attempt', async () => {
  const person = async (login: string, role: 'trainer' | 'trainee') => {
    const added = await addPerson(
      world,
      { login, name: login, password: 'long-enough', roles: [role], unit },
      null,
    )
    if (!added.ok) throw new Error(added.refusal.code)
    await session(login, added.value.id)
  }
  await person('px-9', 'trainer')
  await person('zx-9', 'trainee')
  expect(await ask([anEvent()], { by: 'px-9' })).toMatchObject({
    status: 403,
    told: { refusal: { code: 'forbidden' } },
  })
  expect(await ask([anEvent()], { by: 'zx-9' })).toMatchObject({
    status: 404,
    told: { refusal: { code: 'no-such-attempt' } },
  })
  expect(await stored()).toEqual([])
})

test.each([
  { name: 'a session that was ended', end: () => deleteSession(world.db, cookies.hash('his')) },
  { name: 'a closed account', end: () => setDisabled(world.db, candidateId, world.now()) },
  { name: 'a session nobody used for hours', end: async () => world.later(3 * HOUR) },
])('$name is shut out at once', async ({ end }) => {
  expect(await ask([anEvent()])).toMatchObject({ status: 200 })
  await end()
  expect(await ask([anEvent({ seq: 2 })])).toMatchObject({
    status: 401,
    told: { refusal: { code: 'signed-out' } },
  })
})

test('a device that was taken over from hears so, and its event is kept', async () => {
  await takeOver(world, { attemptId, candidateId, userAgent: 'phone' })
  const { status, told } = await ask([anEvent()])
  expect(status).toBe(409)
  expect(told).toMatchObject({
    refusal: { code: 'session-taken' },
    acked: [{ outcome: 'superseded' }],
    epoch: 2,
  })
  expect(await stored()).toEqual([])
})

test('leaves every other address to others', async () => {
  expect((await ask([], { id: 'a/b' })).status).toBe(418)
})
