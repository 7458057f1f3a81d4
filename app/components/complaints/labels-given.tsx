import { useTranslation } from 'react-i18next'
import type { Agreement } from '../../domain/complaint/desk.ts'
import type { ComplaintClass, Motive } from '../../domain/complaint/motives.ts'
import { Notice } from '../ui/notice.tsx'
import { Key } from './case-facts.tsx'

type Given = {
  raterName: string
  of: ComplaintClass
  primaryMotive: Motive
  secondaryMotive: Motive | null
  deciding: string
}

/** What the raters said of this sentence, and what is to be done now. */
export function LabelsGiven({ votes, agreement }: { votes: readonly Given[]; agreement: Agreement }) {
  const { t } = useTranslation('complaints')
  return (
    <section className="stack">
      <h2>{t('labels.title')}</h2>
      {votes.length > 0 && (
        <dl className="kv">
          {votes.map(({ raterName, of, primaryMotive, secondaryMotive, deciding }) => (
            <div key={raterName}>
              <dt>{raterName}</dt>
              <dd>
                <Key of={of} motive={primaryMotive} secondary={secondaryMotive} />
                ：“{deciding}”
              </dd>
            </div>
          ))}
        </dl>
      )}
      <Notice tone={agreement === 'agreed' ? 'good' : agreement === 'differ' ? 'warn' : 'neutral'}>
        {t(`labels.${agreement}`)}
      </Notice>
    </section>
  )
}
