import { useRevalidator } from '@remix-run/react'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { isSitting, needsLook, stateOf } from './candidate-state.ts'
import { LiveLog, useLogWords } from './live-log.tsx'
import { type LiveRow, LiveTable } from './live-table.tsx'
import { SteerDialog, type Target } from './steer-dialog.tsx'
import { type Candidate, type LogLine, useLive } from './use-live.ts'

type LiveRoomProps = {
  sessionId: string
  watched: readonly Candidate[]
  expected: readonly {
    readonly id: string
    readonly login: string
    readonly name: string
    readonly unitName: string
  }[]
  /** Questions of each paper. */
  lengths: Readonly<Record<string, number>>
  /** Answers that came too late, by attempt. */
  late: Readonly<Record<string, number>>
  /** Attempts somebody has asked to void. */
  requests: readonly { readonly attemptId: string; readonly reason: string; readonly own: boolean }[]
  log: readonly LogLine[]
  serverNow: number
  mayDecide: boolean
}

const SHOWN = ['all', 'look', 'sitting', 'missing', 'done'] as const
type Shown = (typeof SHOWN)[number]

/** The invigilator's room: who is there, how it goes, and a hand on the clock. */
export function LiveRoom({
  sessionId,
  expected,
  lengths,
  late,
  requests,
  mayDecide,
  ...first
}: LiveRoomProps) {
  const { t } = useTranslation('sessions')
  const { candidates, log, now, connected } = useLive(sessionId, first)
  const [shown, setShown] = useState<Shown>('all')
  const [target, setTarget] = useState<Target | null>(null)
  const { revalidate } = useRevalidator()
  const logWords = useLogWords()
  const ended = candidates.filter(({ status }) => status !== 'inProgress').length
  const known = candidates.length
  // what the stream does not carry (paper lengths, late answers) is read again when somebody comes or goes
  // biome-ignore lint/correctness/useExhaustiveDependencies: the two counts are the reason to read again
  useEffect(() => {
    if (known !== first.watched.length || ended > 0) revalidate()
  }, [known, ended])

  const rows = useMemo((): LiveRow[] => {
    const here = candidates.map((candidate) => ({
      key: candidate.attemptId,
      ...candidate,
      candidate,
      state: stateOf(candidate, now),
    }))
    const came = new Set(candidates.map(({ personId }) => personId))
    const missing = expected
      .filter(({ id }) => !came.has(id))
      .map((person) => ({ key: person.id, ...person, candidate: null, state: 'missing' as const }))
    return [...here, ...missing].sort((a, b) => (a.login < b.login ? -1 : a.login > b.login ? 1 : 0))
  }, [candidates, expected, now])
  const fits = ({ state }: LiveRow, which: Shown): boolean =>
    which === 'all' ||
    (which === 'missing' && state === 'missing') ||
    (state !== 'missing' &&
      ((which === 'look' && needsLook(state)) ||
        (which === 'sitting' && isSitting(state)) ||
        (which === 'done' && !isSitting(state))))
  const count = (which: Shown) => rows.filter((row) => fits(row, which)).length
  const names = new Map(candidates.map(({ attemptId, name }) => [attemptId, name]))
  const [newest] = log
  return (
    <>
      {!connected && (
        <div className="banner bad" role="alert">
          <Icon name="cloudOff" />
          <b>{t('live.lost')}</b>
          <span>{t('live.lostBody')}</span>
        </div>
      )}
      <fieldset className="filters">
        <legend className="sr">{t('live.show')}</legend>
        {SHOWN.map((which) => (
          <button
            key={which}
            type="button"
            className="pill"
            aria-pressed={shown === which}
            onClick={() => setShown(which)}
          >
            {t(`live.shown.${which}`)} {count(which)}
          </button>
        ))}
        <span className="push">
          <Button
            small
            onClick={() => setTarget({ kind: 'everybody', count: count('sitting') })}
            disabled={count('sitting') === 0}
          >
            <Icon name="people" />
            {t('live.forAll')}
          </Button>
        </span>
      </fieldset>
      <p className="sr" role="status">
        {newest && logWords(newest, names)}
      </p>
      <LiveTable
        rows={rows.filter((row) => fits(row, shown))}
        now={now}
        lengths={lengths}
        late={late}
        asked={new Set(requests.map(({ attemptId }) => attemptId))}
        onPick={(candidate) => setTarget({ kind: 'one', candidate })}
      />
      <section className="sec" aria-labelledby="log-head">
        <h2 id="log-head">{t('live.log')}</h2>
        <LiveLog log={log} names={names} />
      </section>
      <SteerDialog
        target={target}
        late={target?.kind === 'one' ? (late[target.candidate.attemptId] ?? 0) : 0}
        request={
          target?.kind === 'one'
            ? requests.find(({ attemptId }) => attemptId === target.candidate.attemptId)
            : undefined
        }
        mayDecide={mayDecide}
        onClose={() => setTarget(null)}
      />
    </>
  )
}
