import { Link, useFetcher } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { action, BankData } from '../../routes/bank/route.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field, TextInput } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { useAddress } from './use-address.ts'

/** What of the address is a matter of the moment, not of the search. */
const MOMENT = ['page', 'item', 'with']

/** The searches one keeps, as links, and a way to keep this one. */
export function BankViews({ views }: { views: BankData['views'] }) {
  const { t } = useTranslation('workbench')
  const { params } = useAddress()
  const fetcher = useFetcher<typeof action>()
  const [naming, setNaming] = useState(false)
  const kept = new URLSearchParams(params)
  for (const name of MOMENT) kept.delete(name)
  const query = kept.toString()
  const isKept = views.some((view) => view.query === query)
  const answer = fetcher.data
  useEffect(() => {
    if (answer && 'view' in answer) setNaming(false)
  }, [answer])
  if (views.length === 0 && query === '') return null
  return (
    <div className="views">
      {views.map((view) => (
        <span key={view.id} className={view.query === query ? 'pill on' : 'pill'}>
          <Link to={`/bank?${view.query}`} aria-current={view.query === query ? 'true' : undefined}>
            {view.name}
          </Link>
          <fetcher.Form method="post" action="/bank">
            <input type="hidden" name="intent" value="drop-view" />
            <button
              type="submit"
              name="view"
              value={view.id}
              aria-label={t('views.drop', { name: view.name })}
            >
              <Icon name="cross" />
            </button>
          </fetcher.Form>
        </span>
      ))}
      {query !== '' && !isKept && (
        <Button kind="bare" small onClick={() => setNaming(true)}>
          {t('views.save')}
        </Button>
      )}
      <Dialog open={naming} onClose={() => setNaming(false)} title={t('views.save')}>
        <fetcher.Form method="post" action="/bank" className="stack">
          <input type="hidden" name="intent" value="save-view" />
          <input type="hidden" name="query" value={query} />
          <Field
            label={t('views.name')}
            error={answer && 'fault' in answer ? t(`views.fault.${answer.fault}`) : undefined}
          >
            <TextInput name="name" required maxLength={40} autoComplete="off" />
          </Field>
          <p className="acts">
            <Button kind="main" type="submit" busy={fetcher.state !== 'idle' && t('views.saving')}>
              {t('views.keep')}
            </Button>
            <Button onClick={() => setNaming(false)}>{t('cancel')}</Button>
          </p>
        </fetcher.Form>
      </Dialog>
    </div>
  )
}
