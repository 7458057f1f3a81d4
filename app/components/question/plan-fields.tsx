import type { CandidateItem, ResponseOf } from '../../domain/item/schema.ts'
import { Material } from './material.tsx'
import { WrittenFields } from './written-fields.tsx'

type Props = {
  view: Extract<CandidateItem, { kind: 'plan' }>
  text: string
  onChange: (value: ResponseOf<'plan'>) => void
  name: string
  disabled?: boolean
}

/** A plan to write, the customer it is for beside it. */
export function PlanFields({ view, text, onChange, name, disabled }: Props) {
  return (
    <div className="question">
      <div className="case-study">
        <Material text={view.material} images={view.images} />
        <WrittenFields
          asked={view}
          text={text}
          onChange={(next) => onChange({ kind: 'plan', text: next })}
          name={name}
          disabled={disabled}
          long
        />
      </div>
    </div>
  )
}
