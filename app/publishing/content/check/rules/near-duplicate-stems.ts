import { ALIKE, askedText } from '../../../../domain/item/alike.ts'
import { bigramsOf, jaccard } from '../../../../domain/shared/similarity.ts'
import type { Rule } from '../rule.ts'

/** Items of one kind whose stems say nearly the same, unless their options differ (“下列哪一项…” over other options). */
export const nearDuplicateStems: Rule = {
  name: 'near-duplicate-stems',
  severity: 'error',
  check: ({ items }) => {
    const texts = items.map(({ file, item: { id, body } }) => ({
      file,
      id,
      kind: body.kind,
      grams: bigramsOf(askedText(body)),
    }))
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
