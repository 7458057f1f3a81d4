import { useRevalidator } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../ui/notice.tsx'
import { putAnswers } from './exam-api.ts'
import { ENVELOPE, type QueuedEvent } from './queue.ts'
import { openQueueStore } from './queue-store.ts'

/**
 * On the receipt: answers of this paper that still wait on this device (it lost the network, and was closed) are given
 * to the server, which keeps them with its verdict.
 */
export function LeftOver({ attemptId }: { attemptId: string }) {
  const { t } = useTranslation('exam')
  const { revalidate } = useRevalidator()
  const [given, setGiven] = useState(0)
  useEffect(() => {
    let gone = false
    void giveLeftOver(attemptId).then((count) => {
      if (gone || count === 0) return
      setGiven(count)
      revalidate()
    })
    return () => {
      gone = true
    }
  }, [attemptId, revalidate])
  if (given === 0) return null
  return <Notice role="status">{t('receipt.leftOver', { count: given })}</Notice>
}

async function giveLeftOver(attemptId: string): Promise<number> {
  const store = await openQueueStore()
  const waiting = await store.load(attemptId)
  let given = 0
  for (const epoch of new Set(waiting.map((event) => event.epoch))) {
    const own = waiting.filter((event) => event.epoch === epoch).sort((a, b) => a.seq - b.seq)
    for (let i = 0; i < own.length; i += ENVELOPE)
      given += await giveEnvelope(attemptId, epoch, own.slice(i, i + ENVELOPE))
  }
  if (given > 0 && given === waiting.length) await store.clear(attemptId)
  return given
}

async function giveEnvelope(attemptId: string, epoch: number, events: readonly QueuedEvent[]) {
  const reply = await putAnswers(attemptId, epoch, events)
  return reply.kind === 'saved' || reply.kind === 'taken' || reply.kind === 'refused' ? events.length : 0
}
