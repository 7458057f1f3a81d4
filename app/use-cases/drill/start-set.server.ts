import { type BankCase, readyCases } from '../../db/reads/drill.server.ts'
import { insertDrillSet } from '../../db/writes/drill.server.ts'
import {
  choosePairs,
  choosePile,
  chooseSprint,
  type DrillMode,
  SPRINT_MS,
} from '../../domain/complaint/modes.ts'
import { chooseSet, type Learner } from '../../domain/complaint/select.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import { type Rng, seededRng } from '../../domain/shared/rng.ts'
import type { World } from '../world.ts'
import { learnerOf } from './learner.server.ts'

type Choose = <T extends BankCase['complaint']>(bank: readonly T[], learner: Learner, rng: Rng) => T[]
const CHOICES: Record<Exclude<DrillMode, 'challenge'>, Choose> = {
  learn: chooseSet,
  sprint: chooseSprint,
  twins: choosePairs,
  pile: choosePile,
}

/** Opens a set of this mode for a learner. The time of a sprint runs from here. Refuses `no-cases`. */
export async function startSet(
  { db, now, newId, newSeed }: World,
  { personId, mode }: { personId: string; mode: Exclude<DrillMode, 'challenge'> },
) {
  const [id, seed, startedAt] = [newId(), newSeed(), now()]
  return db.tx(async () => {
    const bank = await readyCases(db)
    const versions = new Map(bank.map(({ complaint, version }) => [complaint.id, version]))
    const chosen = CHOICES[mode](
      bank.map(({ complaint }) => complaint),
      await learnerOf(db, personId, startedAt),
      seededRng(seed, 'drill'),
    )
    if (chosen.length === 0) return refuse({ code: 'no-cases' } as const)
    await insertDrillSet(db, {
      id,
      personId,
      mode,
      seed,
      cases: chosen.map((it) => ({ caseId: it.id, version: versions.get(it.id) ?? 1 })),
      challengeId: null,
      startedAt,
      deadlineAt: mode === 'sprint' ? startedAt + SPRINT_MS : null,
      finishedAt: null,
    })
    return ok({ setId: id })
  })
}
