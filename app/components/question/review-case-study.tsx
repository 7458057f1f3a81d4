import type { ItemReview } from '../../domain/item/review.ts'
import type { CandidateItem, ResponseOf } from '../../domain/item/schema.ts'
import { PartHead } from './case-study-fields.tsx'
import { MarkLine } from './mark-line.tsx'
import { Material } from './material.tsx'
import { ReviewObjective } from './review-objective.tsx'
import { ReviewWritten } from './review-written.tsx'

type Props = {
  view: Extract<CandidateItem, { kind: 'caseStudy' }>
  value: ResponseOf<'caseStudy'> | null
  review: ItemReview
  name: string
}

/** A case with what was answered to each of its questions, and what each earned. */
export function ReviewCaseStudy({ view, value, review, name }: Props) {
  const keys = review.key.kind === 'caseStudy' ? review.key.parts : []
  return (
    <>
      <p className="stem short">{view.stem}</p>
      <div className="case-study">
        <Material text={view.material} images={view.images} />
        <ol className="parts">
          {view.parts.map((part, at) => {
            const [mark, answer, entered] = [review.parts[at], keys[at], value?.parts[at] ?? null]
            if (!mark || !answer) return null
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a case never change places
              <li key={at}>
                <PartHead part={part} at={at} />
                {part.kind === 'written' ? (
                  <ReviewWritten
                    stem={part.stem}
                    text={entered?.kind === 'written' ? entered.text : ''}
                    rubric={answer.kind === 'written' ? answer.rubric : []}
                    mark={mark}
                    readings={review.readings.filter((one) => one.part === String(at))}
                  />
                ) : (
                  <ReviewObjective
                    view={part}
                    value={entered}
                    answer={answer}
                    mark={mark}
                    name={`${name}-${at + 1}`}
                  />
                )}
                <MarkLine mark={mark} written={part.kind === 'written'} />
              </li>
            )
          })}
        </ol>
      </div>
    </>
  )
}
