import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

type Props = { itemId: string; n: number; versions: readonly { n: number; forms: number }[] }

/** Which version of the item is corrected: each has a key of its own. */
export function VersionSwitch({ itemId, n, versions }: Props) {
  const { t } = useTranslation('regrade')
  return (
    <>
      <nav className="acts" aria-label={t('form.versions')}>
        {versions.map((version) => (
          <Link
            key={version.n}
            className="pill"
            to={`/bank/${itemId}/correct?version=${version.n}`}
            aria-current={version.n === n ? 'true' : undefined}
          >
            {t('form.version', { n: version.n, count: version.forms })}
          </Link>
        ))}
      </nav>
      <p className="note">{t('form.versionsNote')}</p>
    </>
  )
}
