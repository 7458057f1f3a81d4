import { useFetcher } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ComplaintClass, Motive } from '../../domain/complaint/motives.ts'
import { AskCase, type Judged } from '../drill/ask-case.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'

type Told = {
  refusal: { code: string } | null
  need?: { key: { class: ComplaintClass; motive: Motive }; score: number }
}
type Props = {
  turn: number
  /** Whether he has begun to answer: then the number keys are his. */
  open: boolean
  onOpen: () => void
  onClose: () => void
}

/**
 * What does the customer want in what he just said? A line beside the talk until it is taken up; it may be passed over,
 * and it goes when the learner says his next line.
 */
export function AskNeed({ turn, open, onOpen, onClose }: Props) {
  const { t } = useTranslation('complaints')
  const fetcher = useFetcher<Told>()
  const since = useRef(0)
  useEffect(() => {
    if (open) since.current = performance.now()
  }, [open])
  const told = fetcher.data?.need
  const judge = ({ class: said, motive }: Judged) =>
    fetcher.submit(
      { kind: 'need', turn, class: said, motive, tookMs: Math.round(performance.now() - since.current) },
      { method: 'post', encType: 'application/json' },
    )
  if (told)
    return (
      <Notice tone={told.score === 100 ? 'good' : 'neutral'} role="status">
        {t(told.score === 100 ? 'line.right' : 'line.other', {
          class: t(`question:class.${told.key.class}`),
          motive: t(`question:motive.${told.key.motive}`),
        })}{' '}
        <Button kind="bare" small onClick={onClose}>
          {t('line.close')}
        </Button>
      </Notice>
    )
  return (
    <section className="ask-need" aria-label={t('line.title')}>
      <p className="acts">
        <b>{t('line.title')}</b>
        {!open && (
          <Button small onClick={onOpen}>
            {t('line.answer')}
          </Button>
        )}
        <Button kind="bare" small onClick={onClose}>
          {t('line.skip')}
        </Button>
      </p>
      {open && <AskCase onJudged={judge} disabled={fetcher.state !== 'idle'} />}
      {fetcher.data?.refusal && <Notice tone="warn">{t('line.fault')}</Notice>}
    </section>
  )
}
