import { isBrushOff } from './acts.ts'
import type { Parting } from './endings.ts'
import type { Play } from './play.ts'
import type { Crossing } from './red-lines.ts'

/**
 * What the customer means to say, never how: at most one reaction (`hurt` `push` `suspicious` `clarify` `demand`
 * `soften`), then content (`fact:x` `volunteer:x` `objection:x` `consent:x` `accept` `leave` `brushOff` `hangUp`).
 * `resolved:x` and `red:x` are marks for the debrief.
 */
export type Intent = string
export const isMark = (intent: Intent): boolean => intent.startsWith('resolved:') || intent.startsWith('red:')

export function intentsOf(
  { input, opened, voiced, resolved, answered, effective }: Play,
  {
    crossings,
    isSour,
    parting,
  }: { crossings: readonly Crossing[]; isSour: boolean; parting: Parting | undefined },
): Intent[] {
  const content: Intent[] = [
    ...opened.map(({ id, by }) => (by === 'question' ? `fact:${id}` : `volunteer:${id}`)),
    ...voiced.map((id) => `objection:${id}`),
    ...(answered ? [`consent:${answered}`] : []),
    ...(parting ? [parting] : []),
  ]
  const marks: Intent[] = [
    ...crossings.filter(({ confirmed }) => confirmed).map(({ redLine }) => `red:${redLine}`),
    ...resolved.map((id) => `resolved:${id}`),
  ]
  const reaction = (): Intent | undefined => {
    if (input.acts.some(({ act }) => isBrushOff(act))) return 'hurt'
    if (input.flags.includes('leak')) return 'suspicious'
    if (input.flags.includes('stuffed')) return 'clarify'
    if (isSour) return 'push'
    if (content.length > 0 || marks.length > 0) return undefined
    if (effective) return 'soften'
    return input.acts.length === 0 ? 'clarify' : 'demand'
  }
  const first = reaction()
  return [...new Set([...(first ? [first] : []), ...content, ...marks])]
}
