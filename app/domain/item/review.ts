import type { MarkState, MarkTrace } from '../marking/mark.ts'
import type { Points } from '../shared/points.ts'
import type { Blank, ItemBody, ItemFacts, Source } from './schema.ts'

/** What a person may learn of an item once his answer is kept and may be shown: named field by field. */
export type ItemReview = Readonly<{
  key: KeyView
  rationale: string
  source: Source
  asOf: string
  answerStatus: ItemFacts['answerStatus']
  mark: Readonly<{ state: MarkState; points: Points; outOf: Points; trace: MarkTrace }>
  /** Where the lesson speaks of it. */
  section: Readonly<{ moduleId: string; id: string; title: string }> | null
}>

export type KeyView =
  | Readonly<{ kind: 'single'; correct: string }>
  | Readonly<{ kind: 'multiple'; correct: readonly string[] }>
  | Readonly<{ kind: 'trueFalse'; correct: boolean }>
  | Readonly<{ kind: 'fillIn'; blanks: readonly string[] }>
  | Readonly<{ kind: 'classification' } & Extract<ItemBody, { kind: 'classification' }>['key']>

/** The answer of a blank as it is printed: the first accepted wording. */
function printed(blank: Blank): string {
  switch (blank.kind) {
    case 'text':
      return blank.accepted[0] ?? ''
    case 'number':
      return blank.unitRule === 'required' ? `${blank.value} ${blank.unit ?? ''}`.trim() : blank.value
    case 'list':
      return blank.elements.map(([first]) => first ?? '').join('、')
  }
}

/** The key of an item as people read it. Only for an answer that is kept and may be shown. */
export function keyView(body: ItemBody): KeyView {
  switch (body.kind) {
    case 'single':
    case 'trueFalse':
      return { kind: body.kind, correct: body.key } as KeyView // kind and key belong together in the body
    case 'multiple':
      return { kind: body.kind, correct: body.key }
    case 'fillIn':
      return { kind: body.kind, blanks: body.blanks.map(printed) }
    case 'classification':
      return { kind: body.kind, ...body.key }
  }
}

/** @param section where the lesson speaks of it, if it does */
export function itemReview(
  body: ItemBody,
  {
    rationale,
    source,
    asOf,
    answerStatus,
  }: Pick<ItemFacts, 'rationale' | 'source' | 'asOf' | 'answerStatus'>,
  { state, points, outOf, trace }: ItemReview['mark'],
  section: ItemReview['section'],
): ItemReview {
  return {
    key: keyView(body),
    rationale,
    source,
    asOf,
    answerStatus,
    mark: { state, points, outOf, trace },
    section,
  }
}
