import { Form, Link, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { PointResult } from '../../domain/mastery/practice-result.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Meter } from '../ui/meter.tsx'
import { Table } from '../ui/table.tsx'

type Round = {
  id: string
  moduleId: string
  moduleTitle: string
  length: number
  states: readonly (string | null)[]
  result: readonly PointResult[] | null
}

/** Below this share a point is worth another look. */
const LOW = 60

/** What a round says: how many were right, by knowledge point, and what to read again. */
export function PracticeResult({ round }: { round: Round }) {
  const { t } = useTranslation('practice')
  const points = round.result ?? []
  const right = round.states.filter((state) => state === 'right').length
  const busy = useNavigation().formAction === `/practice/${round.moduleId}`
  const weak = points.filter(({ missed }) => missed.length > 0)
  return (
    <>
      <div className="head">
        <div>
          <h1>{t('result.title', { module: round.moduleTitle })}</h1>
          <p>{t('result.lead', { right, of: round.length })}</p>
        </div>
      </div>
      <div className="row2">
        <section aria-labelledby="by-point">
          <h2 id="by-point">{t('result.byPoint')}</h2>
          <Table caption={t('result.byPoint')} className="nodes">
            <thead>
              <tr>
                <th scope="col">{t('result.point')}</th>
                <th scope="col">
                  <span className="sr">{t('result.share')}</span>
                </th>
                <th scope="col" className="num">
                  {t('result.right')}
                </th>
              </tr>
            </thead>
            <tbody>
              {points.map((point) => (
                <PointRow key={point.knowledgePoint} point={point} />
              ))}
            </tbody>
          </Table>
        </section>
        <aside aria-labelledby="again">
          <h2 id="again">{t(weak.length > 0 ? 'result.reread' : 'result.allRight')}</h2>
          {weak.length === 0 && <p className="muted">{t('result.allRightText')}</p>}
          <Reread weak={weak} run={round.id} />
          <div className="acts sec-s">
            <Form method="post" action={`/practice/${round.moduleId}`}>
              <Button kind="main" type="submit" busy={busy && t('starting')}>
                {t('again')}
              </Button>
            </Form>
            <ButtonLink to={`/learn/${round.moduleId}`}>{t('toLesson')}</ButtonLink>
          </div>
        </aside>
      </div>
    </>
  )
}

function PointRow({ point: { name, points, outOf, answers, right } }: { point: PointResult }) {
  const { t } = useTranslation('practice')
  const low = points * 100 < outOf * LOW
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="barcell">
        <Meter
          value={points}
          of={outOf}
          tone={low ? 'warn' : 'fill'}
          label={t('result.meter', { name, right, of: answers })}
        />
      </td>
      <td className="num nowrap">
        {low && (
          <span className="warn-t">
            <Icon name="warn" label={t('result.low')} />{' '}
          </span>
        )}
        {right} / {answers}
      </td>
    </tr>
  )
}

function Reread({ weak, run }: { weak: readonly PointResult[]; run: string }) {
  const { t } = useTranslation('practice')
  return (
    <ol className="plan">
      {weak.map(({ knowledgePoint, name, missed, reread }, at) => (
        <li key={knowledgePoint}>
          <span className="n" aria-hidden="true">
            {at + 1}
          </span>
          <div>
            <h3>{name}</h3>
            {reread.map(({ moduleId, id, title }) => (
              <p key={id}>
                <Link to={`/learn/${moduleId}#${id}`}>{t('question:review.reread', { title })}</Link>
              </p>
            ))}
            <p className="note">
              {missed.map((slot) => (
                <Link key={slot} className="slot" to={`/practice/runs/${run}?slot=${slot}`}>
                  {t('result.slot', { n: slot })}
                </Link>
              ))}
            </p>
          </div>
        </li>
      ))}
    </ol>
  )
}
