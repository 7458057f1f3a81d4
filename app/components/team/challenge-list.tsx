import { Form } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Motive } from '../../domain/complaint/motives.ts'
import { useFormats } from '../../lib/i18n/format.ts'
import { ChallengeStandings, type Standing } from '../drill/challenge-standings.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Tag } from '../ui/tag.tsx'

type Line = Readonly<{
  id: string
  title: string
  unitName: string
  cases: number
  motives: readonly Motive[]
  opensAt: number
  closesAt: number
  state: 'waits' | 'open' | 'closed'
  standings: readonly Standing[]
}>

const TONE = { waits: 'line', open: 'good', closed: 'line' } as const

/** The challenges that were set, with how the units stand. */
export function ChallengeList({ lines }: { lines: readonly Line[] }) {
  const { t } = useTranslation('challenge')
  const { date } = useFormats()
  const [asked, setAsked] = useState<Line | null>(null)
  return (
    <>
      {lines.map((line) => (
        <section key={line.id} className="asked" aria-labelledby={`challenge-${line.id}`}>
          <div className="asked-head">
            <div>
              <h3 id={`challenge-${line.id}`}>{line.title}</h3>
              <p className="note">
                {t('line.what', {
                  unit: line.unitName,
                  from: date(line.opensAt),
                  to: date(line.closesAt),
                  count: line.cases,
                  motives: line.motives
                    .map((motive) => t(`question:motive.${motive}`))
                    .join(t('drill:told.comma')),
                })}
              </p>
            </div>
            <div className="acts">
              <Tag tone={TONE[line.state]}>{t(`state.${line.state}`)}</Tag>
              <Button
                kind="bare"
                small
                onClick={() => setAsked(line)}
                aria-label={t('withdraw.of', { title: line.title })}
              >
                {t('withdraw.open')}
              </Button>
            </div>
          </div>
          <ChallengeStandings title={line.title} standings={line.standings} />
        </section>
      ))}
      <Dialog open={asked !== null} title={t('withdraw.title')} onClose={() => setAsked(null)}>
        <p>{t('withdraw.text', { title: asked?.title ?? '' })}</p>
        <Form method="post" onSubmit={() => setAsked(null)}>
          <input type="hidden" name="intent" value="withdraw" />
          <input type="hidden" name="challengeId" value={asked?.id ?? ''} />
          <div className="acts">
            <Button kind="main" type="submit">
              {t('withdraw.yes')}
            </Button>
            <Button onClick={() => setAsked(null)}>{t('withdraw.no')}</Button>
          </div>
        </Form>
      </Dialog>
    </>
  )
}
