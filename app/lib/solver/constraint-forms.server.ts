import {
  type Constraint,
  type OuterItem,
  type OuterVerification,
  verifyOuterForm,
} from '../../domain/assembly/constraint-table/constraints.ts'
import { feasibilityProgram, itemProgram } from '../../domain/assembly/constraint-table/item-program.ts'
import { ok, type Result, refuse } from '../../domain/shared/result.ts'
import { byCodeUnit, seededRng, shuffled } from '../../domain/shared/rng.ts'
import type { Solver } from './highs.server.ts'

export type OuterForm = Readonly<{ items: readonly OuterItem[]; verification: OuterVerification }>
export type OuterRefusal =
  /** Each set cannot hold together, and would if any one of it were dropped. */
  | Readonly<{ code: 'conflicts'; conflicts: readonly (readonly string[])[] }>
  /** The rules hold, but not for so many forms so far apart: `possible` were found one after another. */
  | Readonly<{ code: 'too-many-forms'; possible: number }>

/** Conflicts named at most; the next ones show once these are mended. */
const MOST_CONFLICTS = 5

/**
 * Forms of somebody else's bank under his own constraints, one after another, any two sharing at most `maxOverlap`
 * items; the least used items first, chance decides among equals. With `worth`, each form has the greatest sum of it.
 * Same bank, constraints and seed: same forms, whatever order the bank comes in. All forms or a refusal.
 */
export async function constraintForms(
  solver: Solver,
  input: OuterInput,
): Promise<Result<OuterForm[], OuterRefusal>> {
  const { constraints, forms, maxOverlap } = input
  const items = [...input.items].sort((a, b) => byCodeUnit(a.id, b.id))
  const drawn = await drawForms(solver, { ...input, items })
  if (drawn.length === forms) return ok(drawn)
  if (drawn.length === 0 && forms === 1)
    return refuse({ code: 'conflicts', conflicts: await conflictsAmong(solver, items, constraints) })
  // with forms to come in view a form fails early; the largest number that does not is what the bank can give
  let possible = maxOverlap === 0 ? forms - 1 : drawn.length
  while (
    maxOverlap === 0 &&
    possible > 0 &&
    (await drawForms(solver, { ...input, items, forms: possible })).length < possible
  )
    possible--
  return possible === 0
    ? refuse({ code: 'conflicts', conflicts: await conflictsAmong(solver, items, constraints) })
    : refuse({ code: 'too-many-forms', possible })
}

type OuterInput = Readonly<{
  items: readonly OuterItem[]
  constraints: readonly Constraint[]
  /** Root seed, 32 hexadecimal digits. */
  seed: string
  forms: number
  maxOverlap?: number
  worth?: ReadonlyMap<string, number>
}>

/** The forms in turn, as far as it goes. */
async function drawForms(solver: Solver, input: OuterInput): Promise<OuterForm[]> {
  const { items, constraints, seed, forms, maxOverlap = Number.POSITIVE_INFINITY, worth } = input
  const drawn: OuterForm[] = []
  const earlier: ReadonlySet<string>[] = []
  const used = new Map<string, number>()
  for (let nth = 1; nth <= forms; nth++) {
    const rng = seededRng(seed, `draw:form-${nth}`)
    const toCome = forms - nth
    const program = itemProgram({
      items,
      constraints,
      earlier,
      maxOverlap,
      used,
      toCome,
      rng,
      ...(worth && { worth }),
    })
    const solution = await solver.solve(program)
    if (solution.status === 'infeasible') return drawn
    const chosen = program.items.filter((_, place) => (solution.values[place] ?? 0) > 0.5)
    const verification = verifyOuterForm(chosen, constraints, earlier, maxOverlap)
    if (!verification.ok)
      throw new Error(`form ${nth} is not what was asked for: ${verification.violations.join('; ')}`)
    drawn.push({ items: shuffled(chosen, seededRng(seed, `order:form-${nth}`)), verification })
    earlier.push(new Set(chosen.map(({ id }) => id)))
    for (const { id } of chosen) used.set(id, (used.get(id) ?? 0) + 1)
  }
  return drawn
}

/**
 * Minimal sets of constraints that cannot hold together, disjoint from each other, by deletion (Chinneck & Dravnieks
 * 1991): a constraint without which the rest still conflicts does not belong to the set.
 */
export async function conflictsAmong(
  solver: Solver,
  items: readonly OuterItem[],
  constraints: readonly Constraint[],
): Promise<string[][]> {
  const holds = async (some: readonly Constraint[]) =>
    (await solver.solve(feasibilityProgram(items, some))).status === 'optimal'
  const conflicts: string[][] = []
  let rest = constraints
  while (conflicts.length < MOST_CONFLICTS && !(await holds(rest))) {
    let core = rest
    // from the last row back: the first rows of a table are the general ones, which explain a conflict best
    for (const one of [...rest].reverse()) {
      const without = core.filter((other) => other !== one)
      if (!(await holds(without))) core = without
    }
    const ids = new Set(core.map(({ id }) => id))
    conflicts.push([...ids])
    rest = rest.filter(({ id }) => !ids.has(id))
  }
  return conflicts
}
