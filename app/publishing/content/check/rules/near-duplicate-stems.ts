import { wordingOf } from '../../../../domain/item/wording.ts'
import { foldText } from '../../../../domain/marking/fold.ts'
import { bigramsOf, jaccard } from '../../../../domain/shared/similarity.ts'
import type { Rule } from '../rule.ts'

/** Two stems this much alike (Jaccard index of character bigrams) test the same fact with the same words. */
const ALIKE = 0.8

/** Items of one kind whose stems say nearly the same, unless their options differ (“下列哪一项…” over other options). */
export const nearDuplicateStems: Rule = {
  name: 'near-duplicate-stems',
  severity: 'error',
  check: ({ items }) => {
    const texts = items.map(({ file, item: { id, body } }) => {
      // two cases may be introduced by the same words: their material and parts tell them apart
      const written = body.kind === 'caseStudy' || body.kind === 'plan'
      const options = 'options' in body ? body.options.map(({ text }) => text).join('') : ''
      return {
        file,
        id,
        kind: body.kind,
        grams: bigramsOf(foldText(written ? wordingOf(body) : body.stem + options)),
      }
    })
    return texts.flatMap((later, i) =>
      texts
        .slice(0, i)
        .filter((earlier) => earlier.kind === later.kind && jaccard(earlier.grams, later.grams) >= ALIKE)
        .map((earlier) => ({
          file: later.file,
          path: later.id,
          message: `题干与 ${earlier.id}（${earlier.file}）几乎相同；同一事实不用同样的话考两遍，请改写或删去一题`,
        })),
    )
  },
}
