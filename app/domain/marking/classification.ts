import { areAdjacent, classOf } from '../complaint/motives.ts'
import type { Of, ResponseOf } from '../item/schema.ts'
import { percentOf } from '../shared/points.ts'
import { rational } from '../shared/rational.ts'
import { type Mark, type MarkingRule, marked, unanswered } from './mark.ts'

type Key = Of<'classification'>['key']
type Said = ResponseOf<'classification'>
type Part = { readonly rule: MarkingRule; readonly percent: number }

/** 60 % for the class; a mixed complaint taken for the class of its primary motive earns 30 % in its place. */
function classPart(said: Said, key: Key): Part {
  if (said.class === undefined) return { rule: 'class-missing', percent: 0 }
  if (said.class === key.class) return { rule: 'class-equal', percent: 60 }
  if (key.class === 'mixed' && said.class === classOf(key.primaryMotive))
    return { rule: 'class-of-primary-motive', percent: 30 }
  return { rule: 'class-different', percent: 0 }
}

/** 40 % for the primary motive, 20 % for one adjacent to it. */
function motivePart(said: Said, key: Key): Part {
  if (said.primaryMotive === undefined) return { rule: 'motive-missing', percent: 0 }
  if (said.primaryMotive === key.primaryMotive) return { rule: 'motive-equal', percent: 40 }
  if (areAdjacent(said.primaryMotive, key.primaryMotive)) return { rule: 'motive-adjacent', percent: 20 }
  return { rule: 'motive-different', percent: 0 }
}

/**
 * Marks class and primary motive, each by itself (assessment.md §6). The secondary motive is not marked: naming
 * nothing else is leaving the item blank.
 */
export function markClassification({ key, points }: Of<'classification'>, said: Said): Mark {
  if (said.class === undefined && said.primaryMotive === undefined) return unanswered(points)
  const parts = [classPart(said, key), motivePart(said, key)]
  const percent = parts.reduce((sum, part) => sum + part.percent, 0)
  const trace = parts.map((part) => ({ rule: part.rule, earned: percentOf(points, part.percent) }))
  return marked(rational(percent, 100), points, trace)
}
