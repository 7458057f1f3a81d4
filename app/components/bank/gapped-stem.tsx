import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { stemParts } from '../question/stem-parts.ts'

/** A stem in one line, its blanks drawn as gaps. */
export function GappedStem({ stem }: { stem: string }) {
  const { t } = useTranslation('bank')
  return (
    <>
      {stemParts(stem).map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a stem never change places
        <Fragment key={at}>
          {at > 0 && <i className="gap" role="img" aria-label={t('gap')} />}
          {part}
        </Fragment>
      ))}
    </>
  )
}
