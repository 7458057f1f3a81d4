import { isAnswered } from '../../domain/attempt/answered.ts'
import type { CandidateItem, Response } from '../../domain/item/schema.ts'
import type { Entered } from './answer-sync.ts'

/** A question of the paper: its number, and what a candidate may see of it, options in his order. */
export type PaperQuestion = Readonly<{ slot: number; view: CandidateItem }>

export type Progress = Readonly<{ answered: number; flagged: number; total: number }>

export function progressOf(
  questions: readonly PaperQuestion[],
  answers: ReadonlyMap<number, Entered>,
): Progress {
  const entered = questions.map(({ slot }) => answers.get(slot))
  return {
    answered: entered.filter((one) => isAnswered(one?.value ?? null)).length,
    flagged: entered.filter((one) => one?.flagged).length,
    total: questions.length,
  }
}

/** Questions in runs of one kind, as the paper has them. */
export function runsOf(questions: readonly PaperQuestion[]): PaperQuestion[][] {
  const runs: PaperQuestion[][] = []
  for (const question of questions) {
    const run = runs.at(-1)
    if (run?.[0]?.view.kind === question.view.kind) run.push(question)
    else runs.push([question])
  }
  return runs
}

/** What a fill-in gives for one blank, everything else for the question, in hundredths. */
export const unitPoints = (view: CandidateItem): number =>
  view.kind === 'fillIn' ? Math.floor(view.points / view.blanks.length) : view.points

/** Whether the change was typed: text waits for a pause before it is sent, choices do not. */
export function isTyped(value: Response | null, before: Response | null): boolean {
  if (value?.kind === 'fillIn' || value?.kind === 'plan') return true
  if (value?.kind !== 'caseStudy') return false
  const was = before?.kind === 'caseStudy' ? before.parts : []
  const changed = value.parts.find((part, at) => part !== (was[at] ?? null))
  return changed?.kind === 'fillIn' || changed?.kind === 'written'
}

/** How many parts of a case study hold an answer; undefined for other kinds. */
export const partsAnswered = (view: CandidateItem, value: Response | null): number | undefined =>
  view.kind === 'caseStudy'
    ? value?.kind === 'caseStudy'
      ? value.parts.filter((part) => isAnswered(part)).length
      : 0
    : undefined

const CLASSES = ['emotional', 'rational', 'mixed'] as const
const MOTIVES = { emotional: ['E1', 'E2', 'E3', 'E4'], rational: ['R1', 'R2', 'R3', 'R4'] } as const

/**
 * The answer after a key that names an option: 1–6 or a–f by place; 1 and 2 for true and false; 1–3 for the class of a
 * complaint and 4–7 for the motive under it. Undefined when the key names none.
 */
export function chosenByKey(view: CandidateItem, value: Response | null, key: string): Response | undefined {
  const place = /^[1-9]$/.test(key)
    ? Number(key) - 1
    : /^[a-f]$/i.test(key)
      ? key.toLowerCase().charCodeAt(0) - 97
      : -1
  if (place < 0) return undefined
  switch (view.kind) {
    case 'single': {
      const option = view.options[place]
      return option && { kind: 'single', chosen: option.id }
    }
    case 'multiple': {
      const option = view.options[place]
      const chosen = value?.kind === 'multiple' ? value.chosen : []
      if (!option) return undefined
      return {
        kind: 'multiple',
        chosen: chosen.includes(option.id)
          ? chosen.filter((id) => id !== option.id)
          : [...chosen, option.id].sort(),
      }
    }
    case 'trueFalse':
      return place < 2 ? { kind: 'trueFalse', chosen: place === 0 } : undefined
    case 'classification': {
      const said = value?.kind === 'classification' ? value : undefined
      const of = CLASSES[place]
      if (of) {
        const stays =
          said?.primaryMotive &&
          (of === 'mixed' || MOTIVES[of].some((motive) => motive === said.primaryMotive))
        return { kind: 'classification', class: of, ...(stays && { primaryMotive: said.primaryMotive }) }
      }
      if (said?.class === undefined || said.class === 'mixed') return undefined
      const motive = MOTIVES[said.class][place - CLASSES.length]
      return motive && { kind: 'classification', class: said.class, primaryMotive: motive }
    }
    default:
      return undefined
  }
}
