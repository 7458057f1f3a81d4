import { unitsAbove, unitsOfManager } from '../../db/reads/assignments.server.ts'
import { findChallenge, firstTryOf } from '../../db/reads/challenges.server.ts'
import { drillLog, readyCases } from '../../db/reads/drill.server.ts'
import { allUnits, managesUnit, traineesUnder, type Viewer } from '../../db/reads/people.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { insertChallenge, withdrawChallenge } from '../../db/writes/challenges.server.ts'
import { insertDrillSet } from '../../db/writes/drill.server.ts'
import { chooseChallenge, confusedMotives, stateOfChallenge } from '../../domain/complaint/challenge.ts'
import type { Motive } from '../../domain/complaint/motives.ts'
import { unitsBelow } from '../../domain/people/roles.ts'
import type { Instant } from '../../domain/shared/instant.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import { seededRng } from '../../domain/shared/rng.ts'
import type { World } from '../world.ts'

type Plan = {
  viewer: Viewer
  unitId: string
  title: string
  opensAt: Instant
  closesAt: Instant
  /** What the cases are about; empty: what the unit confuses most. */
  motives: readonly Motive[]
}

/**
 * Sets a challenge for a unit of the manager's and those below it. The cases are chosen once, so that everybody meets
 * the same. Refuses `no-such-unit`, `in-past` (it would be over before it is open), `no-cases`.
 */
export async function setChallenge({ db, now, newId, newSeed }: World, plan: Plan) {
  const [id, eventId, seed, at] = [newId(), newId(), newSeed(), now()]
  const { viewer, unitId, title, opensAt, closesAt } = plan
  return db.tx(async () => {
    const tree = await allUnits(db)
    if (!unitsOfManager(tree, viewer).some((unit) => unit.id === unitId))
      return refuse({ code: 'no-such-unit', unitId } as const)
    if (closesAt <= at || closesAt <= opensAt) return refuse({ code: 'in-past' } as const)
    const motives =
      plan.motives.length > 0 ? plan.motives : await confusedIn(db, viewer, unitsBelow(tree, unitId))
    const bank = await readyCases(db)
    const chosen = chooseChallenge(
      bank.map(({ complaint }) => complaint),
      motives,
      seededRng(seed, 'drill'),
    )
    if (chosen.length === 0) return refuse({ code: 'no-cases' } as const)
    const versions = new Map(bank.map(({ complaint, version }) => [complaint.id, version]))
    const cases = chosen.map((one) => ({ caseId: one.id, version: versions.get(one.id) ?? 1 }))
    await insertChallenge(db, {
      id,
      unitId,
      title,
      cases,
      opensAt,
      closesAt,
      createdBy: viewer.id,
      createdAt: at,
      withdrawn: false,
    })
    await recordEvent(db, {
      id: eventId,
      at,
      actorId: viewer.id,
      kind: 'challenge-set',
      subject: id,
      facts: { unitId, title, motives, opensAt, closesAt, cases: cases.length },
    })
    return ok({ challengeId: id })
  })
}

async function confusedIn(db: World['db'], viewer: Viewer, units: ReadonlySet<string>): Promise<Motive[]> {
  const members = (await traineesUnder(db, viewer)).filter(({ unitId }) => units.has(unitId))
  const log = await drillLog(
    db,
    members.map(({ id }) => id),
  )
  return confusedMotives(
    log.flatMap(({ keyMotive, saidMotive }) => (saidMotive ? [{ key: keyMotive, said: saidMotive }] : [])),
  )
}

/**
 * Opens a trainee's try at a challenge of his unit or one above it; there is one try, and coming back goes on with it.
 * It closes with the challenge. Refuses `no-such-challenge`, `set-closed` (not open, or over).
 */
export async function playChallenge(
  { db, now, newId, newSeed }: World,
  { viewer, challengeId }: { viewer: Viewer; challengeId: string },
) {
  const [id, seed, startedAt] = [newId(), newSeed(), now()]
  return db.tx(async () => {
    const challenge = await findChallenge(db, challengeId)
    const above = unitsAbove(await allUnits(db), viewer.unitId)
    if (!challenge || challenge.withdrawn || !above.includes(challenge.unitId))
      return refuse({ code: 'no-such-challenge' } as const)
    const first = await firstTryOf(db, challengeId, viewer.id)
    if (first) return ok({ setId: first.id })
    if (stateOfChallenge(challenge, startedAt) !== 'open') return refuse({ code: 'set-closed' } as const)
    await insertDrillSet(db, {
      id,
      personId: viewer.id,
      mode: 'challenge',
      seed,
      cases: challenge.cases,
      challengeId,
      startedAt,
      deadlineAt: challenge.closesAt,
      finishedAt: null,
    })
    return ok({ setId: id })
  })
}

/** Takes a challenge back; what was answered in it stays in everybody's own figures. Refuses `no-such-challenge`. */
export async function endChallenge(
  { db, now, newId }: World,
  { viewer, challengeId }: { viewer: Viewer; challengeId: string },
) {
  const [at, eventId] = [now(), newId()]
  return db.tx(async () => {
    const challenge = await findChallenge(db, challengeId)
    if (!challenge || !(await managesUnit(db, viewer, challenge.unitId)))
      return refuse({ code: 'no-such-challenge' } as const)
    if (!(await withdrawChallenge(db, challengeId))) return refuse({ code: 'no-such-challenge' } as const)
    await recordEvent(db, {
      id: eventId,
      at,
      actorId: viewer.id,
      kind: 'challenge-withdrawn',
      subject: challengeId,
      facts: { unitId: challenge.unitId, title: challenge.title },
    })
    return ok({})
  })
}
