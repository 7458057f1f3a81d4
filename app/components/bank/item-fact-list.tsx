import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../lib/i18n/format.ts'
import type { OpenItem } from '../../routes/bank/open-item.server.ts'
import { decimal } from '../analysis/figures.ts'
import { facilityText, inPoints } from './points.ts'

/** Where an item belongs, comes from and has been. */
export function ItemFactList({ item }: { item: OpenItem }) {
  const { t } = useTranslation('bank')
  const { date } = useFormats()
  const { source, module, section } = item
  const where = section ? `/learn/${module.id}#${section.id}` : `/learn/${module.id}`
  const document = t(`document.${source.document}`, { defaultValue: source.document })
  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      'kind',
      `${t(`shell:kind.${item.kind}`)}${item.body ? t('points', { points: inPoints(item.body.points) }) : ''}`,
    ],
    ['point', <PlaceOf key="point" item={item} />],
    [
      'module',
      // a module that is not published has no page
      module.title === null ? (
        module.id
      ) : (
        <Link key="module" to={where}>
          {[module.title, section?.title].filter(Boolean).join(' · ')}
        </Link>
      ),
    ],
    ['levels', item.levels.map((level) => t(`shell:level.${level}`)).join('、')],
    ['difficulty', item.difficulty ? t(`difficulty.${item.difficulty}`) : t('difficulty.none')],
    [
      'source',
      <span key="source">
        {source.ref ? t('sourceLine', { document, ref: source.ref }) : document}{' '}
        {source.kind !== 'team' && <span className="note">{t(`origin.${source.kind}`)}</span>}
        {source.url && (
          <>
            {' '}
            <a href={source.url} rel="noreferrer noopener" target="_blank">
              {t('sourceUrl')}
            </a>
          </>
        )}
      </span>,
    ],
    ['answer', item.answerStatus ? t(`answerStatus.${item.answerStatus}`) : t('answerStatus.none')],
    ['asOf', item.asOf],
    ['effective', item.effectiveDate],
    ['verified', item.verifiedAt],
    ['author', item.author],
    ['reviewer', item.reviewedBy ?? (item.status === 'ready' ? null : t('notReviewed'))],
    [
      'facility',
      item.statistics &&
        item.statistics.facility !== null &&
        t('workbench:facility', {
          facility: facilityText(item.statistics.facility),
          count: item.statistics.answers,
        }),
    ],
    [
      'discrimination',
      item.statistics && item.statistics.discrimination !== null && (
        <Link key="discrimination" to={`/analysis/${item.id}?papers=all`}>
          {decimal(item.statistics.discrimination)}
        </Link>
      ),
    ],
    [
      'curve',
      item.statistics &&
        item.statistics.b !== null &&
        t('workbench:curve', { a: decimal(item.statistics.a), b: decimal(item.statistics.b) }),
    ],
    ['uses', item.uses ? t('used', { count: item.uses.forms, date: date(item.uses.lastAt) }) : t('unused')],
  ]
  return (
    <dl className="kv">
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name} className="contents">
              <dt>
                {name === 'facility' || name === 'discrimination' ? t(`column.${name}`) : t(`fact.${name}`)}
              </dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}

function PlaceOf({ item: { point, leafName, otherPoints } }: { item: OpenItem }) {
  const { t } = useTranslation('bank')
  return (
    <>
      {leafName ? t('placeIn', { leaf: leafName, point: point.name }) : point.name}{' '}
      <span className="note">{point.id}</span>
      {otherPoints.length > 0 && (
        <span className="note">
          {' '}
          {t('alsoPoints', { points: otherPoints.map(({ name }) => name).join('、') })}
        </span>
      )}
    </>
  )
}
