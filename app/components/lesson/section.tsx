import { type ReactNode, useContext, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { LessonProgress } from './progress.tsx'

/** So long the end of a section stays on the screen before it counts as read. */
const LINGER = 3_000

/** A section of a lesson; `id` is what contents and items point at. Its foot says whether it was read. */
export function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
      <SectionFoot id={id} title={title} />
    </section>
  )
}

function SectionFoot({ id, title }: { id: string; title: string }) {
  const { t } = useTranslation('lesson')
  const { read, onRead } = useContext(LessonProgress)
  const foot = useRef<HTMLDivElement>(null)
  const open = onRead !== undefined && !read?.has(id)

  useEffect(() => {
    const end = foot.current
    if (!open || !end || !onRead) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const watch = new IntersectionObserver(([entry]) => {
      clearTimeout(timer)
      if (entry?.isIntersecting) timer = setTimeout(() => onRead(id), LINGER)
    })
    watch.observe(end)
    return () => {
      clearTimeout(timer)
      watch.disconnect()
    }
  }, [open, id, onRead])

  if (!onRead) return null
  return (
    <div className="section-foot" ref={foot}>
      {open ? (
        <Button small kind="bare" aria-label={t('section.readLong', { title })} onClick={() => onRead(id)}>
          {t('section.read')}
        </Button>
      ) : (
        <span className="note" role="status">
          <Icon name="check" /> {t('section.done')}
        </span>
      )}
    </div>
  )
}
