import { Link } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Staleness } from '../../domain/marking/regrade-report.ts'
import { Notice } from '../ui/notice.tsx'

type Fault = { field: string; part: number | null; blank: number | null }
export type RefusedChange = {
  code: string
  faults?: readonly Fault[]
  changeId?: string
  changed?: Staleness
}

const PARTS = ['added', 'gone', 'rescored', 'certificates'] as const

/** Why a correction was not taken, and what to do. Nothing that was entered is lost. */
export function Refusal({ refusal }: { refusal: RefusedChange }) {
  const { t } = useTranslation('regrade')
  const ref = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: every refusal is brought into sight, not every drawing
  useEffect(() => {
    // newer browsers answer with a promise, which must not become the effect's clean-up
    void ref.current?.scrollIntoView({ block: 'nearest' })
  }, [refusal])
  const { code, faults = [], changeId, changed } = refusal
  return (
    <div ref={ref} className="sec-s">
      <Notice tone="bad" role="alert" title={t(`refusal.${code}`)}>
        {faults.length > 0 && (
          <ul>
            {faults.map(({ field, part, blank }) => (
              <li key={`${field} ${part} ${blank}`}>
                {part !== null && t('fault.part', { n: part + 1 })}
                {t(`fault.${field}`, { n: (blank ?? 0) + 1 })}
              </li>
            ))}
          </ul>
        )}
        {changed && (
          <ul>
            {changed.key && <li>{t('stale.key')}</li>}
            {PARTS.filter((part) => changed[part].length > 0).map((part) => (
              <li key={part}>{t(`stale.${part}`, { count: changed[part].length })}</li>
            ))}
          </ul>
        )}
        {changeId && <Link to={`/regrades/${changeId}`}>{t('form.openLink')}</Link>}
      </Notice>
    </div>
  )
}
