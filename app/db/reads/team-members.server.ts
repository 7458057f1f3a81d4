import { unitsBelow } from '../../domain/people/roles.ts'
import type { Db } from '../engine/db.server.ts'
import { unitsOfManager } from './assignments.server.ts'
import { allUnits, type Member, traineesUnder, type Viewer } from './people.server.ts'

export type TeamChoice = Readonly<{
  /** The units the viewer may choose from. */
  units: readonly { readonly id: string; readonly name: string }[]
  /** The chosen one; null: all. */
  unit: { readonly id: string; readonly name: string } | null
  members: readonly Member[]
}>

/** The trainees of a manager, of all his units or of a chosen one of them; any other choice is all. */
export async function teamMembers(db: Db, viewer: Viewer, unitId: string | null): Promise<TeamChoice> {
  const tree = await allUnits(db)
  const units = unitsOfManager(tree, viewer).map(({ id, name }) => ({ id, name }))
  const unit = units.find(({ id }) => id === unitId) ?? null
  const everybody = await traineesUnder(db, viewer)
  const within = unit && unitsBelow(tree, unit.id)
  return { units, unit, members: within ? everybody.filter((one) => within.has(one.unitId)) : everybody }
}
