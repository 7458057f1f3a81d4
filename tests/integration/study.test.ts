import { and, eq, notInArray } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { allBankItems } from '#app/db/reads/bank.server.ts'
import { unmetFor } from '#app/db/reads/certification.server.ts'
import { findModule } from '#app/db/reads/content.server.ts'
import { findPracticeRun, studyOf } from '#app/db/reads/study.server.ts'
import { items } from '#app/db/schema/index.ts'
import { answerPractice, startPractice } from '#app/use-cases/study/practise.server.ts'
import { recordStudy } from '#app/use-cases/study/record-study.server.ts'
import { rightAnswer } from '#tests/factories/answers.ts'
import { aPerson } from '#tests/setup/published.ts'
import { aPublishedWorld } from '#tests/setup/world.ts'

const MODULE = 'l4-08-signals'

describe('studying', () => {
  test('a module is complete when every section and part is done, in any number of visits, and gives its hours once', async () => {
    const world = await aPublishedWorld()
    const personId = await aPerson(world, 'zx-1')
    const module = await findModule(world.db, MODULE)
    if (!module) throw new Error(MODULE)
    const visit = (sectionsRead: string[], partsDone: string[]) =>
      recordStudy(world, {
        personId,
        moduleId: MODULE,
        studied: { sectionsRead, partsDone },
        lastSection: sectionsRead.at(-1) ?? null,
      })
    const ids = module.sections.map(({ id }) => id)
    expect(await visit(ids.slice(0, 2), [])).toEqual({
      ok: true,
      value: { completed: false, justCompleted: false },
    })
    expect(await visit(ids.slice(2), ['not a part', ...module.parts.slice(1)])).toMatchObject({
      value: { completed: false },
    })
    expect(await visit([], module.parts.slice(0, 1))).toMatchObject({
      value: { completed: true, justCompleted: true },
    })
    expect(await visit([], [])).toMatchObject({ value: { completed: true, justCompleted: false } })
    const [unmet] = await unmetFor(world.db, personId, 'l4', world.now())
    expect(unmet).toEqual({ code: 'class-hours', have: module.classHours, need: 30 })
    const [studied] = (await studyOf(world.db, personId, 'l4')).filter(({ id }) => id === MODULE)
    expect(studied?.sectionsRead).toEqual(ids)
  })

  test('there is nothing to record for a module that is not there', async () => {
    const world = await aPublishedWorld()
    const personId = await aPerson(world, 'zx-1')
    const told = await recordStudy(world, {
      personId,
      moduleId: 'l4-99-none',
      studied: { sectionsRead: [], partsDone: [] },
      lastSection: null,
    })
    expect(told).toMatchObject({ refusal: { code: 'no-such-module' } })
  })
})

describe('practising', () => {
  test('asks ten ready questions of the module, marks each once and remembers', async () => {
    const world = await aPublishedWorld()
    const personId = await aPerson(world, 'zx-1')
    const started = await startPractice(world, { personId, moduleId: MODULE })
    if (!started.ok) throw new Error(started.refusal.code)
    const run = await findPracticeRun(world.db, started.value.runId, personId)
    const bank = new Map((await allBankItems(world.db)).map((item) => [item.id, item]))
    expect(run?.slots).toHaveLength(10)
    expect(
      run?.slots.every(
        ({ itemId }) => bank.get(itemId)?.moduleId === MODULE && bank.get(itemId)?.status === 'ready',
      ),
    ).toBe(true)
    const [first] = run?.slots ?? []
    const item = bank.get(first?.itemId ?? '')
    if (!item) throw new Error('no question')
    const answer = { runId: started.value.runId, personId, slot: 1, value: rightAnswer(item.body) }
    expect(await answerPractice(world, answer)).toMatchObject({ ok: true, value: { state: 'right' } })
    expect(await answerPractice(world, answer)).toMatchObject({ refusal: { code: 'answered-already' } })
    expect(await answerPractice(world, { ...answer, personId: 'else' })).toMatchObject({
      refusal: { code: 'no-such-run' },
    })
    expect(await answerPractice(world, { ...answer, slot: 99 })).toMatchObject({
      refusal: { code: 'no-such-slot' },
    })
  })

  test('leaves reserved questions to formal exams, and says so when nothing else is left', async () => {
    const world = await aPublishedWorld()
    const personId = await aPerson(world, 'zx-1')
    const ready = (await allBankItems(world.db)).filter(
      ({ moduleId, status }) => moduleId === MODULE && status === 'ready',
    )
    expect(ready.some(({ reserved }) => reserved)).toBe(true)
    const open = ready.filter(({ reserved }) => !reserved).slice(0, 4)
    const reserve = (kept: readonly string[]) =>
      world.db
        .update(items)
        .set({ reserved: true })
        .where(and(eq(items.moduleId, MODULE), notInArray(items.id, [...kept, ''])))
    await reserve(open.map(({ id }) => id))
    const started = await startPractice(world, { personId, moduleId: MODULE })
    if (!started.ok) throw new Error(started.refusal.code)
    const run = await findPracticeRun(world.db, started.value.runId, personId)
    expect(run?.slots.map(({ itemId }) => itemId).sort()).toEqual(open.map(({ id }) => id).sort())
    await reserve([])
    expect(await startPractice(world, { personId, moduleId: MODULE })).toMatchObject({
      refusal: { code: 'no-items' },
    })
  })

  test('a second round brings questions the first did not', async () => {
    const world = await aPublishedWorld()
    const personId = await aPerson(world, 'zx-1')
    const bank = new Map((await allBankItems(world.db)).map((item) => [item.id, item]))
    const round = async () => {
      const started = await startPractice(world, { personId, moduleId: MODULE })
      if (!started.ok) throw new Error(started.refusal.code)
      const { runId } = started.value
      const run = await findPracticeRun(world.db, runId, personId)
      for (const [i, { itemId }] of (run?.slots ?? []).entries()) {
        const item = bank.get(itemId)
        if (item) await answerPractice(world, { runId, personId, slot: i + 1, value: rightAnswer(item.body) })
      }
      return (await findPracticeRun(world.db, runId, personId)) ?? { slots: [], finishedAt: null }
    }
    const [one, two] = [await round(), await round()]
    expect(one.finishedAt).not.toBeNull()
    const met = new Set(one.slots.map(({ itemId }) => itemId))
    expect(two.slots.filter(({ itemId }) => met.has(itemId)).length).toBeLessThanOrEqual(3)
  })
})
