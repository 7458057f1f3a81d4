import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clockFace } from '../exam/remaining.ts'

type Props = { deadlineAt: number; now: number; onOver: () => void }

/** What is left of the talk, counted from when the page came by the server's time. */
export function TalkTimer({ deadlineAt, now, onOver }: Props) {
  const { t } = useTranslation('talk')
  const [left, setLeft] = useState(deadlineAt - now)
  const over = useRef(false)
  const latest = useRef(onOver)
  latest.current = onOver
  useEffect(() => {
    const until = performance.now() + deadlineAt - now
    const timer = setInterval(() => {
      const rest = until - performance.now()
      setLeft(rest)
      if (rest > 0 || over.current) return
      over.current = true
      latest.current()
    }, 500)
    return () => clearInterval(timer)
  }, [deadlineAt, now])
  return (
    <span role="timer" aria-label={t('room.left', { face: clockFace(left) })}>
      {clockFace(left)}
    </span>
  )
}
