import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpenItem } from '../../routes/bank/open-item.server.ts'
import { CustomersWords } from '../question/classification-fields.tsx'
import { letterAt } from '../question/option-order.ts'
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
  if (key.kind === 'fillIn') {
    return (
      <p className="stem-s">
        {stemParts(body.stem).map((part, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a stem never change places
          <Fragment key={at}>
            {at > 0 && <span className="ans">{key.blanks[at - 1]}</span>}
            {part}
          </Fragment>
        ))}
      </p>
    )
  }
  const options = 'options' in body ? body.options : null
  const right = key.kind === 'multiple' ? key.correct : [String(key.correct)]
  return (
    <>
      <p className="stem-s">{body.stem}</p>
      <OptionList
        options={options ?? ['true', 'false'].map((id) => ({ id, text: t(`question:${id}`) }))}
        right={right}
        lettered={options !== null}
      />
    </>
  )
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
