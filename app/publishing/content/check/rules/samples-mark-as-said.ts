import { markItem } from '../../../../domain/marking/mark-item.ts'
import { formatPoints } from '../../../../domain/shared/points.ts'
import type { Rule } from '../rule.ts'

/** The accepted and rejected answers an author gives with a fill-in come out of the marker as he says. */
export const samplesMarkAsSaid: Rule = {
  name: 'samples-mark-as-said',
  severity: 'error',
  check: ({ items }) =>
    items.flatMap(({ file, item: { id, body, facts } }) => {
      if (body.kind !== 'fillIn' || !facts.samples || body.blanks.length === 0) return []
      const mark = (blanks: string[]) => markItem(body, { kind: 'fillIn', blanks }).points
      const wrong = [
        ...facts.samples.accept.map((answer) => ({ answer, expected: body.points })),
        ...facts.samples.reject.map(({ answer, points }) => ({ answer, expected: points })),
      ].filter(({ answer, expected }) => mark(answer) !== expected)
      return wrong.map(({ answer, expected }) => ({
        file,
        path: `${id} samples`,
        message: `作答“${answer.join(' / ')}”写明应得 ${formatPoints(expected)} 分，判出 ${formatPoints(mark(answer))} 分；请改 accepted 或改样例`,
      }))
    }),
}
