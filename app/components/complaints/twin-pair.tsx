import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { ComplaintClass, Motive } from '../../domain/complaint/motives.ts'
import type { Stretch, TwinFault } from '../../domain/complaint/twins.ts'
import { Notice } from '../ui/notice.tsx'
import { Key } from './case-facts.tsx'

export type CandidateTwin = {
  id: string
  text: string
  class: ComplaintClass
  primaryMotive: Motive
  secondaryMotive: Motive | null
  tier: number
}
export type ShownPairing = {
  twinId: string
  one: { class: ComplaintClass | null; primaryMotive: Motive | null }
  twin: CandidateTwin | null
  fault: TwinFault | null
  stretches: readonly [readonly Stretch[], readonly Stretch[]]
  alike: number
}

/** Two sentences side by side, what each says by itself marked, and whether they can be twins. */
export function TwinPair({ pairing }: { pairing: ShownPairing }) {
  const { t } = useTranslation('complaints')
  const { one, twin, stretches, alike } = pairing
  return (
    <>
      {twin && (
        <div className="twin">
          <div className="sheet">
            <p className="lab">{t('twin.one')}</p>
            <MarkedWords stretches={stretches[0]} />
            {one.class && one.primaryMotive ? (
              <Key of={one.class} motive={one.primaryMotive} />
            ) : (
              <span className="muted">{t('twin.noKey')}</span>
            )}
          </div>
          <div className="sheet">
            <p className="lab">
              {t('twin.other')} <Link to={`/complaints/${twin.id}`}>{twin.id}</Link>
            </p>
            <MarkedWords stretches={stretches[1]} />
            <Key of={twin.class} motive={twin.primaryMotive} secondary={twin.secondaryMotive} />
          </div>
        </div>
      )}
      <PairVerdict pairing={pairing} />
      {twin && <p className="note">{t('twin.legend', { share: Math.trunc(alike * 100) })}</p>}
    </>
  )
}

function PairVerdict({ pairing: { one, twin, fault } }: { pairing: ShownPairing }) {
  const { t } = useTranslation('complaints')
  if (fault || !twin)
    return (
      <Notice tone="bad" role="status">
        {t(`refused.${fault ?? 'no-such-twin'}`)}
      </Notice>
    )
  if (!one.primaryMotive)
    return (
      <Notice tone="warn" role="status">
        {t('twin.open')}
      </Notice>
    )
  const motives = { one: one.primaryMotive, other: twin.primaryMotive }
  return (
    <Notice tone="good" role="status">
      {t(one.class === twin.class ? 'twin.motiveDiffers' : 'twin.classDiffers', motives)}
    </Notice>
  )
}

function MarkedWords({ stretches }: { stretches: readonly Stretch[] }) {
  let at = 0
  return (
    <blockquote className="quote">
      {stretches.map(({ text, own }) => {
        const start = at
        at += text.length
        return own ? <mark key={start}>{text}</mark> : <span key={start}>{text}</span>
      })}
    </blockquote>
  )
}
