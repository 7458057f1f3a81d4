import { useTranslation } from 'react-i18next'
import { useFormats } from '../../lib/i18n/format.ts'
import type { PlanTyped } from './plan-form.tsx'

/** A plan that can no longer be changed. */
export function PlanFacts({ plan, releasedAt }: { plan: PlanTyped; releasedAt: number | null }) {
  const { t } = useTranslation('sessions')
  const { dateTime } = useFormats()
  const local = (text: string) => text.replace('T', ' ')
  const facts: [string, string][] = [
    ['plan.level', t(`shell:level.${plan.level}`)],
    ['plan.kind', t(`kind.${plan.kind}`)],
    ['plan.opensAt', local(plan.opensAt)],
    ['plan.closesAt', local(plan.closesAt)],
    ['plan.late', plan.lateEntryMinutes],
    ['plan.places', plan.places],
    ['plan.place', plan.place],
    ['plan.invitedOnly', t(plan.invitedOnly ? 'plan.invitedYes' : 'plan.invitedNo')],
    ['plan.release', plan.release === '' ? t('plan.releaseAsBlueprint') : t(`release.${plan.release}`)],
    ['plan.forms', plan.parallelForms],
    ['plan.releasedAt', releasedAt === null ? '' : dateTime(releasedAt)],
  ]
  return (
    <dl className="kv">
      {facts
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name} className="contents">
            <dt>{t(name)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
