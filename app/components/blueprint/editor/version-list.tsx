import { useTranslation } from 'react-i18next'
import { useFormats } from '../../../lib/i18n/format.ts'
import type { BlueprintEditData } from '../../../routes/blueprints.$level_.edit/route.tsx'
import { Differences } from './differences.tsx'

/** Every version there was, who made it, and what it changed. */
export function VersionList({ versions }: Pick<BlueprintEditData, 'versions'>) {
  const { t } = useTranslation('blueprintEdit')
  const { dateTime } = useFormats()
  return (
    <section className="sec" aria-labelledby="versions">
      <h2 id="versions">{t('versions')}</h2>
      {versions.map(({ n, publishedAt, author, differences }) => (
        <details key={n}>
          <summary>
            {t('blueprint:version', { n })} · {dateTime(publishedAt)} · {author ?? t('fromFile')}
          </summary>
          {differences === null ? (
            <p className="note">{t('firstVersion')}</p>
          ) : differences.length === 0 ? (
            <p className="note">{t('sameFigures')}</p>
          ) : (
            <Differences caption={t('changedIn', { n })} differences={differences} names={new Map()} />
          )}
        </details>
      ))}
    </section>
  )
}
