import type { ItemImage } from '../item/image.ts'
import { type CandidateItem, type CandidatePart, candidateView, type ItemBody } from '../item/schema.ts'
import type { Points } from '../shared/points.ts'

/** A question of a form that is to be printed: its text, and the order its options were given. */
export type PaperQuestion = Readonly<{
  id: string
  body: ItemBody
  /** As stored with the form: option ids; of a case study `part/option`. */
  optionOrder: readonly string[]
}>

/** What a candidate does with a question on paper, and so what the answer sheet holds for it. */
export type AnswerSpace =
  | Readonly<{ kind: 'letters'; letters: readonly string[]; several: boolean }>
  | Readonly<{ kind: 'trueFalse' }>
  | Readonly<{ kind: 'classification' }>
  | Readonly<{ kind: 'blanks'; units: readonly (string | null)[] }>
  | Readonly<{ kind: 'writing'; min: number; max: number }>

/** A question, or a part of one, as it stands on paper. Made from the candidate's view: no key can be in it. */
export type PrintedQuestion = Readonly<{
  /** `12`, or `78.3` for the third part. */
  number: string
  stem: string
  /** Below the stem. */
  images: readonly ItemImage[]
  points: Points
  options: readonly Readonly<{ letter: string; text: string }>[]
  space: AnswerSpace
  criteria: readonly Readonly<{ name: string; points: Points }>[]
}>
/** A question with whatever its parts share; only a case study has more than one entry. */
export type PrintedItem = Readonly<{
  number: number
  kind: ItemBody['kind']
  points: Points
  /** Over the parts of a case study, or over a plan. */
  lead: string | null
  material: readonly string[]
  /** Below the material. */
  images: readonly ItemImage[]
  questions: readonly PrintedQuestion[]
}>

/** `A` for the first option shown, `B` for the next. */
export const letterAt = (place: number): string => String.fromCharCode(65 + place)

/** A form as it is printed, numbered from 1 in its order. */
export function printedItems(questions: readonly PaperQuestion[]): PrintedItem[] {
  return questions.map(({ body, optionOrder }, i) => {
    const view = candidateView(body)
    const number = i + 1
    return {
      number,
      kind: view.kind,
      points: view.points,
      lead: view.kind === 'caseStudy' ? view.stem : null,
      material: 'material' in view ? paragraphsOf(view.material) : [],
      images: 'material' in view ? (view.images ?? []) : [],
      questions:
        view.kind === 'caseStudy'
          ? view.parts.map((part, at) => printed(part, `${number}.${at + 1}`, partOrder(optionOrder, at)))
          : [printed(view, String(number), optionOrder)],
    }
  })
}

/** The part's own ids out of an order such as `0/b, 0/a, 2/c`. */
export const partOrder = (optionOrder: readonly string[], part: number): string[] =>
  optionOrder.flatMap((name) => (name.startsWith(`${part}/`) ? [name.slice(`${part}/`.length)] : []))

const paragraphsOf = (text: string): string[] => text.split(/\n\s*\n/).map((one) => one.trim())

type Askable = Exclude<CandidateItem, { kind: 'caseStudy' }> | CandidatePart

function printed(view: Askable, number: string, order: readonly string[]): PrintedQuestion {
  const options = 'options' in view ? inOrder(view.options, order) : []
  return {
    number,
    stem: view.stem,
    images: 'images' in view && !('material' in view) ? (view.images ?? []) : [],
    points: view.points,
    options: options.map(({ text }, place) => ({ letter: letterAt(place), text })),
    space: spaceFor(view),
    criteria: 'criteria' in view ? view.criteria : [],
  }
}

/** The options as they were shown; without a stored order, as they were written. */
export function inOrder<T extends { id: string }>(options: readonly T[], order: readonly string[]): T[] {
  const place = new Map(order.map((id, at) => [id, at]))
  return [...options].sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0))
}

function spaceFor(view: Askable): AnswerSpace {
  switch (view.kind) {
    case 'single':
    case 'multiple':
      return {
        kind: 'letters',
        letters: view.options.map((_, place) => letterAt(place)),
        several: view.kind === 'multiple',
      }
    case 'trueFalse':
    case 'classification':
      return { kind: view.kind }
    case 'fillIn':
      return { kind: 'blanks', units: view.blanks.map(({ unit }) => unit) }
    case 'written':
    case 'plan':
      return { kind: 'writing', ...view.words }
    default:
      return view satisfies never
  }
}
