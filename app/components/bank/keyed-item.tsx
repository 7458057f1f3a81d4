import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { KeyView } from '../../domain/item/review.ts'
import type { CasePart, ItemBody } from '../../domain/item/schema.ts'
import type { OpenItem } from '../../routes/bank/open-item.server.ts'
import { PartHead } from '../question/case-study-fields.tsx'
import { CustomersWords } from '../question/classification-fields.tsx'
import { Figures } from '../question/figures.tsx'
import { Material } from '../question/material.tsx'
import { letterAt } from '../question/option-order.ts'
import { RubricTable } from '../question/rubric-table.tsx'
import { stemParts } from '../question/stem-parts.ts'
import { Icon } from '../ui/icon.tsx'
import { Shape } from '../ui/words.tsx'
import { GappedStem } from './gapped-stem.tsx'

/** The question with its key filled in: answers in the blanks, right options marked. */
export function KeyedItem({
  item: { body, key, draft },
}: {
  item: Pick<OpenItem, 'body' | 'key' | 'draft'>
}) {
  const { t } = useTranslation('bank')
  if (!body || !key) {
    if (!draft) return null
    return (
      <>
        <p className="stem-s">
          <GappedStem stem={draft.stem} />
        </p>
        <OptionList options={draft.options} right={[]} />
      </>
    )
  }
  if (key.kind === 'classification') {
    return (
      <>
        <CustomersWords text={body.stem} />
        <Figures images={body.images} />
        <p className="keyed-class">
          <span className="tag good">
            <Shape of={key.class} />
            {t(`question:class.${key.class}`)}
          </span>
          <span>
            {key.primaryMotive} {t(`question:motive.${key.primaryMotive}`)}
          </span>
          {key.secondaryMotive && (
            <span className="note">
              {t('secondary', {
                motive: `${key.secondaryMotive} ${t(`question:motive.${key.secondaryMotive}`)}`,
              })}
            </span>
          )}
        </p>
      </>
    )
  }
  return (
    <>
      <Keyed body={body} answer={key} />
      {!('material' in body) && <Figures images={body.images} />}
    </>
  )
}

/** Anything with a key but a classification; a case study shows its parts the same way. */
function Keyed({ body, answer }: { body: ItemBody | CasePart; answer: KeyView }) {
  const { t } = useTranslation('bank')
  switch (answer.kind) {
    case 'fillIn':
      return (
        <p className="stem-s">
          {stemParts(body.stem).map((part, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a stem never change places
            <Fragment key={at}>
              {at > 0 && <span className="ans">{answer.blanks[at - 1]}</span>}
              {part}
            </Fragment>
          ))}
        </p>
      )
    case 'caseStudy':
      if (body.kind !== 'caseStudy') return null
      return (
        <>
          <p className="stem-s">{body.stem}</p>
          <Material text={body.material} images={body.images} />
          <ol className="parts">
            {body.parts.map((part, at) => {
              const own = answer.parts[at]
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a case never change places
                <li key={at}>
                  <PartHead part={part} at={at} />
                  {own && <Keyed body={part} answer={own} />}
                </li>
              )
            })}
          </ol>
        </>
      )
    case 'plan':
    case 'written':
      return (
        <>
          <p className="stem-s">{body.stem}</p>
          {body.kind === 'plan' && <Material text={body.material} images={body.images} />}
          <RubricTable rubric={answer.rubric} />
          {answer.kind === 'plan' && (
            <>
              <h3>{t('question:plan.model')}</h3>
              <div className="answer-text">{answer.modelAnswer}</div>
            </>
          )}
        </>
      )
    case 'classification':
      return null
    default: {
      const options = 'options' in body ? body.options : null
      return (
        <>
          <p className="stem-s">{body.stem}</p>
          <OptionList
            options={options ?? ['true', 'false'].map((id) => ({ id, text: t(`question:${id}`) }))}
            right={answer.kind === 'multiple' ? answer.correct : [String(answer.correct)]}
            lettered={options !== null}
          />
        </>
      )
    }
  }
}

type OptionListProps = {
  options: readonly { id: string; text: string; pinned?: boolean }[]
  right: readonly string[]
  lettered?: boolean
}

function OptionList({ options, right, lettered = true }: OptionListProps) {
  const { t } = useTranslation('bank')
  return (
    <ul className="keyed">
      {options.map(({ id, text, pinned }, place) => (
        <li key={id} className={right.includes(id) ? 'right' : undefined}>
          <span className="mark-of">
            {right.includes(id) && <Icon name="check" label={t('rightOption')} />}
          </span>
          <span>
            {lettered && <b className="letter">{letterAt(place)}</b>}
            {text}
          </span>
          {pinned && <span className="note">{t('pinned')}</span>}
        </li>
      ))}
    </ul>
  )
}
