import { PASS } from '#app/domain/role-play/score.ts'
import { atLeast, atMost, type Bar } from '../bar.ts'
import { trainedModel } from './scenarios.ts'
import { type Adversarial, adversarialTalks, keywordTotal, tell, totalOf } from './talks.ts'

const PASS_POINTS = PASS / 100

/**
 * V3: talks written to fool a scorer, and good ones that use no stock phrase, each with the band of points a trainer
 * would accept. What falls out of its band is named.
 */
export function adversarialBars(): Bar[] {
  const model = trainedModel()
  const judged = adversarialTalks().map((talk) => {
    const told = tell(model, talk, talk.lines)
    return {
      talk,
      total: totalOf(told),
      crossed: told.score.redLines.filter((redLine) => !talk.redLines.includes(redLine)),
      missed: talk.redLines.filter((redLine) => !told.score.redLines.some((found) => found === redLine)),
      keywords: keywordTotal(talk.lines),
    }
  })
  for (const { talk, total, crossed, missed } of judged)
    if (!isWithin(talk, total) || crossed.length > 0 || missed.length > 0)
      process.stderr.write(
        `V3: ${talk.id} ${talk.name}: ${total}, band ${talk.band.join('–')}${crossed.length > 0 ? `, wrongly ${crossed}` : ''}${missed.length > 0 ? `, unheard ${missed}` : ''}\n`,
      )
  const good = judged.filter(({ talk }) => talk.pass)
  const bad = judged.filter(({ talk }) => !talk.pass)
  const share = (part: readonly unknown[], whole: readonly unknown[]) => (100 * part.length) / whole.length
  return [
    atLeast('V3', 'talks with a band', judged.length, 60, 'talks'),
    atLeast(
      'V3',
      'in band',
      share(
        judged.filter(({ talk, total }) => isWithin(talk, total)),
        judged,
      ),
      95,
      '%',
      share(
        judged.filter(({ talk, keywords }) => isWithin(talk, keywords)),
        judged,
      ),
    ),
    atMost(
      'V3',
      `bad talks that pass, of ${bad.length}`,
      bad.filter(({ total }) => total >= PASS_POINTS).length,
      0,
      'talks',
      bad.filter(({ keywords }) => keywords >= PASS_POINTS).length,
    ),
    atLeast(
      'V3',
      'good talks in words of their own that pass',
      share(
        good.filter(({ total }) => total >= PASS_POINTS),
        good,
      ),
      90,
      '%',
      share(
        good.filter(({ keywords }) => keywords >= PASS_POINTS),
        good,
      ),
    ),
    atMost(
      'V3',
      'good talks in which a red line is heard',
      good.filter(({ crossed }) => crossed.length > 0).length,
      0,
      'talks',
    ),
  ]
}

const isWithin = ({ band: [least, most] }: Adversarial, total: number): boolean =>
  total >= least && total <= most
