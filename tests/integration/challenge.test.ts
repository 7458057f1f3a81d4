import { expect, test } from 'vitest'
import { challengesFor, challengesOfUnits } from '#app/db/reads/challenges.server.ts'
import { findDrillRound } from '#app/db/reads/drill-round.server.ts'
import { findViewer, traineesUnder } from '#app/db/reads/people.server.ts'
import { teamDrill } from '#app/db/reads/team-drill.server.ts'
import { insertDocumentVersion } from '#app/db/writes/content.server.ts'
import { DAY } from '#app/domain/shared/instant.ts'
import { answerCase } from '#app/use-cases/drill/answer-case.server.ts'
import { endChallenge, playChallenge, setChallenge } from '#app/use-cases/drill/challenge.server.ts'
import { aDrillBank } from '#tests/factories/complaint.ts'
import { aPerson, HALL } from '#tests/setup/published.ts'
import { aWorld, type TestWorld } from '#tests/setup/world.ts'

const viewerOf = async (world: TestWorld, personId: string) => {
  const viewer = await findViewer(world.db, personId)
  if (!viewer) throw new Error(personId)
  return viewer
}

async function aChallenge() {
  const world = await aWorld()
  for (const body of aDrillBank())
    await insertDocumentVersion(
      world.db,
      { kind: 'complaintCase', documentId: body.id, n: 1, hash: body.id, body },
      world.now(),
    )
  const manager = await viewerOf(world, await aPerson(world, 'jl-1', ['manager']))
  const trainees = []
  for (const login of ['zx-1', 'zx-2', 'zx-3'])
    trainees.push(await viewerOf(world, await aPerson(world, login)))
  const plan = {
    viewer: manager,
    unitId: HALL.id,
    title: '本周',
    opensAt: world.now(),
    closesAt: world.now() + 7 * DAY,
    motives: ['E1', 'R3'] as const,
  }
  return { world, manager, trainees, plan }
}

test('everybody gets the same cases once; a unit has a figure from three people on, and nobody is named', async () => {
  const { world, manager, trainees, plan } = await aChallenge()
  const set = await setChallenge(world, plan)
  if (!set.ok) throw new Error(set.refusal.code)
  const { challengeId } = set.value
  const asked = new Set<string>()
  for (const [nth, viewer] of trainees.entries()) {
    const [before] = await challengesFor(world.db, viewer, world.now())
    expect(before).toMatchObject({ id: challengeId, state: 'open', mine: null })
    // two are shown without a mean
    expect(before?.standings[0]).toMatchObject({ played: nth, mean: null })
    const played = await playChallenge(world, { viewer, challengeId })
    if (!played.ok) throw new Error(played.refusal.code)
    const { setId } = played.value
    const round = await findDrillRound(world.db, { setId, personId: viewer.id, at: world.now() })
    asked.add(JSON.stringify(round?.cases.map(({ id }) => id)))
    for (const place of round?.cases.keys() ?? [])
      await answerCase(world, {
        personId: viewer.id,
        setId,
        place,
        given: { class: 'emotional', motive: 'E1', secondary: null },
        tookMs: 9_000,
      })
    expect(await playChallenge(world, { viewer, challengeId })).toMatchObject({ value: { setId } })
  }
  expect(asked.size).toBe(1)
  const [line] = await challengesOfUnits(world.db, [HALL.id], world.now())
  expect(line).toMatchObject({
    cases: 10,
    motives: ['E1', 'R3'],
    standings: [{ played: 3, people: 3, rank: 1 }],
  })
  expect(line?.standings[0]?.mean).toBeGreaterThan(0)
  expect(JSON.stringify(line?.standings)).not.toContain('zx-')
  const team = await teamDrill(world.db, await traineesUnder(world.db, manager))
  expect(team.answers).toBe(30)
  // five cases of R3 taken for E1 by each of three
  expect(team.pairs[0]).toMatchObject({ pair: ['E1', 'R3'], errors: 15, seen: 30 })
  expect(team.namingClash).toBe(15)
  expect(team.map.motives[0]).toMatchObject({ id: 'R3', all: { percent: 0, answers: 15 } })
})

test('is not open before its day, closes by its date, and is gone when withdrawn', async () => {
  const { world, manager, trainees, plan } = await aChallenge()
  const [viewer] = trainees
  if (!viewer) throw new Error('nobody')
  const set = await setChallenge(world, { ...plan, opensAt: world.now() + DAY })
  if (!set.ok) throw new Error(set.refusal.code)
  const { challengeId } = set.value
  const code = async () => {
    const played = await playChallenge(world, { viewer, challengeId })
    return played.ok ? 'ok' : played.refusal.code
  }
  expect(await challengesFor(world.db, viewer, world.now())).toEqual([])
  expect(await code()).toBe('set-closed')
  world.later(9 * DAY)
  expect(await code()).toBe('set-closed')
  expect(await challengesFor(world.db, viewer, world.now())).toMatchObject([{ state: 'closed' }])
  expect(await endChallenge(world, { viewer, challengeId })).toMatchObject({ ok: false })
  expect(await endChallenge(world, { viewer: manager, challengeId })).toMatchObject({ ok: true })
  expect(await challengesFor(world.db, viewer, world.now())).toEqual([])
  expect(await code()).toBe('no-such-challenge')
})

test('refuses another’s unit, a date that is over, and motives without cases', async () => {
  const { world, manager, plan } = await aChallenge()
  const code = async (more: object) => {
    const set = await setChallenge(world, { ...plan, ...more })
    return set.ok ? 'ok' : set.refusal.code
  }
  expect(await code({ unitId: 'elsewhere' })).toBe('no-such-unit')
  expect(await code({ closesAt: world.now() })).toBe('in-past')
  expect(await code({ viewer: { ...manager, roles: [] } })).toBe('no-such-unit')
  // without motives the team's own confusions choose
  expect(await code({ motives: [] })).toBe('ok')
})
