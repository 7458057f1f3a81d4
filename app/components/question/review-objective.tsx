import type { ItemReview, KeyView } from '../../domain/item/review.ts'
import type { CandidatePart, PartResponse, Response } from '../../domain/item/schema.ts'
import { chosenIn } from './choice-fields.tsx'
import { Figures } from './figures.tsx'
import { ReviewBlanks } from './review-blanks.tsx'
import { ReviewOptions } from './review-options.tsx'

type Props = {
  view: Exclude<CandidatePart, { kind: 'written' }>
  value: Response | PartResponse | null
  answer: KeyView
  mark: ItemReview['mark']
  name: string
}

/** A question a machine marks, or such a part of a case study, with what was answered and what is right. */
export function ReviewObjective({ view, value, answer, mark, name }: Props) {
  if (view.kind === 'fillIn')
    return (
      <>
        <ReviewBlanks
          stem={view.stem}
          typed={value?.kind === 'fillIn' ? value.blanks : []}
          keys={answer.kind === 'fillIn' ? answer.blanks : []}
          mark={mark}
        />
        <Figures images={view.images} />
      </>
    )
  if (view.kind === 'trueFalse') {
    const chosen = value?.kind === 'trueFalse' && value.chosen !== undefined ? [String(value.chosen)] : []
    const correct = answer.kind === 'trueFalse' ? [String(answer.correct)] : []
    return (
      <ReviewOptions
        stem={view.stem}
        images={view.images}
        name={name}
        options={null}
        chosen={chosen}
        correct={correct}
      />
    )
  }
  const correct =
    answer.kind === 'multiple' ? answer.correct : answer.kind === 'single' ? [answer.correct] : []
  return (
    <ReviewOptions
      stem={view.stem}
      images={view.images}
      name={name}
      several={view.kind === 'multiple'}
      options={view.options}
      chosen={chosenIn(value)}
      correct={correct}
    />
  )
}
