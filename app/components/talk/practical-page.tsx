import { Form, Link, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { formatPoints } from '../../domain/shared/format-points.ts'
import type { Level } from '../../domain/shared/level.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Table } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'

type View = Readonly<{
  id: string
  level: Level
  status: 'inProgress' | 'provisional' | 'awaitsAssessor' | 'decided'
  scenes: readonly Readonly<{
    place: number
    title: string | null
    state: 'waiting' | 'running' | 'played'
    talkId: string | null
    total: number | null
    redLines: readonly string[]
  }>[]
  result: Readonly<{ points: number; outOf: number; passed: boolean }> | null
}>

const TONE = { waiting: 'line', running: 'info', played: 'good' } as const

/** The practical part of a level: its scenes one after the other, and its result. */
export function PracticalPage({ view, refusal }: { view: View; refusal: string | undefined }) {
  const { t } = useTranslation('talks')
  const busy = useNavigation().state !== 'idle'
  const next = view.scenes.find(({ state }) => state !== 'played')
  const { result } = view
  return (
    <>
      <p className="crumb">
        <Link to="/talks">{t('title')}</Link> / {t('practical.title')}
      </p>
      <h1>{t('practical.heading', { level: t(`shell:level.${view.level}`) })}</h1>
      <p className="lead">{t(`practical.status.${view.status}`)}</p>
      {refusal && (
        <Notice tone="bad" role="alert">
          {t(`refused.${refusal}`, t('refused.other'))}
        </Notice>
      )}
      {result && (
        <Notice tone={result.passed ? 'good' : 'warn'} role="status">
          {t(result.passed ? 'practical.passed' : 'practical.failed', {
            points: formatPoints(result.points),
            outOf: formatPoints(result.outOf),
          })}
        </Notice>
      )}
      <Table caption={t('practical.scenes')}>
        <tbody>
          {view.scenes.map(({ place, title, state, talkId, total, redLines }) => (
            <tr key={place}>
              <th scope="row">
                {t('practical.scene', { place })}
                {title && ` · ${title}`}
              </th>
              <td>
                <Tag tone={TONE[state]}>{t(`practical.state.${state}`)}</Tag>
                {redLines.map((redLine) => (
                  <Tag key={redLine} tone="bad" icon="warn">
                    {t(`report:red.${redLine}.name`)}
                  </Tag>
                ))}
              </td>
              <td className="num">
                {total !== null && talkId ? (
                  <Link to={`/talks/${talkId}/report`}>{formatPoints(total)}</Link>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {view.status === 'inProgress' && (
        <>
          <p className="note sec-s">{t('practical.rules')}</p>
          <Form method="post" className="acts">
            <Button kind="main" type="submit" busy={busy && t('list.calling')}>
              {t(
                next
                  ? next.state === 'running'
                    ? 'practical.goOn'
                    : next.place === 1
                      ? 'practical.begin'
                      : 'practical.next'
                  : 'practical.settle',
              )}
            </Button>
          </Form>
        </>
      )}
    </>
  )
}

type Offer = Readonly<{
  level: Level
  scenes: number
  minutes: number
  openId: string | null
  state: 'open' | 'passed' | 'entry-unmet' | 'too-soon' | 'yearly-limit' | 'waits'
}>

/** The practical parts one may take now, or has open. */
export function PracticalOffers({ offers }: { offers: readonly Offer[] }) {
  const { t } = useTranslation('talks')
  const shown = offers.filter(({ state }) => state !== 'entry-unmet' && state !== 'passed')
  if (shown.length === 0) return null
  return (
    <section className="sec" aria-labelledby="practicals">
      <h2 id="practicals">{t('practical.title')}</h2>
      <p className="note">{t('practical.lead')}</p>
      <ul className="scenes">
        {shown.map(({ level, scenes, minutes, openId, state }) => (
          <li key={level} className="scene">
            <div>
              <h3>{t('practical.heading', { level: t(`shell:level.${level}`) })}</h3>
              <p className="note">{t('practical.what', { count: scenes, minutes })}</p>
            </div>
            {state === 'open' ? (
              <Form method="post">
                <input type="hidden" name="level" value={level} />
                <Button type="submit" name="mode" value="exam">
                  {t(openId ? 'practical.goOn' : 'practical.take')}
                </Button>
              </Form>
            ) : (
              <Tag tone="line">{t(`practical.why.${state}`)}</Tag>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
