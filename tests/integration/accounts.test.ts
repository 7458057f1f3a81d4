import { expect, test } from 'vitest'
import { allUnits, findSession, findViewer } from '#app/db/reads/people.server.ts'
import { auditEvents } from '#app/db/schema/index.ts'
import { admitPerson } from '#app/use-cases/people/admit-person.server.ts'
import { closeAccount, reopenAccount } from '#app/use-cases/people/close-account.server.ts'
import { resetPassword } from '#app/use-cases/people/reset-password.server.ts'
import { signIn } from '#app/use-cases/people/sign-in.server.ts'
import { aPerson, HALL } from '#tests/setup/published.ts'
import { aWorld, type TestWorld } from '#tests/setup/world.ts'

let serial = 0
const enter = (world: TestWorld, login: string, password: string) =>
  signIn(world, {
    login,
    password,
    address: '10.0.0.1',
    userAgent: 'test',
    sessionHash: `account-${++serial}`,
  })

async function anAdministrator(world: TestWorld) {
  return { actorId: await aPerson(world, 'gl-1', ['administrator']), personId: await aPerson(world, 'zx-1') }
}
const kinds = async ({ db }: TestWorld) => (await db.select().from(auditEvents)).map(({ kind }) => kind)

test('a reset password is fresh, ends the sessions and forgets failed tries', async () => {
  const world = await aWorld()
  const both = await anAdministrator(world)
  await enter(world, 'zx-1', 'long-enough')
  const old = `account-${serial}`
  for (let i = 0; i < 5; i++) await enter(world, 'zx-1', 'forgotten')
  const reset = await resetPassword(world, both)
  if (!reset.ok) throw new Error(reset.refusal.code)
  expect(await findSession(world.db, old)).toBeUndefined()
  expect(await enter(world, 'zx-1', 'long-enough')).toMatchObject({ refusal: { code: 'wrong-password' } })
  expect(await enter(world, 'zx-1', reset.value.password)).toMatchObject({ ok: true })
  const facts = (await world.db.select().from(auditEvents)).find(({ kind }) => kind === 'password-reset')
  expect(facts).toMatchObject({ actorId: both.actorId, subject: both.personId, facts: { ended: 1 } })
  expect(JSON.stringify(facts)).not.toContain(reset.value.password)
})

test('a closed account is out at once and cannot come back until it is opened', async () => {
  const world = await aWorld()
  const both = await anAdministrator(world)
  await enter(world, 'zx-1', 'long-enough')
  const session = `account-${serial}`
  expect(await closeAccount(world, both)).toMatchObject({ ok: true })
  expect(await findSession(world.db, session)).toBeUndefined()
  expect(await findViewer(world.db, both.personId)).toBeUndefined()
  expect(await enter(world, 'zx-1', 'long-enough')).toMatchObject({ refusal: { code: 'wrong-password' } })
  expect(await reopenAccount(world, both)).toMatchObject({ ok: true })
  expect(await enter(world, 'zx-1', 'long-enough')).toMatchObject({ ok: true })
  expect(await kinds(world)).toEqual(expect.arrayContaining(['account-closed', 'account-opened']))
})

test('nobody closes or resets his own account, or one that is not there', async () => {
  const world = await aWorld()
  const { actorId } = await anAdministrator(world)
  for (const act of [closeAccount, resetPassword]) {
    expect(await act(world, { personId: actorId, actorId })).toMatchObject({
      refusal: { code: 'own-account' },
    })
    expect(await act(world, { personId: 'nobody', actorId })).toMatchObject({
      refusal: { code: 'no-such-person' },
    })
  }
})

test('a person admitted without a password gets one that works; a taken login leaves no unit behind', async () => {
  const world = await aWorld()
  const { actorId } = await anAdministrator(world)
  const unit = { id: 'west', name: '城西营业厅', parentId: HALL.id }
  const person = { login: 'ZX-1', name: '龑㛃', roles: ['trainee'], unit, password: null } as const
  expect(await admitPerson(world, person, actorId)).toMatchObject({ refusal: { code: 'login-taken' } })
  expect((await allUnits(world.db)).map(({ id }) => id)).toEqual([HALL.id])
  const admitted = await admitPerson(world, { ...person, login: 'ZX-2' }, actorId)
  if (!admitted.ok) throw new Error(admitted.refusal.code)
  expect(await enter(world, 'zx-2', admitted.value.password ?? '')).toMatchObject({ ok: true })
})
