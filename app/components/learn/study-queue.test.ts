import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createStudyQueue, type Post, type Studied } from './study-queue.ts'

function aPost(answers: boolean[], kept: Studied | null = null) {
  const sent: Studied[] = []
  const store: { now: Studied | null } = { now: kept }
  const post: Post = {
    send: async (studied) => {
      sent.push(studied)
      return answers.shift() ?? true
    },
    sendAndForget: (studied) => sent.push(studied),
    keep: (studied) => {
      store.now = studied
    },
    kept: () => store.now,
  }
  return { post, sent, store }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('what comes close together goes in one batch', async () => {
  const { post, sent, store } = aPost([])
  const queue = createStudyQueue(post, () => {})
  queue.add({ sectionsRead: ['a'] })
  queue.add({ partsDone: ['sorting:x'], lastSection: 'b' })
  await vi.advanceTimersByTimeAsync(1_500)
  expect(sent).toEqual([{ sectionsRead: ['a'], partsDone: ['sorting:x'], lastSection: 'b' }])
  expect(store.now).toBeNull()
})

test('without a network it is kept, tried again after a pause, and nothing is lost', async () => {
  const { post, sent, store } = aPost([false, false, true])
  const said: boolean[] = []
  const queue = createStudyQueue(post, (waiting) => said.push(waiting))
  queue.add({ sectionsRead: ['a'] })
  await vi.advanceTimersByTimeAsync(1_500)
  expect(store.now?.sectionsRead).toEqual(['a'])
  queue.add({ sectionsRead: ['b'] })
  await vi.advanceTimersByTimeAsync(5_000)
  expect(sent).toHaveLength(2)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(sent.at(-1)?.sectionsRead).toEqual(['a', 'b'])
  expect(said.at(-1)).toBe(false)
})

test('a page that was closed too early sends on the next visit', async () => {
  const { post, sent } = aPost([], { sectionsRead: ['a'], partsDone: [], lastSection: 'a' })
  createStudyQueue(post, () => {})
  await vi.advanceTimersByTimeAsync(1_500)
  expect(sent).toHaveLength(1)
})

test('on leaving, what is on its way and what waits go together', () => {
  const { post, sent } = aPost([])
  const queue = createStudyQueue(post, () => {})
  queue.add({ sectionsRead: ['a'] })
  queue.leave()
  expect(sent[0]?.sectionsRead).toEqual(['a'])
})
