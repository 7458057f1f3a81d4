import type { BankEntry } from '#app/domain/assembly/types.ts'
import type { DifficultyGrade, ItemKind } from '#app/domain/item/schema.ts'

/** One usable bank entry; give what matters. */
export const anEntry = (given: Partial<BankEntry> & { id: string }): BankEntry => ({
  version: 1,
  kind: 'single',
  points: 100,
  blanks: 1,
  knowledgePoint: 'law.appeal',
  leaf: 'law',
  difficulty: 'easy',
  enemyGroups: [],
  reserved: false,
  status: 'ready',
  levels: ['l4'],
  ...given,
})

/** What one l4 form takes of a leaf: items, fill-ins in blanks. */
type LeafPlan = Readonly<Partial<Record<ItemKind, number>> & { leaf: string }>

/** A form of the l4 blueprint that meets every quota exactly (content/blueprints/l4.yaml). */
export const L4_PLAN: readonly LeafPlan[] = [
  { leaf: 'basic.telecom', single: 8, multiple: 1, trueFalse: 3, fillIn: 2 },
  { leaf: 'basic.etiquette', single: 3, multiple: 1, trueFalse: 1, fillIn: 4 },
  { leaf: 'pro.core', single: 5, multiple: 1, trueFalse: 1, fillIn: 2 },
  { leaf: 'pro.business', single: 7, multiple: 2, trueFalse: 2, fillIn: 2 },
  { leaf: 'pro.service-marketing', single: 6, multiple: 1, trueFalse: 2, fillIn: 2 },
  { leaf: 'law', single: 3, multiple: 1, trueFalse: 1 },
  { leaf: 'work.care', single: 5, multiple: 1, trueFalse: 2, fillIn: 2, classification: 1 },
  { leaf: 'work.churn-retention', single: 5, multiple: 1, trueFalse: 1, fillIn: 1, classification: 1 },
  { leaf: 'work.value-uplift', single: 2, multiple: 1, trueFalse: 1 },
  { leaf: 'work.complaint', single: 1, trueFalse: 1, classification: 3 },
]

const GRADES: readonly DifficultyGrade[] = [
  ...Array.from({ length: 5 }, () => 'easy' as const),
  ...Array.from({ length: 4 }, () => 'medium' as const),
  'hard',
]
/** Knowledge points of each leaf of the synthetic bank. */
const POINTS_A_LEAF = 4

/**
 * A bank that holds `copies` forms of `L4_PLAN`: grades 5 : 4 : 1, four knowledge points a leaf. In every second leaf of
 * the plan fill-ins have two blanks where two are left, in the others one. Ids say leaf and kind.
 */
export function aBank({
  copies = 3,
  plan = L4_PLAN,
}: {
  copies?: number
  plan?: readonly LeafPlan[]
} = {}): BankEntry[] {
  const bank: BankEntry[] = []
  const push = (leaf: string, kind: ItemKind, blanks: number) => {
    const n = bank.length
    bank.push(
      anEntry({
        id: `${leaf}/${kind}/${String(n).padStart(4, '0')}`,
        leaf,
        kind,
        blanks,
        points: kind === 'multiple' ? 200 : 100 * blanks,
        knowledgePoint: `${leaf}.kp-${n % POINTS_A_LEAF}`,
        difficulty: GRADES[(n * 7) % GRADES.length] ?? 'easy',
      }),
    )
  }
  for (const [place, { leaf, ...kinds }] of plan.entries())
    for (const kind of ['single', 'multiple', 'trueFalse', 'fillIn', 'classification'] as const)
      for (let copy = 0; copy < copies; copy++)
        for (let left = kinds[kind] ?? 0; left > 0; ) {
          const blanks = kind === 'fillIn' && left >= 2 && place % 2 === 0 ? 2 : 1
          push(leaf, kind, blanks)
          left -= blanks
        }
  return bank
}
