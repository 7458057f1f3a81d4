import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { SessionKind } from '../../domain/exam-session/session.ts'
import type { Level } from '../../domain/shared/level.ts'
import { Scroll, Table } from '../ui/table.tsx'
import { KindTag, type ShownStatus, StatusTag } from './session-tags.tsx'
import { useWindowWords } from './window-words.ts'

export type SessionLine = Readonly<{
  id: string
  title: string
  level: Level
  kind: SessionKind
  status: ShownStatus
  standing: boolean
  place: string | null
  opensAt: number | null
  closesAt: number | null
  sitting: number
  started: number
}>

/** The sittings somebody plans or watches over. */
export function SessionTable({ sessions, mayPlan }: { sessions: readonly SessionLine[]; mayPlan: boolean }) {
  const { t } = useTranslation('sessions')
  const windowWords = useWindowWords()
  const titleOf = ({ standing, title, level }: SessionLine) =>
    standing ? t('exam:theory', { level: t(`shell:level.${level}`) }) : title
  return (
    <Scroll label={t('list.caption')}>
      <Table caption={t('list.caption')} className="sittings">
        <thead>
          <tr>
            <th scope="col">{t('list.title')}</th>
            <th scope="col">{t('list.status')}</th>
            <th scope="col">{t('list.window')}</th>
            <th scope="col" className="hide-s">
              {t('list.place')}
            </th>
            <th scope="col" className="num hide-s">
              {t('list.people')}
            </th>
            <th scope="col">{t('list.watch')}</th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <tr key={session.id}>
              <th scope="row">
                {mayPlan && !session.standing ? (
                  <Link to={`/sessions/${session.id}`}>{titleOf(session)}</Link>
                ) : (
                  titleOf(session)
                )}{' '}
                <span className="nowrap">
                  <KindTag kind={session.kind} />
                </span>
              </th>
              <td>
                <StatusTag status={session.status} />
              </td>
              <td className="window">{session.standing ? t('list.always') : windowWords(session)}</td>
              <td className="hide-s">{session.place ?? ''}</td>
              <td className="num nowrap hide-s">
                {t('list.peopleOf', { sitting: session.sitting, started: session.started })}
              </td>
              <td className="nowrap">
                {session.status === 'draft' || session.status === 'cancelled' ? (
                  <span className="muted">{t('list.notYet')}</span>
                ) : (
                  <Link
                    to={`/sessions/${session.id}/live`}
                    aria-label={t('list.watchOf', { title: titleOf(session) })}
                  >
                    {t('list.watchIt')}
                  </Link>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Scroll>
  )
}
