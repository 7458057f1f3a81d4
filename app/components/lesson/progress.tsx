import { createContext, useCallback, useContext, useRef } from 'react'
import { type INTERACTIVE, partId } from '../../domain/course/lesson-parts.ts'

type Progress = {
  /** Told once for each interactive part that is completed, by an id that stays the same between visits. */
  onDone?(partId: string): void
  /** Sections read, by id, and who is told of another one. Without it sections have no foot. */
  read?: ReadonlySet<string>
  onRead?(sectionId: string): void
}

export const LessonProgress = createContext<Progress>({})

/** Reports a part as completed, the first time it is called, by the id the publisher gave it. */
export function useDone(component: (typeof INTERACTIVE)[number], heading?: string): () => void {
  const { onDone } = useContext(LessonProgress)
  const told = useRef(false)
  return useCallback(() => {
    if (told.current) return
    told.current = true
    onDone?.(partId(component, heading))
  }, [onDone, component, heading])
}
