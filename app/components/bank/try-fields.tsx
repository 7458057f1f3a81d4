import { useTranslation } from 'react-i18next'
import type { CasePart, ItemBody } from '../../domain/item/schema.ts'
import { CLASSES, motivesOf } from '../question/motive-words.ts'
import { letterAt } from '../question/option-order.ts'
import { BLANK_LENGTH } from '../question/stem-parts.ts'
import { Select, TextInput } from '../ui/field.tsx'

type Props = {
  body: ItemBody | CasePart
  /** What the controls' names begin with: a part of a case study has its own. */
  prefix?: string
}

/** The shortest native controls an answer of each kind can be given with. */
export function TryFields({ body, prefix = '' }: Props) {
  const { t } = useTranslation('bank')
  switch (body.kind) {
    case 'caseStudy':
      return (
        <>
          {body.parts.map((part, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a case never change places
            <fieldset className="picks" key={at}>
              <legend>{t('question:part.number', { n: at + 1 })}</legend>
              <TryFields body={part} prefix={`part-${at}-`} />
            </fieldset>
          ))}
        </>
      )
    case 'plan':
    case 'written':
      return <p className="note">{t('try.byPeople')}</p>
    case 'single':
      return (
        <Select small name={`${prefix}chosen`} aria-label={t('try.choose')}>
          <option value="">{t('try.none')}</option>
          {body.options.map(({ id, text }, place) => (
            <option key={id} value={id}>
              {letterAt(place)} {text}
            </option>
          ))}
        </Select>
      )
    case 'trueFalse':
      return (
        <Select small name={`${prefix}chosen`} aria-label={t('try.choose')}>
          <option value="">{t('try.none')}</option>
          <option value="true">{t('question:true')}</option>
          <option value="false">{t('question:false')}</option>
        </Select>
      )
    case 'multiple':
      return (
        <fieldset className="picks">
          <legend className="sr">{t('try.choose')}</legend>
          {body.options.map(({ id, text }, place) => (
            <label key={id} className="pick" title={text}>
              <input type="checkbox" name={`${prefix}chosen`} value={id} />
              {letterAt(place)}
            </label>
          ))}
        </fieldset>
      )
    case 'fillIn':
      return (
        <>
          {body.blanks.map((_, at) => (
            <TextInput
              // biome-ignore lint/suspicious/noArrayIndexKey: blanks never change places
              key={at}
              small
              name={`${prefix}blank-${at}`}
              aria-label={t('question:blank', { n: at + 1 })}
              placeholder={t('question:blank', { n: at + 1 })}
              maxLength={BLANK_LENGTH}
              autoComplete="off"
            />
          ))}
        </>
      )
    case 'classification':
      return (
        <>
          <Select small name={`${prefix}class`} aria-label={t('question:classLegend')}>
            <option value="">{t('try.noClass')}</option>
            {CLASSES.map((of) => (
              <option key={of} value={of}>
                {t(`question:class.${of}`)}
              </option>
            ))}
          </Select>
          <Select small name={`${prefix}motive`} aria-label={t('question:mainMotiveLegend')}>
            <option value="">{t('try.noMotive')}</option>
            {motivesOf(undefined).map((of) => (
              <option key={of} value={of}>
                {of} {t(`question:motive.${of}`)}
              </option>
            ))}
          </Select>
        </>
      )
  }
}
