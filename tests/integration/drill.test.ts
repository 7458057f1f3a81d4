import { describe, expect, test } from 'vitest'
import { drillLog, dueCases, readyCases } from '#app/db/reads/drill.server.ts'
import { drillStanding, findDrillRound } from '#app/db/reads/drill-round.server.ts'
import { insertDocumentVersion } from '#app/db/writes/content.server.ts'
import type { Given } from '#app/domain/complaint/feedback.ts'
import { SPRINT_MS } from '#app/domain/complaint/modes.ts'
import type { ComplaintCase } from '#app/domain/complaint/schema.ts'
import { answerCase, finishSet, pickReply } from '#app/use-cases/drill/answer-case.server.ts'
import { startSet } from '#app/use-cases/drill/start-set.server.ts'
import { tieTwins, untieTwins } from '#app/use-cases/drill/tie-twins.server.ts'
import { aCase, aDrillBank } from '#tests/factories/complaint.ts'
import { aPerson } from '#tests/setup/published.ts'
import { aWorld, type TestWorld } from '#tests/setup/world.ts'

const DAY = 86_400_000

async function aDrill(cases: readonly ComplaintCase[] = aDrillBank()) {
  const world = await aWorld()
  for (const body of cases)
    await insertDocumentVersion(
      world.db,
      { kind: 'complaintCase', documentId: body.id, n: 1, hash: body.id, body },
      world.now(),
    )
  return { world, personId: await aPerson(world, 'zx-1') }
}
type Drill = Awaited<ReturnType<typeof aDrill>>

async function aSet({ world, personId }: Drill, mode: 'learn' | 'sprint' | 'twins' | 'pile' = 'learn') {
  const started = await startSet(world, { personId, mode })
  if (!started.ok) throw new Error(started.refusal.code)
  return started.value.setId
}
const roundOf = async ({ world, personId }: Drill, setId: string) => {
  const round = await findDrillRound(world.db, { setId, personId, at: world.now() })
  if (!round) throw new Error(setId)
  return round
}
const keyOf = async (world: TestWorld, id: string | undefined): Promise<ComplaintCase> => {
  const found = (await readyCases(world.db)).find(({ complaint }) => complaint.id === id)
  if (!found) throw new Error(id)
  return found.complaint
}
const rightly = ({ class: of, primaryMotive, secondaryMotive }: ComplaintCase): Given => ({
  class: of,
  motive: primaryMotive,
  secondary: secondaryMotive ?? null,
})

describe('a set', () => {
  test('shows words and no key until a place is answered, then why, and closes with the last', async () => {
    const drill = await aDrill()
    const { world, personId } = drill
    const setId = await aSet(drill)
    const open = await roundOf(drill, setId)
    expect(open.cases).toHaveLength(10)
    expect(Object.keys(open.cases[0] ?? {}).sort()).toEqual(['channel', 'id', 'text'])
    expect(open.told.every((told) => told === null)).toBe(true)
    for (const [place, { id }] of open.cases.entries()) {
      const given = rightly(await keyOf(world, id))
      const kept = await answerCase(world, { personId, setId, place, given, tookMs: 60_000 })
      expect(kept).toMatchObject({ ok: true, value: { scored: { percent: 100 } } })
    }
    const closed = await roundOf(drill, setId)
    expect(closed.result).toMatchObject({
      answered: 10,
      right: 10,
      classRight: 10,
      meanScore: 100,
      pairs: [],
    })
    expect(
      await answerCase(world, {
        personId,
        setId,
        place: 10,
        given: { class: 'mixed', motive: 'E1', secondary: null },
        tookMs: 0,
      }),
    ).toMatchObject({
      refusal: { code: 'no-such-place' },
    })
  })

  test('the first answer stands, and a repeat is told the same', async () => {
    const drill = await aDrill()
    const { world, personId } = drill
    const setId = await aSet(drill)
    const first = await answerCase(world, {
      personId,
      setId,
      place: 0,
      given: { class: 'emotional', motive: 'E3', secondary: null },
      tookMs: 900,
    })
    const again = await answerCase(world, {
      personId,
      setId,
      place: 0,
      given: { class: 'rational', motive: 'R1', secondary: null },
      tookMs: 900,
    })
    expect(again).toEqual(first)
    expect(await drillLog(world.db, [personId])).toHaveLength(1)
  })

  test('is nobody else’s', async () => {
    const drill = await aDrill()
    const setId = await aSet(drill)
    const other = await aPerson(drill.world, 'zx-2')
    expect(await findDrillRound(drill.world.db, { setId, personId: other, at: 0 })).toBeUndefined()
    expect(await finishSet(drill.world, { personId: other, setId })).toMatchObject({
      refusal: { code: 'no-such-set' },
    })
  })

  test('brings what was missed back when it is due, and counts the confusion', async () => {
    const drill = await aDrill()
    const { world, personId } = drill
    const setId = await aSet(drill)
    const { cases } = await roundOf(drill, setId)
    const missed = cases[0]?.id ?? ''
    const key = await keyOf(world, missed)
    const wrong = key.primaryMotive === 'R4' ? 'E1' : 'R4'
    await answerCase(world, {
      personId,
      setId,
      place: 0,
      given: { class: wrong === 'R4' ? 'rational' : 'emotional', motive: wrong, secondary: null },
      tookMs: 1000,
    })
    await finishSet(world, { personId, setId })
    expect(await dueCases(world.db, personId, world.now())).toEqual([])
    world.later(2 * DAY)
    expect(await dueCases(world.db, personId, world.now())).toEqual([missed])
    const next = await roundOf(drill, await aSet(drill))
    expect(next.cases.map(({ id }) => id)).toContain(missed)
    const standing = await drillStanding(
      world.db,
      personId,
      await drillLog(world.db, [personId]),
      world.now(),
    )
    expect(standing).toMatchObject({ due: 1, answered: 1, pairs: [{ errors: 1 }] })
  })

  test('remembers which first sentence was picked, once and only after the answer', async () => {
    const drill = await aDrill()
    const { world, personId } = drill
    const setId = await aSet(drill)
    const pick = (reply: 'better' | 'worse') => pickReply(world, { personId, setId, place: 0, reply })
    expect(await pick('better')).toMatchObject({ refusal: { code: 'not-answered' } })
    await answerCase(world, {
      personId,
      setId,
      place: 0,
      given: { class: 'emotional', motive: 'E1', secondary: null },
      tookMs: 1,
    })
    await pick('worse')
    await pick('better')
    expect((await roundOf(drill, setId)).told[0]?.picked).toBe('worse')
  })
})

