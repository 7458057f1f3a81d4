import { createContext, useCallback, useContext, useRef } from 'react'

type Progress = {
  /** Told once for each interactive part that is completed, by an id that stays the same between visits. */
  onDone?(partId: string): void
}

export const LessonProgress = createContext<Progress>({})

/** Reports a part as completed, the first time it is called. */
export function useDone(partId: string): () => void {
  const { onDone } = useContext(LessonProgress)
  const told = useRef(false)
  return useCallback(() => {
    if (told.current) return
    told.current = true
    onDone?.(partId)
  }, [onDone, partId])
}
