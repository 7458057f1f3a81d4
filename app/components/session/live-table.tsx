import { useTranslation } from 'react-i18next'
import { useFormats } from '../../lib/i18n/format.ts'
import { clockFace, LOW_MS } from '../exam/remaining.ts'
import { Button } from '../ui/button.tsx'
import type { IconName } from '../ui/icon.tsx'
import { Meter } from '../ui/meter.tsx'
import { Scroll, Table } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'
import { type CandidateState, timeLeft } from './candidate-state.ts'
import type { Candidate } from './use-live.ts'

export type LiveRow = Readonly<{
  key: string
  login: string
  name: string
  unitName: string
  /** Null: he has not come yet. */
  candidate: Candidate | null
  state: CandidateState | 'missing'
}>

type LiveTableProps = {
  rows: readonly LiveRow[]
  now: number
  lengths: Readonly<Record<string, number>>
  late: Readonly<Record<string, number>>
  /** Attempts that wait for a second person's word on voiding. */
  asked: ReadonlySet<string>
  onPick: (candidate: Candidate) => void
}

const LOOK: Record<LiveRow['state'], { tone?: 'good' | 'warn' | 'bad' | 'info' | 'line'; icon?: IconName }> =
  {
    sitting: { tone: 'good', icon: 'check' },
    paused: { tone: 'info', icon: 'clock' },
    away: { tone: 'warn', icon: 'warn' },
    lost: { tone: 'bad', icon: 'cloudOff' },
    'over-time': { tone: 'warn', icon: 'clock' },
    'handed-in': { tone: 'line', icon: 'check' },
    'timed-out': { tone: 'line', icon: 'clock' },
    ended: { tone: 'line', icon: 'cross' },
    voided: { tone: 'bad', icon: 'cross' },
    missing: { tone: 'line' },
  }

/** Everybody of a sitting, one line each; what needs a look says so in a word and a mark. */
export function LiveTable({ rows, now, lengths, late, asked, onPick }: LiveTableProps) {
  const { t } = useTranslation('sessions')
  if (rows.length === 0) return <p className="muted">{t('live.nobody')}</p>
  return (
    <Scroll label={t('live.caption')}>
      <Table caption={t('live.caption')} className="live">
        <thead>
          <tr>
            <th scope="col">{t('live.person')}</th>
            <th scope="col">{t('live.state')}</th>
            <th scope="col">{t('live.progress')}</th>
            <th scope="col" className="num">
              {t('live.left')}
            </th>
            <th scope="col" className="hide-s">
              {t('live.leftPage')}
            </th>
            <th scope="col" className="num hide-s">
              {t('live.devices')}
            </th>
            <th scope="col" className="hide-s">
              {t('live.address')}
            </th>
            <th scope="col">{t('live.act')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row
              key={row.key}
              row={row}
              now={now}
              total={row.candidate ? (lengths[row.candidate.attemptId] ?? 0) : 0}
              late={row.candidate ? (late[row.candidate.attemptId] ?? 0) : 0}
              asked={row.candidate !== null && asked.has(row.candidate.attemptId)}
              onPick={onPick}
            />
          ))}
        </tbody>
      </Table>
    </Scroll>
  )
}

type RowProps = Pick<LiveTableProps, 'now' | 'onPick'> & {
  row: LiveRow
  total: number
  late: number
  asked: boolean
}

function Row({ row: { login, name, candidate, state }, now, total, late, asked, onPick }: RowProps) {
  const { t } = useTranslation('sessions')
  const { time } = useFormats()
  const since = candidate && sinceOf(candidate, state, now)
  return (
    <tr>
      <th scope="row">
        {name} <span className="muted nowrap">{login}</span>
        {candidate?.formNumber != null && (
          <span className="muted nowrap hide-s"> · {t('forms.nth', { n: candidate.formNumber })}</span>
        )}
      </th>
      <td>
        <Tag {...LOOK[state]}>{t(`state.${state}`)}</Tag>{' '}
        {since !== null && <span className="muted nowrap">{span(since)}</span>}
        {candidate?.endedAt != null && <span className="muted nowrap">{time(candidate.endedAt)}</span>}
        {late > 0 && (
          <Tag tone="warn" icon="warn">
            {t('live.late', { count: late })}
          </Tag>
        )}
        {asked && (
          <Tag tone="warn" icon="warn">
            {t('live.voidAsked')}
          </Tag>
        )}
      </td>
      <td className="progress-cell">
        {candidate && (
          <>
            <Meter
              value={candidate.answered}
              of={Math.max(1, total)}
              label={t('live.progressLabel', { answered: candidate.answered, total })}
            />
            <span className="nowrap" aria-hidden="true">
              {candidate.answered} / {total}
            </span>
          </>
        )}
      </td>
      <td className="num">
        {candidate?.status === 'inProgress' && (
          <span className={timeLeft(candidate, now) <= LOW_MS ? 'low' : undefined}>
            {clockFace(timeLeft(candidate, now))}
          </span>
        )}
      </td>
      <td className="hide-s nowrap">
        {candidate && candidate.timesLeft > 0
          ? t('live.leftTimes', { count: candidate.timesLeft, span: span(candidate.leftMs) })
          : ''}
      </td>
      <td className="num hide-s">{candidate ? 1 + candidate.takenOver : ''}</td>
      <td className="hide-s">{candidate?.address ?? ''}</td>
      <td>
        {candidate && (
          <Button small onClick={() => onPick(candidate)} aria-label={t('live.actOn', { name })}>
            {t('live.actOnShort')}
          </Button>
        )}
      </td>
    </tr>
  )

  /** 42 秒, 3 分 05 秒. */
  function span(ms: number): string {
    const seconds = Math.floor(ms / 1000)
    return seconds < 60
      ? t('span.seconds', { s: seconds })
      : t('span.minutes', { m: Math.floor(seconds / 60), s: String(seconds % 60).padStart(2, '0') })
  }
}

/** For how long a candidate has been away, silent or stopped. */
function sinceOf(candidate: Candidate, state: LiveRow['state'], now: number): number | null {
  if (state === 'away') return now - (candidate.leftAt ?? now)
  if (state === 'lost') return now - (candidate.seenAt ?? candidate.startedAt)
  if (state === 'paused') return now - (candidate.pausedAt ?? now)
  return null
}
