import {
  type Constraint,
  type ConstraintFacts,
  factsOf,
  type OuterItem,
  readConstraints,
} from '../../domain/assembly/constraint-table/constraints.ts'
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
        lines: [
          `组不出 ${forms} 套：按重题上限 ${maxOverlap} 依次只组出 ${possible} 套`,
          ...includedInAll(read.value, items, maxOverlap),
        ],
      }
    }
    const { conflicts } = drawn.refusal
    const explained = conflicts.map((ids) => factsOf(read.value, ids, items))
    return {
      exit: 1,
      output: { ...head, forms: [], conflicts, explained },
      lines: explained.flatMap(conflictWords),
    }
  } finally {
    await solver.close()
  }
}

/** Which rules do not hold together, each with what it asks and what the bank has. */
function conflictWords(facts: readonly ConstraintFacts[]): string[] {
  const [only] = facts
  const each = facts.map((fact) => `  ${fact.id}：${asked(fact)}，题库里符合条件的有 ${fact.have} 题`)
  return facts.length === 1 && only
    ? [`${only.id} 单独就满足不了：`, ...each]
    : [`这几条不能同时满足（去掉任何一条就可以）：${facts.map(({ id }) => id).join('、')}`, ...each]
}

function asked({ type, lower, upper }: ConstraintFacts): string {
  if (type === 'Include') return `全部要用（${lower} 题）`
  if (type === 'Exclude') return '一题也不能用'
  if (type === 'Enemy') return '最多用 1 题'
  if (upper === null) return `至少 ${lower} 题`
  return lower === upper ? `正好 ${lower} 题` : `${lower} 到 ${upper} 题`
}

/** The items that every form must hold, when they alone are more than two forms may share. */
function includedInAll(
  constraints: readonly Constraint[],
  items: readonly OuterItem[],
  maxOverlap: number | undefined,
): string[] {
  const included = constraints.filter(({ type }) => type === 'Include')
  const everywhere = items.filter(({ attributes }) => included.some(({ meets }) => meets(attributes))).length
  return maxOverlap !== undefined && everywhere > maxOverlap
    ? [
        `${included.map(({ id }) => id).join('、')} 规定每套都有 ${everywhere} 题，重题上限至少要 ${everywhere}`,
      ]
    : []
}
