import { readConstraints } from '../../domain/assembly/constraint-table/constraints.ts'
import { widenSeed } from '../../domain/shared/rng.ts'
import { constraintForms } from '../../lib/solver/constraint-forms.server.ts'
import { openSolver } from '../../lib/solver/highs.server.ts'
import { BadInput, type Outcome } from '../command.ts'
import { readConstraintRows, readOuterItems, readWorth } from './outer-bank.ts'

/** Forms of an external bank under a constraint table; where there are none, what conflicts. */
export async function assembleOuter({
  items: itemsFile,
  constraints: constraintsFile,
  objective,
  seed,
  forms,
  maxOverlap,
}: Readonly<{
  items: string
  constraints: string
  objective?: string | undefined
  seed: bigint
  forms: number
  maxOverlap?: number | undefined
}>): Promise<Outcome> {
  const { items, columns } = readOuterItems(itemsFile)
  const read = readConstraints(readConstraintRows(constraintsFile), items, columns)
  if (!read.ok)
    throw new BadInput(
      read.refusal.faults
        .map(({ line, message }) => `${constraintsFile} 第 ${line} 行：${message}`)
        .join('\n'),
    )
  const worth = objective === undefined ? undefined : readWorth(objective, items)
  const head = { items: items.length, constraints: read.value.length, seed: Number(seed) }
  const solver = openSolver()
  try {
    const drawn = await constraintForms(solver, {
      items,
      constraints: read.value,
      seed: widenSeed(seed),
      forms,
      ...(maxOverlap !== undefined && { maxOverlap }),
      ...(worth && { worth }),
    })
    if (drawn.ok) {
      const made = drawn.value.map((form) => ({
        items: form.items.map(({ id }) => ({ id })),
        verification: form.verification,
        ...(worth && { worth: form.items.reduce((sum, { id }) => sum + (worth.get(id) ?? 0), 0) }),
      }))
      return {
        exit: 0,
        output: { ...head, forms: made, conflicts: [] },
        lines: made.map(
          (form, i) => `第 ${i + 1} 套：${form.items.length} 题，${read.value.length} 条约束都满足`,
        ),
      }
    }
    if (drawn.refusal.code === 'too-many-forms') {
      const { possible } = drawn.refusal
      return {
        exit: 1,
        output: { ...head, forms: [], conflicts: [], possible },
        lines: [`组不出 ${forms} 套：按重题上限 ${maxOverlap} 依次只组出 ${possible} 套`],
      }
    }
    const { conflicts } = drawn.refusal
    return {
      exit: 1,
      output: { ...head, forms: [], conflicts },
      lines: conflicts.map((ids) => `这几条不能同时满足（去掉任何一条就可以）：${ids.join('、')}`),
    }
  } finally {
    await solver.close()
  }
}
