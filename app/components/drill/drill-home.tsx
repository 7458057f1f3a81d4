import { Form, Link, useNavigation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DrillMode } from '../../domain/complaint/modes.ts'
import type { Motive } from '../../domain/complaint/motives.ts'
import { useFormats } from '../../lib/i18n/format.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Table } from '../ui/table.tsx'
import { Shape } from '../ui/words.tsx'
import { ConfusionMatrix } from './confusion-matrix.tsx'

type Standing = {
  due: number
  answered: number
  skipped: number
  classRight: { n: number; right: number; low: number; high: number } | null
  pairs: readonly { pair: readonly [Motive, Motive]; errors: number }[]
  matrix: readonly (readonly number[])[]
  namingClash: number
  rounds: readonly {
    id: string
    mode: DrillMode
    finishedAt: number
    answered: number
    right: number
    medianMs: number | null
  }[]
}
const MODES = ['learn', 'sprint', 'twins', 'pile'] as const

/** The way in: what waits, the four manners of practising, what is still confused. */
export function DrillHome({
  standing,
  refusal,
  children,
}: {
  standing: Standing
  refusal: string | undefined
  /** What stands above the four manners: a challenge, where there is one. */
  children?: ReactNode
}) {
  const { t } = useTranslation('drill')
  const { dateTime } = useFormats()
  const navigation = useNavigation()
  const going = navigation.formData?.get('mode')
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="lead">{t(standing.due > 0 ? 'home.due' : 'home.lead', { count: standing.due })}</p>
      {refusal && (
        <Notice tone="bad" role="alert">
          {t(`refused.${refusal}`, t('refused.other'))}
        </Notice>
      )}
      {children}
      <section className="row2">
        <div className="stack">
          <Form method="post" className="modes">
            {MODES.map((mode, at) => (
              <div key={mode} className="mode">
                <h2>{t(`mode.${mode}.name`)}</h2>
                <p className="muted">{t(`mode.${mode}.what`)}</p>
                <Button
                  type="submit"
                  name="mode"
                  value={mode}
                  kind={at === 0 ? 'main' : 'plain'}
                  busy={going === mode && t('starting')}
                >
                  {t(`mode.${mode}.start`)}
                </Button>
              </div>
            ))}
          </Form>
          {standing.answered > 0 && (
            <>
              <h2>{t('home.confused')}</h2>
              {standing.pairs[0] ? (
                <p className="note">
                  {t('result.worst', {
                    a: t(`question:motive.${standing.pairs[0].pair[0]}`),
                    b: t(`question:motive.${standing.pairs[0].pair[1]}`),
                    count: standing.pairs[0].errors,
                  })}
                </p>
              ) : (
                <p className="note">{t('home.noConfusion')}</p>
              )}
              <ConfusionMatrix matrix={standing.matrix} />
            </>
          )}
        </div>
        <aside className="stack">
          {standing.answered === 0 ? <TwoMeanings /> : <Rounds standing={standing} dateTime={dateTime} />}
          {standing.skipped > 0 && <p className="note">{t('home.skipped', { count: standing.skipped })}</p>}
          {standing.namingClash > 0 && <TwoMeanings />}
        </aside>
      </section>
    </>
  )
}

function Rounds({ standing, dateTime }: { standing: Standing; dateTime: (at: number) => string }) {
  const { t } = useTranslation('drill')
  return (
    <>
      <h2>{t('home.rounds')}</h2>
      <Table caption={t('home.rounds')} className="nodes">
        <tbody>
          {standing.rounds.map(({ id, mode, finishedAt, answered, right }) => (
            <tr key={id}>
              <th scope="row">
                <Link to={`/drill/${id}`}>{t(`mode.${mode}.name`)}</Link>
                <small className="note"> {dateTime(finishedAt)}</small>
              </th>
              <td className="num">
                {right} / {answered}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {standing.classRight && (
        <p className="note">
          {t('home.classRight', {
            percent: Math.floor((100 * standing.classRight.right) / standing.classRight.n),
            low: Math.floor(100 * standing.classRight.low),
            high: Math.ceil(100 * standing.classRight.high),
            count: standing.classRight.n,
          })}
        </p>
      )}
    </>
  )
}

/** The course calls E1 补救心理, which many read as money: both meanings, each with a sentence (complaint-drill.md §2). */
function TwoMeanings() {
  const { t } = useTranslation('drill')
  return (
    <div className="stack">
      <h2>{t('meanings.title')}</h2>
      <p>{t('meanings.lead')}</p>
      <p>
        <Shape of="emotional" /> {t('meanings.E1')}
      </p>
      <p>
        <Shape of="rational" /> {t('meanings.R3')}
      </p>
    </div>
  )
}
