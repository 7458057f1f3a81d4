import { useFetcher } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { BlueprintEditAction } from '../../../routes/blueprints.$level_.edit/route.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { BlueprintDraft } from './use-blueprint-draft.ts'

type Props = Pick<BlueprintDraft, 'isSaved'> & { names: ReadonlyMap<string, string> }

/** Asks the solver what the bank can do for the blueprint as it is typed now; it takes some seconds and keeps nothing. */
export function CheckPanel({ isSaved, names }: Props) {
  const { t } = useTranslation('blueprintEdit')
  const fetcher = useFetcher<BlueprintEditAction>()
  const busy = fetcher.state !== 'idle'
  const answer = fetcher.data
  const checked = answer && 'checked' in answer ? answer.checked : null
  return (
    <section className="sec-s" aria-live="polite">
      <fetcher.Form method="post">
        <input type="hidden" name="intent" value="check" />
        <Button type="submit" small disabled={!isSaved} busy={busy && t('check.busy')}>
          {t('check.go')}
        </Button>{' '}
        <span className="note">{t('check.note')}</span>
      </fetcher.Form>
      {!busy && answer && 'refusal' in answer && (
        <Notice tone="warn">{t(`refusal.${answer.refusal.code}`)}</Notice>
      )}
      {!busy && checked && (
        <Notice tone={checked.capacity >= checked.needed ? 'good' : 'bad'}>
          <p>{t(checked.capacity >= checked.needed ? 'check.enough' : 'check.short', checked)}</p>
          <ul>
            {checked.shortages.map(({ leaf, type, need, have, row, relaxations }) => (
              <li key={`${leaf} ${type} ${row ?? ''}`}>
                {t('check.lack', {
                  leaf: names.get(leaf) ?? leaf,
                  kind: t(`shell:kind.${type}`),
                  need,
                  have,
                })}
                {relaxations.length > 0 && ` ${t('check.helps', { list: relaxations.join('；') })}`}
              </li>
            ))}
          </ul>
          {checked.conflict.length > 0 && (
            <>
              <p>{t('check.conflict')}</p>
              <ul lang="zh-CN">
                {checked.conflict.map((demand) => (
                  <li key={demand}>{demand}</li>
                ))}
              </ul>
            </>
          )}
        </Notice>
      )}
    </section>
  )
}
