import { expect, test } from 'vitest'
import { findCertificateFor } from '#app/db/reads/certificates.server.ts'
import { certificatesOf } from '#app/db/reads/exams.server.ts'
import { findCredentials, findViewer, traineesUnder } from '#app/db/reads/people.server.ts'
import { teamOf } from '#app/db/reads/team.server.ts'
import type { Role } from '#app/domain/people/roles.ts'
import { loadDemo } from '#app/use-cases/demo/load-demo.server.ts'
import { addPerson } from '#app/use-cases/people/add-person.server.ts'
import { aPublishedWorld, type TestWorld } from '#tests/setup/world.ts'

/** The demonstration is loaded in each: slow on PGlite while other suites run. */
const LONG = 120_000

async function viewerOf(world: TestWorld, login: string) {
  const viewer = await findViewer(world.db, (await findCredentials(world.db, login))?.id ?? '')
  if (!viewer) throw new Error(`nobody is ${login}`)
  return viewer
}

async function aViewer(world: TestWorld, login: string, role: Role, unit: { id: string; name: string }) {
  const person = {
    login,
    name: login,
    password: 'long-enough',
    roles: [role],
    unit: { ...unit, parentId: null },
  }
  await addPerson(world, person, null)
  return viewerOf(world, login)
}

test(
  'a manager sees the trainees of his units with study, results and practice',
  async () => {
    const world = await aPublishedWorld()
    await loadDemo(world)
    const manager = await viewerOf(world, 'jl-00231')
    const team = await teamOf(world.db, await traineesUnder(world.db, manager), 'l4')
    const row = (login: string) => team.rows.find((each) => each.login === login)
    expect(team.modules).toBe(9)
    expect(team.hoursNeeded).toBe(30)
    expect(team.leaves).toHaveLength(10)
    expect(row('ZX-20418')).toMatchObject({ modulesDone: 9, hours: 30, exam: { state: 'passed' } })
    expect(row('ZX-20436')).toMatchObject({ exam: { state: 'failed' } })
    expect(row('ZX-20433')).toMatchObject({ modulesDone: 2, exam: { state: 'none' } })
    expect(row('ZX-20433')?.cells.map(({ kind }) => kind)).toContain('notLearnt')
    const shares = team.leaves.map(({ all }) => (all.kind === 'share' ? all.percent : 101))
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
  },
  LONG,
)

test(
  'a certificate opens for its holder and a manager above him, for nobody else',
  async () => {
    const world = await aPublishedWorld()
    await loadDemo(world)
    const holder = await viewerOf(world, 'zx-20418')
    const [certificate] = await certificatesOf(world.db, holder.id)
    const code = certificate?.code ?? ''
    const seenBy = async (viewer: typeof holder) => (await findCertificateFor(world.db, viewer, code))?.own
    expect(await seenBy(holder)).toBe(true)
    expect(await seenBy(await viewerOf(world, 'jl-00231'))).toBe(false)
    expect(await seenBy(await viewerOf(world, 'zx-20417'))).toBeUndefined()
    const elsewhere = { id: 'chengbei', name: '城北分局' }
    expect(await seenBy(await aViewer(world, 'jl-9', 'manager', elsewhere))).toBeUndefined()
    expect(await traineesUnder(world.db, await viewerOf(world, 'jl-9'))).toEqual([])
  },
  LONG,
)