describe('the other manners', () => {
  test('a sprint ends with its time, and what comes later is refused', async () => {
    const drill = await aDrill()
    const { world, personId } = drill
    const setId = await aSet(drill, 'sprint')
    const answer = (place: number) =>
      answerCase(world, {
        personId,
        setId,
        place,
        given: { class: 'emotional', motive: 'E1', secondary: null },
        tookMs: 1,
      })
    expect(await answer(0)).toMatchObject({ ok: true })
    world.later(SPRINT_MS + 10_000)
    expect(await answer(1)).toMatchObject({ refusal: { code: 'set-closed' } })
    expect((await roundOf(drill, setId)).result).toMatchObject({ answered: 1 })
  })

  test('a pile asks for the class alone and moves no card', async () => {
    const drill = await aDrill()
    const { world, personId } = drill
    const setId = await aSet(drill, 'pile')
    const { cases } = await roundOf(drill, setId)
    expect(cases).toHaveLength(12)
    const key = await keyOf(world, cases[0]?.id)
    const put = (motive: Given['motive']) =>
      answerCase(world, {
        personId,
        setId,
        place: 0,
        given: { class: key.class, motive, secondary: null },
        tookMs: 1,
      })
    expect(await put('E1')).toMatchObject({ refusal: { code: 'motive-missing' } })
    await put(null)
    expect((await roundOf(drill, setId)).told[0]?.score).toBe(100)
    world.later(400 * DAY)
    expect(await dueCases(world.db, personId, world.now())).toEqual([])
  })

  test('twins are those tied, side by side, until they are taken apart', async () => {
    const drill = await aDrill()
    const { world } = drill
    const tied = { id: 'c-e2-001', twinId: 'c-r4-001', actorId: await aPerson(world, 'px-1', ['trainer']) }
    const pairs = async () => {
      const { cases } = await roundOf(drill, await aSet(drill, 'twins'))
      const ids = cases.map(({ id }) => id)
      return [ids.slice(0, 2), ids.slice(2)].map((pair) => pair.sort().join(' ')).sort()
    }
    expect(await pairs()).toEqual(['', 'c-e1-001 c-r3-001'])
    expect(await tieTwins(world, tied)).toMatchObject({ ok: true })
    expect(await pairs()).toEqual(['c-e1-001 c-r3-001', 'c-e2-001 c-r4-001'])
    expect(await untieTwins(world, tied)).toMatchObject({ ok: true })
    expect(await pairs()).toEqual(['', 'c-e1-001 c-r3-001'])
  })

  test('twins show each other only when both are answered', async () => {
    const drill = await aDrill()
    const { world, personId } = drill
    const setId = await aSet(drill, 'twins')
    const { cases } = await roundOf(drill, setId)
    expect(cases.map(({ id }) => id).sort()).toEqual(['c-e1-001', 'c-r3-001'])
    const answer = async (place: number) =>
      answerCase(world, {
        personId,
        setId,
        place,
        given: rightly(await keyOf(world, cases[place]?.id)),
        tookMs: 1,
      })
    await answer(0)
    expect((await roundOf(drill, setId)).told[0]?.twin).toBeNull()
    await answer(1)
    expect((await roundOf(drill, setId)).told[0]?.twin?.text).toBe(cases[1]?.text)
  })

  test('without agreed cases there is nothing to practise', async () => {
    const { world, personId } = await aDrill([aCase({ id: 'c-e1-001', status: 'draft' })])
    expect(await startSet(world, { personId, mode: 'learn' })).toMatchObject({
      refusal: { code: 'no-cases' },
    })
  })
})
