import type { Motive } from '../complaint/motives.ts'
import { needOf } from './knowledge.ts'
import type { Talk } from './replay.ts'
import { settingOf } from './setting.ts'

/** A customer's line that wants one thing. `turn`: whose answer it is, 0 for what he came with; `about`: the fact or objection. */
export type NeedLine = Readonly<{ turn: number; words: string; about: string; need: Motive }>

/** Which of the lines with a need are asked about: two a talk, not in a row, so that the talk is not broken. */
const ASKED: readonly number[] = [0, 2]

/**
 * The customer's lines so far that a learner is asked about: what does he want here? The need is the one the author gave
 * the fact or objection that the line tells; lines that tell of two different needs are passed over. Folded from the
 * talk alone: an answer changes nothing in it (complaint-drill.md §11).
 */
export function askedLines(talk: Talk): NeedLine[] {
  const { scenario, made, opening, turns } = talk
  const setting = settingOf(scenario, made.variant, made.difficulty)
  const stated = scenario.objections.find((objection) => objection.stated)
  const lines = [
    { turn: 0, words: opening, about: stated ? [stated.id] : [] },
    ...turns.map(({ turn, reply, intents }) => ({
      turn,
      words: reply,
      about: intents.flatMap((intent) => /^(?:fact|volunteer|objection):(.+)$/.exec(intent)?.[1] ?? []),
    })),
  ]
  return lines
    .flatMap(({ turn, words, about }): NeedLine[] => {
      const told = about.flatMap((id) => {
        const need = needOf(setting, id)
        return need ? [{ id, need }] : []
      })
      const [first] = told
      return first && told.every(({ need }) => need === first.need)
        ? [{ turn, words, about: first.id, need: first.need }]
        : []
    })
    .filter((_, at) => ASKED.includes(at))
}
