import { useFetcher, useNavigation } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import type { CriterionMark } from '../../domain/marking/rubric-marks.ts'
import type { clientAction } from '../../routes/marking.$taskId/route.tsx'
import type { OpenReading } from '../../use-cases/marking/read-task.server.ts'

/** A draft is sent this long after the last change. */
const PAUSE_MS = 800
/** One that did not arrive is sent again after this. */
const RETRY_MS = 5_000
const JSON_POST = { method: 'post', encType: 'application/json' } as const

/** What the marker has chosen and written; a draft of it goes to the server after every pause. */
export function useJudgement(task: Pick<OpenReading, 'given' | 'comment'>) {
  const [given, setGiven] = useState<readonly CriterionMark[]>(task.given)
  const [comment, setComment] = useState(task.comment)
  const changed = useRef(false)
  const draft = useFetcher<typeof clientAction>()
  const giving = useFetcher<typeof clientAction>()
  const { submit } = draft
  const refused = draft.data?.refusal?.code
  const leaving = useNavigation().state !== 'idle'
  const sending = giving.state !== 'idle' || leaving

  useEffect(() => {
    const again = draft.state === 'idle' && refused === 'unreachable'
    if ((!changed.current && !again) || sending) return
    const timer = setTimeout(
      () => {
        changed.current = false
        submit({ intent: 'save', given: onTheWire(given), comment }, JSON_POST)
      },
      changed.current ? PAUSE_MS : RETRY_MS,
    )
    return () => clearTimeout(timer)
  }, [given, comment, submit, sending, draft.state, refused])

  const change = (criterion: string, mark: Partial<CriterionMark>) => {
    changed.current = true
    setGiven((was) => {
      const known = was.find((one) => one.criterion === criterion)
      const next = { criterion, points: known?.points ?? 0, comment: known?.comment, ...mark }
      return known ? was.map((one) => (one === known ? next : one)) : [...was, next]
    })
  }
  const codes = [refused, giving.data?.refusal?.code].filter((code) => code !== undefined)
  return {
    given,
    comment,
    choose: (criterion: string, points: number) => change(criterion, { points }),
    remark: (criterion: string, remark: string) => change(criterion, { comment: remark }),
    say: (text: string) => {
      changed.current = true
      setComment(text)
    },
    give: () => {
      changed.current = false
      giving.submit({ intent: 'give', given: onTheWire(given), comment }, JSON_POST)
    },
    saving: codes.includes('unreachable')
      ? 'unsaved'
      : draft.state !== 'idle'
        ? 'saving'
        : draft.data && codes.length === 0
          ? 'saved'
          : 'none',
    /** The answer is no longer in his hands. */
    lost: codes.some((code) => code !== 'unreachable'),
    sending,
  } as const
}

/** Without comments that say nothing. */
const onTheWire = (given: readonly CriterionMark[]) =>
  given.map(({ criterion, points, comment }) => ({
    criterion,
    points,
    ...(comment?.trim() && { comment: comment.trim() }),
  }))
