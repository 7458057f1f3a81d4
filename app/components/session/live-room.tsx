import { useRevalidator } from '@remix-run/react'
import { useCallback, useEffect, useMemo, useState } from 'react'
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
  const [picked, setPicked] = useState<string | null>(null)
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
  // as they stand now, not as they stood when the dialog was opened
  const one = candidates.find(({ attemptId }) => attemptId === picked)
  const all: Target = { kind: 'everybody', count: count('sitting') }
  const target: Target | null = picked === 'everybody' ? all : one ? { kind: 'one', candidate: one } : null
  const close = useCallback(() => setPicked(null), [])
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
          <Button small onClick={() => setPicked('everybody')} disabled={count('sitting') === 0}>
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
        onPick={({ attemptId }) => setPicked(attemptId)}
      />
      <section className="sec" aria-labelledby="log-head">
        <h2 id="log-head">{t('live.log')}</h2>
        <LiveLog log={log} names={names} />
      </section>
      <SteerDialog
        target={target}
        late={one ? (late[one.attemptId] ?? 0) : 0}
        request={requests.find(({ attemptId }) => attemptId === one?.attemptId)}
        mayDecide={mayDecide}
        onClose={close}
      />
    </>
  )
}
