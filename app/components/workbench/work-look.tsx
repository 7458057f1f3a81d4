import { Link, useFetcher } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Response } from '../../domain/item/schema.ts'
import type { action } from '../../routes/bank/route.tsx'
import type { Look } from '../../use-cases/item/look-at-work.server.ts'
import { inPoints } from '../bank/points.ts'
import { TryFields } from '../bank/try-fields.tsx'
import { MarkTrace } from '../bank/try-out.tsx'
import { QuestionFields } from '../question/question-fields.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import type { Piece } from './entry.ts'

/** What is written, as a candidate, the rules and the marker see it; as fresh as the last save. */
export function WorkLook({ itemId, look, entry }: { itemId: string; look: Look; entry: Piece }) {
  const { t } = useTranslation('workbench')
  return (
    <aside className="sheet open" aria-label={t('look.name')}>
      <div className="body">
        <Findings findings={look.findings} />
        <h3>{t('look.sight')}</h3>
        {look.view ? (
          <Sight key={look.view.kind} itemId={itemId} view={look.view} />
        ) : (
          <p className="note">{t('look.noSight')}</p>
        )}
        {look.body && (
          <>
            <h3>{t('bank:part.tryOut')}</h3>
            {look.samples.length > 0 && (
              <ul className="told">
                {look.samples.map(({ answer, expected, points }) => (
                  <li key={answer.join('\n')} className={points === expected ? 'good-t' : 'bad-t'}>
                    <Icon name={points === expected ? 'check' : 'cross'} /> {answer.join(' / ') || '—'}：
                    {t('look.gets', { points: inPoints(points), expected: inPoints(expected) })}
                  </li>
                ))}
              </ul>
            )}
            <Trial itemId={itemId} body={look.body} entry={entry} />
          </>
        )}
        {look.similar.length > 0 && (
          <>
            <h3>{t('look.similar')}</h3>
            <ul className="told">
              {look.similar.map(({ id, stem, percent }) => (
                <li key={id}>
                  <Link to={`/bank?item=${id}`} target="_blank" rel="noreferrer">
                    {id}
                  </Link>{' '}
                  <span className="note">{t('look.alike', { percent })}</span> {stem}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </aside>
  )
}

export function Findings({ findings }: Pick<Look, 'findings'>) {
  const { t } = useTranslation('workbench')
  const faults = findings.filter(({ severity }) => severity === 'error')
  if (findings.length === 0) return <Notice tone="good">{t('look.clean')}</Notice>
  return (
    <Notice
      tone={faults.length > 0 ? 'warn' : 'neutral'}
      title={t('look.findings', { count: findings.length })}
    >
      <ul className="told">
        {findings.map(({ rule, path, message }) => (
          <li key={`${rule} ${path} ${message}`}>
            {t(`fieldName.${path.split(/[ .]/)[0] || 'item'}`, { defaultValue: path })}：{message}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Sight({ itemId, view }: { itemId: string; view: NonNullable<Look['view']> }) {
  const { t } = useTranslation('workbench')
  const [value, setValue] = useState<Response | null>(null)
  return (
    <div className="sight">
      <QuestionFields view={view} name={`sight-${itemId}`} value={value} onChange={setValue} />
      <p className="note">{t('bank:sight.note')}</p>
    </div>
  )
}

type TrialProps = { itemId: string; body: NonNullable<Look['body']>; entry: Piece }

/** An answer typed here goes to the marker with the key as it is written now. */
function Trial({ itemId, body, entry }: TrialProps) {
  const { t } = useTranslation('workbench')
  const fetcher = useFetcher<typeof action>()
  const tried = fetcher.data
  return (
    <>
      <fetcher.Form method="post" action="/bank" className="try">
        <input type="hidden" name="item" value={itemId} />
        <input type="hidden" name="entry" value={JSON.stringify(entry)} />
        <TryFields body={body} />
        <Button small type="submit" busy={fetcher.state !== 'idle' && t('bank:try.busy')}>
          {t('bank:try.go')}
        </Button>
      </fetcher.Form>
      {tried && 'mark' in tried && <MarkTrace mark={tried.mark} />}
      {tried && 'refusal' in tried && <Notice tone="warn">{t('look.untried')}</Notice>}
    </>
  )
}
