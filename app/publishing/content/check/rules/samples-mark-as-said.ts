import { keyView } from '../../../../domain/item/review.ts'
import type { CasePart, FillInSamples, ItemBody } from '../../../../domain/item/schema.ts'
import { questionsIn } from '../../../../domain/item/wording.ts'
import { markFillIn } from '../../../../domain/marking/fill-in.ts'
import { formatPoints } from '../../../../domain/shared/points.ts'
import type { Rule } from '../rule.ts'

type FillIn = Extract<ItemBody | CasePart, { kind: 'fillIn' }>

/**
 * The accepted and rejected answers an author gives with a fill-in, or with such a part of a case study, come out of
 * the marker as he says; and what will be printed as its answer is right.
 */
export const samplesMarkAsSaid: Rule = {
  name: 'samples-mark-as-said',
  severity: 'error',
  check: ({ items }) =>
    items.flatMap(({ file, item: { id, body: item, facts } }) =>
      questionsIn(item).flatMap(({ path, body }) => {
        if (body.kind !== 'fillIn' || body.blanks.length === 0) return []
        const samples = 'samples' in body ? body.samples : item.kind === 'fillIn' ? facts.samples : undefined
        const mark = (blanks: string[]) => markFillIn(body, { kind: 'fillIn', blanks }).points
        return expectations(body, samples)
          .filter(({ answer, expected }) => mark(answer) !== expected)
          .map(({ answer, expected }) => ({
            file,
            path: `${id}${path} samples`,
            message: `作答“${answer.join(' / ')}”写明应得 ${formatPoints(expected)} 分，判出 ${formatPoints(mark(answer))} 分；请改 accepted 或改样例`,
          }))
      }),
    ),
}

function expectations(body: FillIn, samples: FillInSamples | undefined) {
  const key = keyView(body)
  return [
    ...(key.kind === 'fillIn' ? [{ answer: [...key.blanks], expected: body.points }] : []),
    ...(samples?.accept ?? []).map((answer) => ({ answer, expected: body.points })),
    ...(samples?.reject ?? []).map(({ answer, points }) => ({ answer, expected: points })),
  ]
}
