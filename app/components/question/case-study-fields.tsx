import { useTranslation } from 'react-i18next'
import type { CandidateItem, CandidatePart, PartResponse, ResponseOf } from '../../domain/item/schema.ts'
import { formatPoints } from '../../domain/shared/format-points.ts'
import { BlankFields } from './blank-fields.tsx'
import { chosenIn, OptionFields, TrueFalseFields } from './choice-fields.tsx'
import { Material } from './material.tsx'
import { WrittenFields } from './written-fields.tsx'

type Common = { name: string; disabled?: boolean }
type Props = Common & {
  view: Extract<CandidateItem, { kind: 'caseStudy' }>
  value: ResponseOf<'caseStudy'> | null
  onChange: (value: ResponseOf<'caseStudy'>) => void
}

/** A case with its questions: the material beside them on a wide page, above them on a narrow one. */
export function CaseStudyFields({ view, value, onChange, name, disabled }: Props) {
  const answer = (at: number, part: PartResponse) =>
    onChange({
      kind: 'caseStudy',
      parts: view.parts.map((_, i) => (i === at ? part : (value?.parts[i] ?? null))),
    })
  return (
    <div className="question">
      <p className="stem short">{view.stem}</p>
      <div className="case-study">
        <Material text={view.material} images={view.images} />
        <ol className="parts">
          {view.parts.map((part, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a case never change places
            <li key={at}>
              <PartHead part={part} at={at} />
              <PartFields
                part={part}
                value={value?.parts[at] ?? null}
                onChange={(next) => answer(at, next)}
                name={`${name}-${at + 1}`}
                disabled={disabled}
              />
            </li>
          ))}
        </ol>
      </div>
    </div>
  )
}

/** Which part it is, of what kind and how much it is worth. */
export function PartHead({ part, at }: { part: Pick<CandidatePart, 'kind' | 'points'>; at: number }) {
  const { t } = useTranslation('question')
  return (
    <h3 className="part-head">
      {t('part.number', { n: at + 1 })}
      <span>{t(`part.kind.${part.kind}`)}</span>
      <span>{t('part.points', { points: formatPoints(part.points) })}</span>
    </h3>
  )
}

type PartProps = Common & {
  part: CandidatePart
  value: PartResponse | null
  onChange: (value: PartResponse) => void
}

function PartFields({ part, value, onChange, name, disabled }: PartProps) {
  const common = { onChange, name, disabled }
  switch (part.kind) {
    case 'single':
    case 'multiple':
      return <OptionFields {...common} view={part} chosen={chosenIn(value)} />
    case 'trueFalse':
      return (
        <TrueFalseFields
          {...common}
          stem={part.stem}
          chosen={value?.kind === 'trueFalse' ? value.chosen : undefined}
        />
      )
    case 'fillIn':
      return <BlankFields {...common} view={part} value={value?.kind === 'fillIn' ? value.blanks : []} />
    case 'written':
      return (
        <WrittenFields
          asked={part}
          text={value?.kind === 'written' ? value.text : ''}
          onChange={(text) => onChange({ kind: 'written', text })}
          name={name}
          disabled={disabled}
        />
      )
    default:
      return part satisfies never
  }
}
