import { Form, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { GlossaryChange, GlossaryEntry, TermUses } from '../../domain/course/glossary.ts'
import { Button } from '../ui/button.tsx'
import { TermDifferences } from './term-differences.tsx'

export type TermPreview = {
  change: GlossaryChange
  /** The version it was made on. */
  n: number
  before?: GlossaryEntry
  after: GlossaryEntry
  uses: TermUses<{ id: string; title: string; titleEn: string }>
}

/** What a change will do, before it is done: field by field, who sees it and when. */
export function TermConfirm({ preview: { change, n, before, after, uses } }: { preview: TermPreview }) {
  const { t } = useTranslation('terms')
  const busy = useNavigation().formData?.get('intent') === 'confirm'
  const items = Object.values(uses.items.byStatus).reduce((sum, count) => sum + count, 0)
  const renamed = before !== undefined && before.zh !== after.zh
  return (
    <section className="notice accent" aria-labelledby="impact" role="status">
      <div>
        <h2 id="impact">{t(`impact.${change.kind}`, { zh: after.zh })}</h2>
        <TermDifferences before={before} after={after} />
        <ul>
          <li>
            {t(change.kind === 'retire' ? 'impact.cardsGone' : 'impact.lessons', {
              count: uses.modules.length,
            })}
          </li>
          {renamed && <li>{t('impact.renamed', { count: items, zh: before.zh })}</li>}
          {!renamed && items > 0 && <li>{t('impact.items', { count: items })}</li>}
          {change.kind === 'add' && <li>{t('impact.id', { id: after.id })}</li>}
          <li>{t('impact.when')}</li>
        </ul>
        <Form method="post" className="acts">
          <input type="hidden" name="change" value={JSON.stringify(change)} />
          <input type="hidden" name="basedOn" value={n} />
          <Button kind="main" type="submit" name="intent" value="confirm" busy={busy && t('confirming')}>
            {t('confirm')}
          </Button>
        </Form>
      </div>
    </section>
  )
}
