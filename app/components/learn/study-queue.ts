import type { StudyState } from '../../domain/course/progress.ts'

export type Studied = StudyState & { readonly lastSection: string | null }

/** How a note of what was studied travels, and where it waits until it has arrived. */
export type Post = Readonly<{
  /** @returns whether the server has it */
  send(studied: Studied): Promise<boolean>
  /** A last word while the page closes: nobody waits for an answer. */
  sendAndForget(studied: Studied): void
  /** Keeps what is not yet sent over a reload; null: nothing is left. */
  keep(studied: Studied | null): void
  kept(): Studied | null
}>

const GATHER = 1_500
const FIRST_RETRY = 5_000
const LONGEST_RETRY = 60_000

const nothing: Studied = { sectionsRead: [], partsDone: [], lastSection: null }
const isNothing = ({ sectionsRead, partsDone, lastSection }: Studied) =>
  sectionsRead.length === 0 && partsDone.length === 0 && lastSection === null
const together = (a: Studied, b: Studied): Studied => ({
  sectionsRead: [...new Set([...a.sectionsRead, ...b.sectionsRead])],
  partsDone: [...new Set([...a.partsDone, ...b.partsDone])],
  lastSection: b.lastSection ?? a.lastSection,
})

/**
 * Gathers what is read and done, sends it in batches, and tries again, more and more seldom, while the network is down.
 * Everything sent may be sent twice: the server joins it to what it has.
 * @param onWaiting told whether anything is still on its way
 */
export function createStudyQueue(post: Post, onWaiting: (waiting: boolean) => void) {
  let waiting = post.kept() ?? nothing
  let sending: Studied | null = null
  let retry = FIRST_RETRY
  let timer: ReturnType<typeof setTimeout> | undefined

  const all = () => (sending ? together(sending, waiting) : waiting)
  const noteDown = () => {
    const left = all()
    post.keep(isNothing(left) ? null : left)
    onWaiting(!isNothing(left))
  }
  const flushIn = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), ms)
  }
  async function flush(): Promise<void> {
    clearTimeout(timer)
    if (sending || isNothing(waiting)) return
    sending = waiting
    waiting = nothing
    const arrived = await post.send(sending)
    if (!arrived) waiting = together(sending, waiting)
    sending = null
    noteDown()
    retry = arrived ? FIRST_RETRY : Math.min(retry * 2, LONGEST_RETRY)
    if (!isNothing(waiting)) flushIn(arrived ? GATHER : retry / 2)
  }
  if (!isNothing(waiting)) flushIn(GATHER)

  return {
    add(studied: Partial<Studied>) {
      waiting = together(waiting, { ...nothing, ...studied })
      noteDown()
      // while retries run, their pace holds; a new line does not hurry a network that is down
      if (!sending && retry === FIRST_RETRY) flushIn(GATHER)
    },
    /** The network is back: now rather than when the next try is due. */
    flush() {
      retry = FIRST_RETRY
      return flush()
    },
    leave() {
      const left = all()
      if (!isNothing(left)) post.sendAndForget(left)
    },
    stop() {
      clearTimeout(timer)
    },
  }
}
export type StudyQueue = ReturnType<typeof createStudyQueue>
