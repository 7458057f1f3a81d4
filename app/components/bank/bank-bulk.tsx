import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import type { Bulk } from './use-bulk.ts'

const ACTIONS = ['submit', 'withdraw', 'retire', 'restore', 'discard'] as const
const GRADES = ['easy', 'medium', 'hard'] as const

/** What can be done with all that is chosen, and below it what was done, with its undo. */
export function BankBulk({ bulk }: { bulk: Bulk }) {
  const { t } = useTranslation('workbench')
  const { chosen, done, fault, busy, act, clear, takeBack } = bulk
  return (
    <>
      {chosen.size > 0 && (
        <section className="bulk" aria-label={t('bulk.name')}>
          <b>{t('bulk.chosen', { count: chosen.size })}</b>
          {ACTIONS.map((action) => (
            <Button key={action} small onClick={() => act(action)} disabled={busy}>
              {t(`bulk.${action}`)}
            </Button>
          ))}
          <Select
            small
            className="auto"
            aria-label={t('bulk.difficulty')}
            value=""
            disabled={busy}
            onChange={(event) => act('difficulty', event.target.value)}
          >
            <option value="">{t('bulk.difficulty')}</option>
            {GRADES.map((grade) => (
              <option key={grade} value={grade}>
                {t(`bank:difficulty.${grade}`)}
              </option>
            ))}
          </Select>
          <Button kind="bare" small onClick={clear}>
            {t('bulk.clear')}
          </Button>
        </section>
      )}
      <div role="status">
        {busy && <p className="note">{t('bulk.busy')}</p>}
        {!busy && fault && <Notice tone="warn">{t('bulk.fault')}</Notice>}
        {!busy && done && (
          <Notice tone={done.left.length > 0 ? 'warn' : 'good'}>
            {t(`bulk.done.${done.action}`, { count: done.done.length })}
            {done.undo.length > 0 && (
              <>
                {' '}
                <Button small onClick={takeBack}>
                  {t('bulk.undo')} <kbd className="hide-s">Z</kbd>
                </Button>
              </>
            )}
            {done.left.length > 0 && (
              <ul className="told">
                {done.left.map(({ itemId, code }) => (
                  <li key={itemId}>
                    {t('bulk.left', {
                      itemId,
                      why: t(`refused.${code}`, { defaultValue: t('refused.other') }),
                    })}
                  </li>
                ))}
              </ul>
            )}
          </Notice>
        )}
      </div>
    </>
  )
}
