import { isAct } from './acts.ts'
import type { RecordedInput, Talk } from './replay.ts'
import type { GroundedAct } from './turn.ts'

/** "Recognised wrongly": some words of a turn, the act heard in them (null: none), the one meant (null: none). */
export type Correction = Readonly<{
  turn: number
  clause: string
  recognised: string | null
  proposed: string | null
}>

/**
 * The inputs with one turn read as the appeal says: the act heard in those words goes, the one meant stands in its
 * place, about the same matter; a red line or suspicion that came from that act goes with it.
 */
export function withCorrection(
  inputs: readonly RecordedInput[],
  { turns }: Talk,
  { turn, clause, recognised, proposed }: Correction,
): RecordedInput[] {
  const say = turns[turn - 1]?.say ?? ''
  const start = say.indexOf(clause)
  const span = { start, end: start + clause.length }
  let at = 0
  return inputs.map((recorded) => {
    if ('say' in recorded.input || 'choice' in recorded.input) at += 1
    if (at !== turn || !('say' in recorded.input) || start < 0) return recorded
    const wrong = recorded.acts.find(
      (act) => act.act === recognised && act.span.start < span.end && act.span.end > span.start,
    )
    const kept = recorded.acts.filter((act) => act !== wrong)
    const meant: GroundedAct[] =
      proposed !== null && isAct(proposed)
        ? [
            {
              act: proposed,
              ...(wrong?.target === undefined ? {} : { target: wrong.target }),
              details: wrong?.details ?? [],
              tags: [],
              span,
              source: 'given',
            },
          ]
        : []
    const flags = wrong ? recorded.flags.filter((flag) => !/^(red|suspected):/.test(flag)) : recorded.flags
    return { ...recorded, acts: inOrder([...kept, ...meant]), flags }
  })
}

const inOrder = (acts: readonly GroundedAct[]): GroundedAct[] =>
  [...acts].sort((a, b) => a.span.start - b.span.start)

/** The words as a training line: digits as #, a name after 我是, 姓 or 叫 as 某. */
export const masked = (clause: string): string =>
  clause
    .replace(/\d/g, '#')
    .replace(/(我是|我姓|姓|叫)(?:小|老)?[\u4e00-\u9fff]{1,2}(?=[，。,.\s]|$)/g, '$1某')
