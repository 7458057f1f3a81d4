import { useTranslation } from 'react-i18next'
import type { GlossaryEntry } from '../../domain/course/glossary.ts'
import type { Difference } from '../../domain/shared/merge.ts'
import { useFormats } from '../../lib/i18n/format.ts'
import { UndoButton } from '../bank/undo-button.tsx'
import { TermDifferences } from './term-differences.tsx'

type Change = {
  n: number
  publishedAt: number
  author: string | null
  changes: readonly Difference<GlossaryEntry>[]
}

/** The changes of the glossary, the newest first; those a trainer made can be taken back. */
export function TermHistory({ history }: { history: readonly Change[] }) {
  const { t } = useTranslation('terms')
  const { dateTime } = useFormats()
  if (history.length === 0) return null
  return (
    <section className="sec" aria-labelledby="history">
      <h2 id="history">{t('history')}</h2>
      {history.map(({ n, publishedAt, author, changes }) => (
        <details key={n}>
          <summary>
            {[
              dateTime(publishedAt),
              author ?? t('fromFile'),
              changes.map(({ before, after }) => after?.zh ?? before?.zh).join(t('and')),
            ].join(' · ')}
          </summary>
          {changes.map(({ id, before, after }) => (
            <TermDifferences key={id} before={before} after={after} />
          ))}
          {author !== null && (
            <UndoButton action="/glossary?index" n={n} label={t('undo')} busyLabel={t('undoing')} />
          )}
        </details>
      ))}
    </section>
  )
}
