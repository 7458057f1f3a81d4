import { useEffect, useState } from 'react'

/** A section is the current one when its head has passed this share of the window's height. */
const LINE = 0.35
/** So long a section is looked at before it is the place to come back to. */
const SETTLE = 2_000

/** The section being read. `onReach` hears of it once the reader has stayed there a moment. */
export function useCurrentSection(ids: readonly string[], onReach: (id: string) => void): string | undefined {
  const [current, setCurrent] = useState(ids[0])
  const known = ids.join(' ')

  useEffect(() => {
    let frame = 0
    const look = () => {
      frame = 0
      const line = window.innerHeight * LINE
      const passed = known.split(' ').filter((id) => {
        const top = document.getElementById(id)?.getBoundingClientRect().top
        return top !== undefined && top <= line
      })
      setCurrent(passed.at(-1) ?? known.split(' ')[0])
    }
    const onScroll = () => {
      frame ||= requestAnimationFrame(look)
    }
    look()
    window.addEventListener('scroll', onScroll, { passive: true })
    window.addEventListener('resize', onScroll)
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('scroll', onScroll)
      window.removeEventListener('resize', onScroll)
    }
  }, [known])

  useEffect(() => {
    // at the head of the page nothing has been reached yet
    if (current === undefined || window.scrollY === 0) return
    const timer = setTimeout(() => onReach(current), SETTLE)
    return () => clearTimeout(timer)
  }, [current, onReach])
  return current
}
