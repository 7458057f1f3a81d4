import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { isPg } from '#app/db/engine/dialect.server.ts'
import { blueprintVersions, findBlueprintDraft } from '#app/db/reads/blueprint-drafts.server.ts'
import { findBlueprint } from '#app/db/reads/content.server.ts'
import { findPool } from '#app/db/reads/exams.server.ts'
import { auditEvents } from '#app/db/schema/index.ts'
import type { Blueprint } from '#app/domain/blueprint/schema.ts'
import { openSolver } from '#app/lib/solver/highs.server.ts'
import {
  checkBlueprint,
  discardBlueprint,
  publishBlueprint,
  saveBlueprint,
} from '#app/use-cases/blueprint/edit-blueprint.server.ts'
import { weighWhatIf } from '#app/use-cases/blueprint/weigh-what-if.server.ts'
import { publishContent } from '#app/use-cases/content/publish-content.server.ts'
import { aPerson, realContent } from '#tests/setup/published.ts'
import { aPublishedWorld } from '#tests/setup/world.ts'

const withLine = (blueprint: Blueprint, kind: string, by: number): Blueprint => ({
  ...blueprint,
  mix: blueprint.mix.map((line) => (line.kind === kind ? { ...line, count: line.count + by } : line)),
})

// solving tables is the same on every database
test.skipIf(isPg)(
  'from a table the bank cannot meet to one it can; a file never overwrites what was published here',
  async () => {
    const world = await aPublishedWorld()
    const solver = openSolver()
    onTestFinished(() => solver.close())
    const trainer = await aPerson(world, 'px-1', ['trainer'])
    const before = await findBlueprint(world.db, 'l4')
    if (!before) throw new Error('no blueprint')
    const save = (body: unknown, revision: number) =>
      saveBlueprint(world, trainer, { level: 'l4', body, revision })

    expect(await save({ ...before.blueprint, level: 'l3' }, 0)).toMatchObject({
      refusal: { code: 'bad-form' },
    })
    // words change nothing by themselves; what is at odds has no health, what is even has
    const ask = (words: string) => weighWhatIf(world, solver, { blueprint: before.blueprint, words })
    expect(await ask('再难一点')).toMatchObject({ refusal: { code: 'words-unread' } })
    expect(await ask('再多两道多选')).toMatchObject({
      value: { now: { points: 10_000 }, after: { points: 10_400, capacity: null } },
    })
    const asked = await ask('再多两道多选，少四道单选')
    if (!asked.ok) throw new Error(asked.refusal.code)
    const { now, after, next, balancing } = asked.value
    expect(now.capacity).toBeGreaterThanOrEqual(2)
    expect(after).toMatchObject({ points: 10_000, items: now.items - 2, capacity: expect.any(Number) })
    expect(balancing).toEqual([])
    expect(next).toEqual({
      ...before.blueprint,
      mix: before.blueprint.mix.map((line) => {
        const by = { multiple: 2, single: -4 }[line.kind as string] ?? 0
        return by === 0 ? line : { ...line, count: line.count + by, origin: 'team' }
      }),
    })
    expect(await findBlueprintDraft(world.db, 'l4')).toBeUndefined()

    // five more, and nothing taken away: the sum is off
    const off = withLine(before.blueprint, 'single', 5)
    expect(await save(off, 0)).toMatchObject({ value: { revision: 1 } })
    expect(await save(off, 0)).toMatchObject({ refusal: { code: 'stale', revision: 1 } })
    expect(await publishBlueprint(world, solver, trainer, { level: 'l4', revision: 1 })).toMatchObject({
      refusal: { code: 'blueprint-faults', faults: [{ code: 'mix-off' }] },
    })

    // far more true-or-false questions than the bank has
    const rare = before.blueprint.mix.find(({ kind }) => kind === 'trueFalse')
    if (!rare) throw new Error('no trueFalse')
    const single = before.blueprint.mix.find(({ kind }) => kind === 'single')
    const short = withLine(
      withLine(before.blueprint, 'trueFalse', single?.count ?? 0),
      'single',
      -(single?.count ?? 0),
    )
    const checked = await checkBlueprint(world, solver, short)
    expect(checked.capacity).toBeLessThan(checked.needed)
    expect(checked.shortages.length + checked.conflict.length).toBeGreaterThan(0)

    // one more of one kind for one of another: health again
    const sound = withLine(withLine(before.blueprint, 'trueFalse', 1), 'single', -1)
    expect(await save(sound, 1)).toMatchObject({ value: { revision: 2 } })
    expect(await publishBlueprint(world, solver, trainer, { level: 'l4', revision: 1 })).toMatchObject({
      refusal: { code: 'stale' },
    })
    expect(
      await publishBlueprint(world, solver, trainer, { level: 'l4', revision: 2, tables: 24 }),
    ).toMatchObject({
      value: { n: before.n + 1 },
    })
    expect((await findPool(world.db, 'l4'))?.blueprintVersion).toBe(before.n + 1)
    expect(await findBlueprintDraft(world.db, 'l4')).toBeUndefined()
    expect((await blueprintVersions(world.db, 'l4')).map(({ n, author }) => [n, author])).toEqual([
      [before.n + 1, '学员 px-1'],
      [before.n, null],
    ])

    const again = await publishContent(world, await realContent(), null)
    expect(again.ok).toBe(true)
    expect((await findBlueprint(world.db, 'l4'))?.n).toBe(before.n + 1)

    expect(await save(sound, 0)).toMatchObject({ value: { revision: 1 } })
    expect(await publishBlueprint(world, solver, trainer, { level: 'l4', revision: 1 })).toMatchObject({
      refusal: { code: 'nothing-changed' },
    })
    expect((await discardBlueprint(world, trainer, 'l4')).ok).toBe(true)
    expect(await discardBlueprint(world, trainer, 'l4')).toMatchObject({ refusal: { code: 'no-work' } })
    const events = await world.db
      .select({ kind: auditEvents.kind })
      .from(auditEvents)
      .where(eq(auditEvents.subject, 'l4'))
    expect(events.map(({ kind }) => kind).sort()).toEqual([
      'blueprint-draft-begun',
      'blueprint-draft-begun',
      'blueprint-draft-discarded',
      'blueprint-published',
    ])
  },
  200_000,
)
