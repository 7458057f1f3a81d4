import { LEVELS } from '../../domain/shared/level.ts'
import { questionsOf } from './check/questions-of.ts'
import type { Content } from './types.ts'

/**
 * Per level, what a guesser could go by: how often each letter is the key of a single choice, how many of those
 * keys are the only longest or only shortest option, and how many true-or-false statements are true.
 */
export const keyFiguresOf = ({ items }: Pick<Content, 'items'>) =>
  Object.fromEntries(
    LEVELS.map((level) => {
      const letters: Record<string, number> = {}
      const figures = { single: 0, letters, longest: 0, shortest: 0, trueFalse: 0, true: 0 }
      for (const { body } of questionsOf(items.filter(({ moduleId }) => moduleId.startsWith(level)))) {
        if (body.kind === 'trueFalse') {
          figures.trueFalse += 1
          if (body.key) figures.true += 1
        }
        if (body.kind !== 'single') continue
        const right = body.options.find(({ id }) => id === body.key)?.text.length ?? 0
        const wrong = body.options.filter(({ id }) => id !== body.key).map(({ text }) => text.length)
        figures.single += 1
        letters[body.key] = (letters[body.key] ?? 0) + 1
        if (right > Math.max(...wrong)) figures.longest += 1
        if (right < Math.min(...wrong)) figures.shortest += 1
      }
      return [level, figures]
    }),
  )
