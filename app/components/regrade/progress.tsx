import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Meter } from '../ui/meter.tsx'
import { Notice } from '../ui/notice.tsx'

const EVERY_MS = 3_000

/** How far the marking has come; looks again until it is done. */
export function Progress({ taken, of }: { taken: number; of: number }) {
  const { t } = useTranslation('regrade')
  const { revalidate } = useRevalidator()
  useEffect(() => {
    const timer = setInterval(revalidate, EVERY_MS)
    return () => clearInterval(timer)
  }, [revalidate])
  const words = t('progress.text', { taken, of })
  return (
    <Notice role="status" title={t('progress.title')}>
      <p>{words}</p>
      <Meter value={taken} of={of} label={words} />
    </Notice>
  )
}
