import { type PointerEvent, useEffect, useRef } from 'react'

type Drag = {
  chip: number
  element: HTMLElement
  startX: number
  startY: number
  active: boolean
  timer?: ReturnType<typeof setTimeout>
}

type ChipDrag = {
  /** The bin under a point of the viewport. */
  binAt: (x: number, y: number) => string | null
  onStart: (chip: number) => void
  onOver: (bin: string | null) => void
  /** `bin` is null when it was let go elsewhere, or the browser took the pointer away. */
  onDrop: (chip: number, bin: string | null) => void
}

const SLACK = 6
const TOUCH_HOLD = 180
const EDGE = 56
const EDGE_STEP = 12

/**
 * Dragging a chip by pointer. A mouse drags after six pixels; a finger after resting a moment, so that a swipe that
 * begins on a chip still scrolls the page. A press that never became a drag stays an ordinary click.
 */
export function useChipDrag({ binAt, onStart, onOver, onDrop }: ChipDrag) {
  const drag = useRef<Drag | null>(null)
  const swallowClick = useRef(false)
  const pile = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const area = pile.current
    // React listens to touchmove passively, and only a listener that may refuse can hold the page still.
    const hold = (event: TouchEvent) => {
      if (drag.current?.active && event.cancelable) event.preventDefault()
    }
    area?.addEventListener('touchmove', hold, { passive: false })
    return () => area?.removeEventListener('touchmove', hold)
  }, [])

  const start = (current: Drag) => {
    current.active = true
    // An attribute of its own: React rewrites the class when the chip becomes the held one.
    current.element.dataset.drag = ''
    onStart(current.chip)
  }
  const finish = (bin: string | null) => {
    const current = drag.current
    drag.current = null
    if (!current) return
    clearTimeout(current.timer)
    if (!current.active) return
    delete current.element.dataset.drag
    current.element.style.translate = ''
    onOver(null)
    onDrop(current.chip, bin)
  }

  const handlersFor = (chip: number) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0 || !event.isPrimary) return
      swallowClick.current = false
      const { currentTarget: element, clientX: startX, clientY: startY, pointerId } = event
      const current: Drag = { chip, element, startX, startY, active: false }
      if (event.pointerType === 'touch') current.timer = setTimeout(() => start(current), TOUCH_HOLD)
      // At once, not when the drag begins: a quick hand has left the chip by its first move. Touch is captured anyway.
      else element.setPointerCapture(pointerId)
      drag.current = current
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const current = drag.current
      if (!current) return
      if (event.buttons === 0) return finish(null)
      const { clientX, clientY } = event
      const far = Math.hypot(clientX - current.startX, clientY - current.startY) > SLACK
      if (!current.active) {
        if (!far) return
        if (event.pointerType === 'touch') return finish(null)
        start(current)
      }
      const toEdge = clientY > window.innerHeight - EDGE ? EDGE_STEP : clientY < EDGE ? -EDGE_STEP : 0
      if (toEdge !== 0) {
        const before = window.scrollY
        window.scrollBy(0, toEdge)
        current.startY -= window.scrollY - before
      }
      current.element.style.translate = `${clientX - current.startX}px ${clientY - current.startY}px`
      onOver(binAt(clientX, clientY))
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      swallowClick.current = drag.current?.active ?? false
      finish(binAt(event.clientX, event.clientY))
    },
    onPointerCancel: () => finish(null),
  })

  return {
    pile,
    handlersFor,
    /** Whether this click is only the end of a drag. */
    endsDrag: () => {
      const ends = swallowClick.current
      swallowClick.current = false
      return ends
    },
  }
}
