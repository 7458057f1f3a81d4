import type { ItemBody, ItemKind, Of, Response, ResponseOf } from '../item/schema.ts'
import { markCaseStudy } from './case-study.ts'
import { markClassification } from './classification.ts'
import { markFillIn } from './fill-in.ts'
import { type Mark, type MarkingPolicy, type PeoplesMarks, unanswered } from './mark.ts'
import { markMultiple } from './multiple.ts'
import { markSingle } from './single.ts'
import { markTrueFalse } from './true-false.ts'
import { markPlan } from './written.ts'

const markers: {
  readonly [K in ItemKind]: (
    body: Of<K>,
    response: ResponseOf<K>,
    policy: MarkingPolicy,
    given: PeoplesMarks,
  ) => Mark
} = {
  single: markSingle,
  multiple: markMultiple,
  trueFalse: markTrueFalse,
  fillIn: markFillIn,
  classification: markClassification,
  caseStudy: markCaseStudy,
  plan: markPlan,
}

const markAs = <K extends ItemKind>(
  kind: K,
  body: Of<K>,
  response: ResponseOf<K>,
  policy: MarkingPolicy,
  given: PeoplesMarks,
): Mark => markers[kind](body, response, policy, given)

/**
 * Marks one answer by the rules of assessment.md §6: exactly, and the same every time. What was left blank is
 * `unanswered` and earns 0, whatever the kind and policy. A written answer nobody has read is `needsMarking`.
 * @param response null when nothing was ever entered
 * @param policy what the exam sets in place of the item's own rules
 * @param given what people gave for the written answers in it, once they have
 * @returns points in hundredths, and in `trace` the rule that decided each part
 * @throws TypeError when the response is of another kind than the item
 */
export function markItem(
  body: ItemBody,
  response: Response | null,
  policy: MarkingPolicy = {},
  given: PeoplesMarks = {},
): Mark {
  if (response === null) return unanswered(body.points)
  if (response.kind !== body.kind)
    throw new TypeError(`a ${response.kind} response cannot answer a ${body.kind} item`)
  return markAs(body.kind, body, response, policy, given)
}
