import { describe, expect, test } from 'vitest'
import { assignmentBoard } from '#app/db/reads/assignments.server.ts'
import { findViewer } from '#app/db/reads/people.server.ts'
import { talkHome } from '#app/db/reads/talk-home.server.ts'
import { findTalkReport } from '#app/db/reads/talk-report.server.ts'
import { DAY } from '#app/domain/shared/instant.ts'
import { addPerson } from '#app/use-cases/people/add-person.server.ts'
import { assign, withdraw } from '#app/use-cases/role-play/assign.server.ts'
import { say } from '#app/use-cases/role-play/say.server.ts'
import { startTalk } from '#app/use-cases/role-play/start-talk.server.ts'
import { comment } from '#app/use-cases/role-play/talk-about.server.ts'
import { aPerson, HALL } from '#tests/setup/published.ts'
import { aPublishedWorld, MINUTE, type TestWorld } from '#tests/setup/world.ts'

const SLUG = 'disconnect'

const viewerOf = async (world: TestWorld, personId: string) => {
  const viewer = await findViewer(world.db, personId)
  if (!viewer) throw new Error(personId)
  return viewer
}

async function aTeam() {
  const world = await aPublishedWorld()
  const manager = await viewerOf(world, await aPerson(world, 'jl-1', ['manager']))
  const trainee = await viewerOf(world, await aPerson(world, 'zx-1'))
  const elsewhere = await addPerson(
    world,
    {
      login: 'zx-9',
      name: '别处的学员',
      password: 'long-enough',
      roles: ['trainee'],
      unit: { id: 'other', name: '城西营业厅', parentId: null },
    },
    null,
  )
  if (!elsewhere.ok) throw new Error(elsewhere.refusal.code)
  return { world, manager, trainee, stranger: elsewhere.value.id }
}

/** A short talk of somebody, finished after so long. */
async function aFinishedTalk(world: TestWorld, personId: string, mode: 'free' | 'team' = 'free') {
  const started = await startTalk(world, { personId, slug: SLUG, mode, difficulty: 'normal' })
  if (!started.ok) throw new Error(started.refusal.code)
  const { talkId } = started.value
  await say(world, {
    personId,
    talkId,
    seq: 0,
    order: { kind: 'say', say: '您好，我是客户经理小林，工号 3307。', hints: 0 },
  })
  world.later(MINUTE)
  await say(world, { personId, talkId, seq: 1, order: { kind: 'end' } })
  return talkId
}

describe('an assignment', () => {
  test('is open, then overdue, then done late; its talk is open to the manager and comes with its score', async () => {
    const { world, manager, trainee } = await aTeam()
    const before = await aFinishedTalk(world, trainee.id)
    world.later(MINUTE)
    const dueAt = world.now() + DAY
    const made = await assign(world, {
      viewer: manager,
      scenario: SLUG,
      subjects: [{ kind: 'unit', id: HALL.id }],
      dueAt,
      note: '先听完再办。',
    })
    expect(made).toMatchObject({ ok: true, value: { assigned: 1 } })
    const state = async () => (await assignmentBoard(world.db, manager, world.now())).lines[0]?.people[0]
    expect(await state()).toMatchObject({ login: 'zx-1', state: 'open', best: null })
    expect((await talkHome(world.db, trainee)).assigned).toMatchObject([
      { scenario: SLUG, note: '先听完再办。', done: null },
    ])
    world.later(2 * DAY)
    expect(await state()).toMatchObject({ state: 'overdue' })
    const talkId = await aFinishedTalk(world, trainee.id)
    expect(await state()).toMatchObject({ state: 'doneLate', tries: 1, best: { talkId } })
    expect((await talkHome(world.db, trainee)).assigned).toMatchObject([{ done: { id: talkId } }])
    expect(await findTalkReport(world.db, manager, talkId)).toMatchObject({ own: false, shared: true })
    expect(await comment(world, { viewer: manager, talkId, turn: 1, text: '核身在先。' })).toMatchObject({
      ok: true,
    })
    // what he practised before for himself stays his
    expect(await findTalkReport(world.db, manager, before)).toBeUndefined()
  })

  test('goes no further than the manager’s own units, and names what is wrong', async () => {
    const { world, manager, trainee, stranger } = await aTeam()
    const asking = (more: object) =>
      assign(world, {
        viewer: manager,
        scenario: SLUG,
        subjects: [{ kind: 'person', id: trainee.id }],
        dueAt: world.now() + DAY,
        note: '',
        ...more,
      })
    const code = async (more: object) => {
      const made = await asking(more)
      return made.ok ? 'ok' : made.refusal.code
    }
    expect(await code({ subjects: [{ kind: 'person', id: stranger }] })).toBe('no-such-person')
    expect(await code({ subjects: [{ kind: 'unit', id: 'other' }] })).toBe('no-such-unit')
    expect(await code({ subjects: [] })).toBe('nobody-chosen')
    expect(await code({ dueAt: world.now() })).toBe('in-past')
    expect(await code({ scenario: 'none' })).toBe('no-such-scenario')
    expect((await assignmentBoard(world.db, manager, world.now())).lines).toEqual([])
  })

  test('withdrawn, it is gone for both, and its talk is the trainee’s own again', async () => {
    const { world, manager, trainee, stranger } = await aTeam()
    await assign(world, {
      viewer: manager,
      scenario: SLUG,
      subjects: [{ kind: 'person', id: trainee.id }],
      dueAt: world.now() + DAY,
      note: '',
    })
    const talkId = await aFinishedTalk(world, trainee.id)
    const assignmentId = (await assignmentBoard(world.db, manager, world.now())).lines[0]?.id ?? ''
    const other = await viewerOf(world, stranger)
    expect(await withdraw(world, { viewer: other, assignmentId })).toMatchObject({
      refusal: { code: 'no-such-record' },
    })
    expect(await withdraw(world, { viewer: manager, assignmentId })).toMatchObject({ ok: true })
    expect(await withdraw(world, { viewer: manager, assignmentId })).toMatchObject({ ok: false })
    expect((await talkHome(world.db, trainee)).assigned).toEqual([])
    expect(await findTalkReport(world.db, manager, talkId)).toBeUndefined()
  })
})
