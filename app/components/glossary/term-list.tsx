import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { GlossaryEntry } from '../../domain/course/glossary.ts'
import { useSourceName } from '../lesson/src.tsx'
import { Tag } from '../ui/tag.tsx'

type Listed = GlossaryEntry & { lessons: number; writtenHere: boolean }

/** The terms as trainers keep them, retired ones too; each leads to its page. */
export function TermList({ terms }: { terms: readonly Listed[] }) {
  const { t } = useTranslation('terms')
  const nameOf = useSourceName()
  return (
    <section className="terms" aria-label={t('title')}>
      <dl>
        {terms.map(({ id, zh, en, definition, source, asOf, aliases, retired, writtenHere, lessons }) => (
          <div key={id} id={id}>
            <dt>
              <b>
                <Link to={`/glossary/${id}`}>{zh}</Link>
              </b>
              <span className="note" lang="en">
                {en}
              </span>
            </dt>
            <dd>
              <p>{definition}</p>
              <p className="note">
                {[
                  nameOf(source),
                  asOf && t('asOf', { asOf }),
                  aliases && t('alsoCalled', { names: aliases.join(t('and')) }),
                  t('lessons', { count: lessons }),
                ]
                  .filter(Boolean)
                  .join(t('then'))}{' '}
                {retired && <Tag tone="warn">{t('retired')}</Tag>}{' '}
                {writtenHere && <Tag tone="info">{t('writtenHere')}</Tag>}
              </p>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
