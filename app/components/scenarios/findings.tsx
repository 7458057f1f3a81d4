import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Tag } from '../ui/tag.tsx'
import { useNames } from './use-names.ts'
import type { ScenarioDraftEditing, View } from './use-scenario-draft.ts'

type Finding = View['findings'][number]
type Props = {
  editing: ScenarioDraftEditing
  /** What held the last publishing up; null once something is changed. */
  refused: readonly Finding[] | null
  goTo: (line: number) => void
}

/** What is wrong, each with its line, the errors first. */
export function Findings({ editing: { view, check, checking, isSaved }, refused, goTo }: Props) {
  const { t } = useTranslation('scenarios')
  const named = useNames()
  // the full check at publishing saw more than the one that runs while somebody writes
  const all = view.thorough ? view.findings : [...(refused ?? []), ...view.findings]
  const errors = all.filter(({ severity }) => severity === 'error')
  const warnings = all.filter(({ severity }) => severity === 'warning')
  return (
    <section>
      {/* a live region inside a heading would take its name away */}
      <div aria-live="polite">
        <h2>
          {all.length === 0
            ? t('findings.none')
            : t('findings.title', { errors: errors.length, warnings: warnings.length })}
        </h2>
      </div>
      <ul className="finding-list">
        {[...errors, ...warnings].map(({ rule, severity, line, message }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two findings may be the same in every word
          <li key={`${rule} ${line} ${at}`}>
            <Tag tone={severity === 'error' ? 'bad' : 'warn'}>{t(`findings.${severity}`)}</Tag>{' '}
            {line !== null && (
              <Button kind="bare" small onClick={() => goTo(line)} aria-label={t('findings.goTo', { line })}>
                {t('findings.line', { line })}
              </Button>
            )}{' '}
            {named(message)}
          </li>
        ))}
      </ul>
      <p className="note">{t(view.thorough ? 'findings.thoroughDone' : 'findings.quick')}</p>
      {!view.thorough && (
        <Button small onClick={check} disabled={!isSaved} busy={checking && t('findings.thoroughBusy')}>
          {t('findings.thorough')}
        </Button>
      )}
    </section>
  )
}
