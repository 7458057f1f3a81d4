import { Form, Link, useNavigation } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AssignmentState } from '../../domain/role-play/assignment.ts'
import { formatPoints } from '../../domain/shared/format-points.ts'
import { useFormats } from '../../lib/i18n/format.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Table } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'

export type AssignmentView = Readonly<{
  id: string
  title: string
  subject: string
  wholeUnit: boolean
  dueAt: number
  note: string
  assignedAt: number
  byName: string
  done: number
  overdue: number
  people: readonly Readonly<{
    id: string
    login: string
    name: string
    state: AssignmentState
    tries: number
    best: Readonly<{ talkId: string; total: number; at: number }> | null
  }>[]
}>

const TONE = { done: 'good', doneLate: 'warn', open: 'line', overdue: 'bad' } as const
const ICON = { done: 'check', doneLate: 'clock', open: 'clock', overdue: 'warn' } as const

/** What was assigned, the latest first: who has done it and with what score. */
export function AssignmentList({ lines }: { lines: readonly AssignmentView[] }) {
  const { t } = useTranslation('assignments')
  const [asked, setAsked] = useState<AssignmentView | null>(null)
  const busy = useNavigation().formData?.get('intent') === 'withdraw'
  return (
    <>
      {lines.map((line) => (
        <Assignment key={line.id} line={line} onWithdraw={() => setAsked(line)} />
      ))}
      <Dialog open={asked !== null} title={t('withdraw.title')} onClose={() => setAsked(null)}>
        <p>{t('withdraw.text', { title: asked?.title ?? '', subject: asked?.subject ?? '' })}</p>
        <Form method="post" onSubmit={() => setAsked(null)}>
          <input type="hidden" name="intent" value="withdraw" />
          <input type="hidden" name="assignmentId" value={asked?.id ?? ''} />
          <div className="acts">
            <Button kind="main" type="submit" busy={busy && t('withdraw.busy')}>
              {t('withdraw.yes')}
            </Button>
            <Button onClick={() => setAsked(null)}>{t('withdraw.no')}</Button>
          </div>
        </Form>
      </Dialog>
    </>
  )
}

function Assignment({ line, onWithdraw }: { line: AssignmentView; onWithdraw: () => void }) {
  const { t } = useTranslation('assignments')
  const { date } = useFormats()
  const { id, title, subject, wholeUnit, dueAt, note, byName, assignedAt, done, overdue, people } = line
  return (
    <section className="asked" aria-labelledby={`asked-${id}`}>
      <div className="asked-head">
        <div>
          <h3 id={`asked-${id}`}>{title}</h3>
          <p className="note">
            {t(wholeUnit ? 'line.unit' : 'line.person', { subject, due: date(dueAt) })}
            {' · '}
            {t('line.by', { name: byName, date: date(assignedAt) })}
          </p>
          {note !== '' && <p>{note}</p>}
        </div>
        <div className="acts">
          <span>{t('line.done', { count: done, of: people.length })}</span>
          {overdue > 0 && (
            <Tag tone="bad" icon="warn">
              {t('line.overdue', { count: overdue })}
            </Tag>
          )}
          <Button kind="bare" small onClick={onWithdraw} aria-label={t('withdraw.of', { title, subject })}>
            {t('withdraw.open')}
          </Button>
        </div>
      </div>
      {people.length === 0 ? (
        <p className="note">{t('line.nobody')}</p>
      ) : (
        <Table caption={t('line.caption', { title })}>
          <thead>
            <tr>
              <th scope="col">{t('table.name')}</th>
              <th scope="col">{t('table.state')}</th>
              <th scope="col" className="num">
                {t('table.tries')}
              </th>
              <th scope="col" className="num">
                {t('table.best')}
              </th>
            </tr>
          </thead>
          <tbody>
            {people.map(({ id: personId, login, name, state, tries, best }) => (
              <tr key={personId}>
                <th scope="row">
                  {name} <span className="muted hide-s">{login}</span>
                </th>
                <td>
                  <Tag tone={TONE[state]} icon={ICON[state]}>
                    {t(`state.${state}`)}
                  </Tag>
                </td>
                <td className="num">{tries}</td>
                <td className="num">
                  {best ? (
                    <Link
                      to={`/talks/${best.talkId}/report`}
                      aria-label={t('table.watch', { name, points: formatPoints(best.total) })}
                    >
                      {formatPoints(best.total)}
                    </Link>
                  ) : (
                    '—'
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </section>
  )
}
