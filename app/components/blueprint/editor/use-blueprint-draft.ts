import { useFetcher } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import type { Blueprint } from '../../../domain/blueprint/schema.ts'
import type {
  BlueprintEditAction,
  BlueprintEditData,
} from '../../../routes/blueprints.$level_.edit/route.tsx'

const TYPING_PAUSE_MS = 600

type Start = Pick<BlueprintEditData, 'blueprint' | 'draft' | 'weighed'>

/** A blueprint under the hands: what is changed is saved after a pause, one save at a time, each naming the one before. */
export function useBlueprintDraft({ blueprint: start, draft, weighed: first }: Start) {
  const [blueprint, setBlueprint] = useState<Blueprint>(start)
  const saver = useFetcher<BlueprintEditAction>()
  const revision = useRef(draft?.revision ?? 0)
  const [dirty, setDirty] = useState(false)
  const answer = saver.data
  const handled = useRef<typeof answer>()
  if (answer && answer !== handled.current) {
    handled.current = answer
    if ('revision' in answer) revision.current = answer.revision
  }
  const refusal = answer && 'refusal' in answer ? answer.refusal : null
  const idle = saver.state === 'idle'
  useEffect(() => {
    if (!dirty || !idle || refusal?.code === 'stale') return
    const timer = setTimeout(() => {
      setDirty(false)
      saver.submit(
        { intent: 'save', body: JSON.stringify(blueprint), revision: String(revision.current) },
        { method: 'post' },
      )
    }, TYPING_PAUSE_MS)
    return () => clearTimeout(timer)
  }, [blueprint, dirty, idle, refusal, saver])
  return {
    blueprint,
    change: (next: Blueprint) => {
      setBlueprint(next)
      setDirty(true)
    },
    weighed: answer && 'weighed' in answer ? answer.weighed : first,
    refusal,
    /** Nothing typed that is not kept. */
    isSaved: !dirty && idle && refusal === null,
    revision: revision.current,
    hasDraft: draft !== null || revision.current > 0,
  }
}
export type BlueprintDraft = ReturnType<typeof useBlueprintDraft>
