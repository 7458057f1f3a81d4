import type { CandidateItem, Response } from '../../domain/item/schema.ts'
import { BlankFields } from './blank-fields.tsx'
import { CaseStudyFields } from './case-study-fields.tsx'
import { chosenIn, OptionFields, TrueFalseFields } from './choice-fields.tsx'
import { ClassificationFields } from './classification-fields.tsx'
import { PlanFields } from './plan-fields.tsx'

export type QuestionFieldsProps = {
  /** The question as a candidate may see it, its options already in the order he was given (`inGivenOrder`). */
  view: CandidateItem
  value: Response | null
  onChange: (value: Response) => void
  /** Unique on the page; the controls' names begin with it. */
  name: string
  disabled?: boolean
  /** In an exam nothing helps along: no clues beside the motives. */
  exam?: boolean
}

/** A question with its controls: native ones, whatever its kind. Draws the stem too; the head above it is the page's. */
export function QuestionFields({ view, value, exam, ...common }: QuestionFieldsProps) {
  switch (view.kind) {
    case 'single':
    case 'multiple':
      return <OptionFields {...common} view={view} chosen={chosenIn(value)} />
    case 'trueFalse':
      return (
        <TrueFalseFields
          {...common}
          stem={view.stem}
          images={view.images}
          chosen={value?.kind === 'trueFalse' ? value.chosen : undefined}
        />
      )
    case 'fillIn':
      return <BlankFields {...common} view={view} value={value?.kind === 'fillIn' ? value.blanks : []} />
    case 'classification':
      return (
        <ClassificationFields
          {...common}
          view={view}
          value={value?.kind === 'classification' ? value : null}
          exam={exam}
        />
      )
    case 'caseStudy':
      return <CaseStudyFields {...common} view={view} value={value?.kind === 'caseStudy' ? value : null} />
    case 'plan':
      return <PlanFields {...common} view={view} text={value?.kind === 'plan' ? value.text : ''} />
    default:
      return view satisfies never
  }
}
