import { bigramsOf, jaccard } from '../../shared/similarity.ts'
import type { CaseRule } from './lint.ts'

const ALIKE = 0.55

/** Two sentences that share more than 55 % of their character pairs, unless they are twins. */
export const nearDuplicates: CaseRule = {
  name: 'complaint-near-duplicates',
  severity: 'error',
  check: (cases) => {
    const texts = cases.map(({ id, text, twin }) => ({ id, twin, grams: bigramsOf(text) }))
    return texts.flatMap((later, at) =>
      texts
        .slice(0, at)
        .filter(({ id, grams }) => id !== later.twin && jaccard(grams, later.grams) > ALIKE)
        .map(({ id }) => ({
          caseId: later.id,
          path: 'text',
          message: `与 ${id} 太像；请改写一句，或把两句做成对照（动机不同，互相指着）`,
        })),
    )
  },
}
