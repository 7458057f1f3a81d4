import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Origin } from '../../domain/blueprint/schema.ts'
import type { Stock } from '../../domain/blueprint/stock.ts'
import type { Level } from '../../domain/shared/level.ts'
import { inPoints } from '../bank/points.ts'
import { Table } from '../ui/table.tsx'
import { Enough } from './enough.tsx'
import { OriginTag } from './origin-tag.tsx'

type Props = { level: Level; stock: Stock }

/** How many of each kind one form holds, and the stock. */
export function MixTable({ level, stock: { mix, mixPoints, forms } }: Props) {
  const { t } = useTranslation('blueprint')
  const origins = [...new Set(mix.map(({ origin }) => origin))]
  return (
    <section aria-labelledby="mix">
      <h2 id="mix">{t('mix.title')}</h2>
      <Table caption={t('mix.caption')} className="tree">
        <thead>
          <tr>
            <th scope="col">{t('mix.title')}</th>
            <th scope="col" className="num">
              {t('mix.count')}
            </th>
            <th scope="col" className="num">
              {t('stock')}
            </th>
            <th scope="col" className="num">
              {t('needed')}
            </th>
            <th scope="col">
              <span className="sr">{t('enoughHead')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {mix.map(({ kind, points, unit, count, stock, needed, short }) => (
            <tr key={`${kind} ${points}`}>
              <th scope="row">
                <Link className="plain" to={`/bank?level=${level}&kind=${kind}&status=ready`}>
                  {t(`shell:kind.${kind}`)}
                </Link>{' '}
                <span className="note">{t(`mix.points.${unit}`, { points: inPoints(points) })}</span>
              </th>
              <td className="num">{count}</td>
              <td className="num">{stock}</td>
              <td className="num">{needed}</td>
              <td className="nowrap">
                <Enough short={short} lacking={t(`short.${unit}`, { amount: short })} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('mix.full')}</th>
            <td className="num">{inPoints(mixPoints)}</td>
            <td />
            <td />
            <td />
          </tr>
        </tfoot>
      </Table>
      <p className="note foot-note">
        <Origins of={origins} /> {t('mix.note', { count: forms })}
      </p>
    </section>
  )
}

/** The shares of the difficulty grades, and the stock. */
export function GradesTable({
  level,
  stock: { grades, forms, mostItems },
  origin,
}: Props & { origin: Origin }) {
  const { t } = useTranslation('blueprint')
  return (
    <section aria-labelledby="grades">
      <h2 id="grades">{t('grades.title')}</h2>
      <Table caption={t('grades.caption')} className="tree">
        <thead>
          <tr>
            <th scope="col">{t('grades.title')}</th>
            <th scope="col" className="num">
              {t('grades.parts')}
            </th>
            <th scope="col" className="num">
              {t('stock')}
            </th>
            <th scope="col" className="num">
              {t('needed')}
            </th>
            <th scope="col">
              <span className="sr">{t('enoughHead')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {grades.map(({ grade, parts, share, stock, needed, short }) => (
            <tr key={grade}>
              <th scope="row">
                <Link className="plain" to={`/bank?level=${level}&difficulty=${grade}&status=ready`}>
                  {t(`bank:difficulty.${grade}`)}
                </Link>{' '}
                <span className="note">{Math.round(share * 100)}%</span>
              </th>
              <td className="num">{parts}</td>
              <td className="num">{stock}</td>
              <td className="num">{needed}</td>
              <td className="nowrap">
                <Enough short={short} lacking={t('short.item', { amount: short })} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="note foot-note">
        <Origins of={[origin]} /> {t('grades.note', { count: forms, items: mostItems })}
      </p>
    </section>
  )
}

function Origins({ of }: { of: readonly Origin[] }) {
  return (
    <>
      {of.map((origin) => (
        <OriginTag key={origin} origin={origin} />
      ))}
    </>
  )
}
