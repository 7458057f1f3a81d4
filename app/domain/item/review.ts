import type { MarkState, MarkTrace } from '../marking/mark.ts'
import { partMarks } from '../marking/part-marks.ts'
import type { Points } from '../shared/points.ts'
import type { Rubric } from './rubric.ts'
import type { Blank, CasePart, ItemBody, ItemFacts, Source } from './schema.ts'

/** What a person may learn of an item once his answer is kept and may be shown: named field by field. */
export type ItemReview = Readonly<{
  key: KeyView
  rationale: string
  source: Source
  asOf: string
  answerStatus: ItemFacts['answerStatus']
  mark: MarkView
  /** The marks of a case study's parts, in order; none for other kinds. */
  parts: readonly MarkView[]
  /** What readers gave the written answers in it, without their names; none where no one has read. */
  readings: readonly Reading[]
  /** Where the lesson speaks of it. */
  section: Readonly<{ moduleId: string; id: string; title: string }> | null
}>

type MarkView = Readonly<{ state: MarkState; points: Points; outOf: Points; trace: MarkTrace }>

/** One reading of a written answer as its writer may see it after release. */
export type Reading = Readonly<{
  /** The part of a case study, from 0, as text; empty: the whole item. */
  part: string
  reading: number
  points: Points
  given: readonly Readonly<{ criterion: string; points: Points; comment?: string }>[]
  comment: string | null
}>

export type KeyView =
  | Readonly<{ kind: 'single'; correct: string }>
  | Readonly<{ kind: 'multiple'; correct: readonly string[] }>
  | Readonly<{ kind: 'trueFalse'; correct: boolean }>
  | Readonly<{ kind: 'fillIn'; blanks: readonly string[] }>
  | Readonly<{ kind: 'classification' } & Extract<ItemBody, { kind: 'classification' }>['key']>
  | Readonly<{ kind: 'written'; rubric: Rubric }>
  | Readonly<{ kind: 'caseStudy'; parts: readonly KeyView[] }>
  | Readonly<{ kind: 'plan'; rubric: Rubric; modelAnswer: string }>

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
export function keyView(body: ItemBody | CasePart): KeyView {
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
    case 'written':
      return { kind: body.kind, rubric: body.rubric }
    case 'caseStudy':
      return { kind: body.kind, parts: body.parts.map(keyView) }
    case 'plan':
      return { kind: body.kind, rubric: body.rubric, modelAnswer: body.modelAnswer }
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
  readings: readonly Reading[] = [],
): ItemReview {
  return {
    key: keyView(body),
    rationale,
    source,
    asOf,
    answerStatus,
    mark: { state, points, outOf, trace },
    parts: body.kind === 'caseStudy' ? partMarks(trace, body.parts) : [],
    section,
    readings,
  }
}
