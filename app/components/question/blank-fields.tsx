import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { CandidateItem, ResponseOf } from '../../domain/item/schema.ts'
import { Figures } from './figures.tsx'
import { BLANK_LENGTH, groupsInWords, stemParts, unitAfter } from './stem-parts.ts'

type Props = {
  view: Extract<CandidateItem, { kind: 'fillIn' }>
  value: readonly string[]
  onChange: (value: ResponseOf<'fillIn'>) => void
  name: string
  disabled?: boolean
}

/** A sentence with its blanks to write in, where they stand. */
export function BlankFields({ view, value, onChange, name, disabled }: Props) {
  const { t } = useTranslation('question')
  const parts = stemParts(view.stem)
  const write = (at: number, text: string) =>
    onChange({ kind: 'fillIn', blanks: view.blanks.map((_, i) => (i === at ? text : (value[i] ?? ''))) })
  const groups = groupsInWords(view.interchangeable)
  return (
    <fieldset className="question" disabled={disabled}>
      <legend className="sr">{t('fillInLegend', { count: view.blanks.length })}</legend>
      <p className="stem">
        {parts.map((part, at) => {
          const blank = view.blanks[at]
          const unit = blank && unitAfter(blank.unit, parts[at + 1] ?? '')
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a stem never change places
            <Fragment key={at}>
              {part}
              {blank && (
                <input
                  className="blank"
                  name={`${name}-${at + 1}`}
                  aria-label={t('blank', { n: at + 1 })}
                  placeholder={view.blanks.length > 1 ? t('blank', { n: at + 1 }) : undefined}
                  value={value[at] ?? ''}
                  maxLength={BLANK_LENGTH}
                  autoComplete="off"
                  autoCorrect="off"
                  spellCheck={false}
                  onChange={(event) => write(at, event.currentTarget.value)}
                />
              )}
              {unit}
            </Fragment>
          )
        })}
      </p>
      <Figures images={view.images} />
      <p className="note">
        {groups.length > 0 && groups.map((group) => t('anyOrder', { group })).join('')}
        {groups.length === 0 && view.blanks.length > 1 && t('inOrder')}
        {t('spelling')}
      </p>
    </fieldset>
  )
}
