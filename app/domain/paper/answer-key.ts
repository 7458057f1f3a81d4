import type { ComplaintClass, Motive } from '../complaint/motives.ts'
import type { Criterion } from '../item/rubric.ts'
import type { Blank, CasePart, ItemBody } from '../item/schema.ts'
import type { Points } from '../shared/points.ts'
import { inOrder, letterAt, type PaperQuestion, partOrder } from './printed.ts'

/** What is right, as a marker with the printed paper in front of him needs it: letters as printed, not option ids. */
export type KeyEntry = Readonly<{
  /** As on the paper: `12`, `78.3`. */
  number: string
  id: string
  points: Points
  answer:
    | Readonly<{ kind: 'letters'; letters: readonly string[] }>
    | Readonly<{ kind: 'trueFalse'; right: boolean }>
    /** Every accepted wording of each blank; `groups` (from 0) may change places. */
    | Readonly<{
        kind: 'blanks'
        accepted: readonly (readonly string[])[]
        groups: readonly (readonly number[])[]
      }>
    | Readonly<{
        kind: 'classification'
        class: ComplaintClass
        primaryMotive: Motive
        secondaryMotive: Motive | null
      }>
    | Readonly<{ kind: 'rubric'; criteria: readonly Criterion[]; modelAnswer: string | null }>
}>

/** The key of a printed form, question by question, a case study part by part. Never printed with the paper. */
export function answerKey(questions: readonly PaperQuestion[]): KeyEntry[] {
  return questions.flatMap(({ id, body, optionOrder }, i) => {
    const number = String(i + 1)
    if (body.kind !== 'caseStudy')
      return [{ number, id, points: body.points, answer: answerOf(body, optionOrder) }]
    return body.parts.map((part, at) => ({
      number: `${number}.${at + 1}`,
      id,
      points: part.points,
      answer: answerOf(part, partOrder(optionOrder, at)),
    }))
  })
}

type Asked = Exclude<ItemBody, { kind: 'caseStudy' }> | CasePart

function answerOf(asked: Asked, order: readonly string[]): KeyEntry['answer'] {
  switch (asked.kind) {
    case 'single':
    case 'multiple': {
      const keys = new Set(asked.kind === 'single' ? [asked.key] : asked.key)
      const shown = inOrder(asked.options, order)
      return {
        kind: 'letters',
        letters: shown.flatMap((option, place) => (keys.has(option.id) ? [letterAt(place)] : [])),
      }
    }
    case 'trueFalse':
      return { kind: 'trueFalse', right: asked.key }
    case 'fillIn':
      return { kind: 'blanks', accepted: asked.blanks.map(acceptedOf), groups: asked.anyOrder }
    case 'classification': {
      const { primaryMotive, secondaryMotive = null } = asked.key
      return { kind: 'classification', class: asked.key.class, primaryMotive, secondaryMotive }
    }
    case 'written':
      return { kind: 'rubric', criteria: asked.rubric, modelAnswer: null }
    case 'plan':
      return { kind: 'rubric', criteria: asked.rubric, modelAnswer: asked.modelAnswer }
    default:
      return asked satisfies never
  }
}

function acceptedOf(blank: Blank): string[] {
  switch (blank.kind) {
    case 'text':
      return blank.accepted
    case 'number':
      return [`${blank.value}${blank.unit ?? ''}`]
    case 'list':
      return [blank.elements.map((variants) => variants.join('/')).join('、')]
    default:
      return blank satisfies never
  }
}
