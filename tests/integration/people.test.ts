import { describe, expect, test } from 'vitest'
import { findSession, findViewer, traineesUnder } from '#app/db/reads/people.server.ts'
import { auditEvents } from '#app/db/schema/index.ts'
import { insertUnit } from '#app/db/writes/people.server.ts'
import { MINUTE } from '#app/domain/shared/instant.ts'
import { addPerson, offerSetup, setUpAdministrator } from '#app/use-cases/people/add-person.server.ts'
import { changePassword } from '#app/use-cases/people/change-profile.server.ts'
import { signOutElsewhere } from '#app/use-cases/people/end-sessions.server.ts'
import { signIn } from '#app/use-cases/people/sign-in.server.ts'
import { aPerson, HALL } from '#tests/setup/published.ts'
import { aWorld, type TestWorld } from '#tests/setup/world.ts'

let serial = 0
const enter = (world: TestWorld, login: string, password: string, address = '10.0.0.1') =>
  signIn(world, { login, password, address, userAgent: 'test', sessionHash: `hash-${++serial}` })

describe('signing in', () => {
  test('opens a session, whatever the case and width of the login', async () => {
    const world = await aWorld()
    const personId = await aPerson(world, 'ZX-1')
    expect(await enter(world, ' ｚx-1 ', 'long-enough')).toEqual({ ok: true, value: { personId } })
    expect(await findSession(world.db, `hash-${serial}`)).toMatchObject({ personId })
    const events = await world.db.select().from(auditEvents)
    expect(events.map(({ kind }) => kind)).toContain('signed-in')
  })

  test('says the same of a wrong password and an unknown name', async () => {
    const world = await aWorld()
    await aPerson(world, 'zx-1')
    const wrong = await enter(world, 'zx-1', 'not this one')
    expect(wrong).toMatchObject({ ok: false, refusal: { code: 'wrong-password' } })
    expect(await enter(world, 'nobody', 'not this one')).toEqual(wrong)
  })

  test('after five tries waits out the minute, then lets the right password in', async () => {
    const world = await aWorld()
    await aPerson(world, 'zx-1')
    for (let i = 0; i < 5; i++) await enter(world, 'zx-1', 'wrong one')
    world.later(12_000)
    expect(await enter(world, 'zx-1', 'long-enough')).toEqual({
      ok: false,
      refusal: { code: 'too-many', waitMs: 48_000 },
    })
    world.later(MINUTE)
    expect(await enter(world, 'zx-1', 'long-enough')).toMatchObject({ ok: true })
  })

  test('counts tries from one address over all names', async () => {
    const world = await aWorld()
    for (let i = 0; i < 20; i++) await enter(world, `name-${i}`, 'wrong one', '10.9.9.9')
    expect(await enter(world, 'another', 'wrong one', '10.9.9.9')).toMatchObject({
      refusal: { code: 'too-many' },
    })
    expect(await enter(world, 'another', 'wrong one', '10.8.8.8')).toMatchObject({
      refusal: { code: 'wrong-password' },
    })
  })
})

describe('sessions', () => {
  test('end elsewhere, and stay here', async () => {
    const world = await aWorld()
    const personId = await aPerson(world, 'zx-1')
    await enter(world, 'zx-1', 'long-enough')
    const there = `hash-${serial}`
    await enter(world, 'zx-1', 'long-enough')
    const here = `hash-${serial}`
    expect(await signOutElsewhere(world, { personId, sessionHash: here })).toBe(1)
    expect(await findSession(world.db, there)).toBeUndefined()
    expect(await findSession(world.db, here)).toBeDefined()
  })

  test('a new password ends the others and replaces the old one', async () => {
    const world = await aWorld()
    const personId = await aPerson(world, 'zx-1')
    await enter(world, 'zx-1', 'long-enough')
    const change = (oldPassword: string, newPassword: string) =>
      changePassword(world, { personId, oldPassword, newPassword, sessionHash: 'here' })
    expect(await change('not it', 'another-one')).toMatchObject({ refusal: { code: 'wrong-password' } })
    expect(await change('long-enough', 'short')).toMatchObject({ refusal: { code: 'weak-password' } })
    expect(await change('long-enough', 'another-one')).toEqual({ ok: true, value: { ended: 1 } })
    expect(await enter(world, 'zx-1', 'long-enough')).toMatchObject({ ok: false })
    expect(await enter(world, 'zx-1', 'another-one')).toMatchObject({ ok: true })
  })
})

describe('the first administrator', () => {
  const form = { login: 'admin', name: '管理员', password: 'long-enough', unitName: '省公司' }

  test('is made once by the one-time link', async () => {
    const world = await aWorld()
    const token = await offerSetup(world)
    if (!token) throw new Error('no link on an empty database')
    expect(await setUpAdministrator(world, { ...form, token: 'guessed' })).toMatchObject({
      refusal: { code: 'link-used' },
    })
    expect(await setUpAdministrator(world, { ...form, token })).toMatchObject({ ok: true })
    expect(await setUpAdministrator(world, { ...form, login: 'second', token })).toMatchObject({
      refusal: { code: 'link-used' },
    })
    expect(await offerSetup(world)).toBeUndefined()
  })
})

describe('units', () => {
  test('a manager sees his own unit and those below, nobody else', async () => {
    const world = await aWorld()
    await insertUnit(world.db, { id: 'top', name: '分局', parentId: null })
    const add = async (
      login: string,
      unit: { id: string; name: string; parentId: string | null },
      roles: ('trainee' | 'manager')[],
    ) => {
      const added = await addPerson(world, { login, name: login, password: 'long-enough', roles, unit }, null)
      if (!added.ok) throw new Error(added.refusal.code)
      return added.value.id
    }
    const boss = await add('boss', { id: 'top', name: '分局', parentId: null }, ['manager'])
    await add('below', { id: 'below', name: '营业厅', parentId: 'top' }, ['trainee'])
    await add('beside', { ...HALL, id: 'beside' }, ['trainee'])
    const viewer = await findViewer(world.db, boss)
    if (!viewer) throw new Error('no viewer')
    expect((await traineesUnder(world.db, viewer)).map(({ login }) => login)).toEqual(['below'])
  })

  test('a login is given once', async () => {
    const world = await aWorld()
    await aPerson(world, 'zx-1')
    const again = await addPerson(
      world,
      { login: 'ZX-1', name: 'x', password: 'long-enough', roles: [], unit: HALL },
      null,
    )
    expect(again).toMatchObject({ refusal: { code: 'login-taken' } })
  })
})
