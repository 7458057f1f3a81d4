import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { announcementAt, clockFace, LOW_MS } from './remaining.ts'

type TimerProps = {
  deadline: number
  /** Since when the clock stands still. */
  pausedAt: number | null
  /** The server's time now. */
  serverNow: () => number
  /** What is left when the page is drawn on the server. */
  initialMs: number
  onOver: () => void
}

/** The only thing that moves in an exam. Counts by the server's time and says it aloud each minute, at the end each ten seconds. */
export function Timer({ deadline, pausedAt, serverNow, initialMs, onOver }: TimerProps) {
  const { t } = useTranslation('exam')
  const [left, setLeft] = useState(initialMs)
  useEffect(() => {
    const tick = () => setLeft(deadline - (pausedAt ?? serverNow()))
    tick()
    const timer = setInterval(tick, 500)
    return () => clearInterval(timer)
  }, [deadline, pausedAt, serverNow])
  const isOver = left <= 0
  useEffect(() => {
    if (isOver) onOver()
  }, [isOver, onOver])
  const said = announcementAt(left)
  return (
    <>
      <span
        className={left <= LOW_MS ? 'timer low' : 'timer'}
        role="timer"
        aria-label={t('timer.left', { face: clockFace(left) })}
      >
        <small>{t(pausedAt === null ? 'timer.label' : 'timer.stopped')}</small>
        {clockFace(left)}
      </span>
      <span className="sr" role="status">
        {said.unit === 'over' ? t('timer.over') : t(`timer.said.${said.unit}`, { count: said.count })}
      </span>
    </>
  )
}
