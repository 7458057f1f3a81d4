import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { DocumentCoverage, ModuleCoverage, PointCoverage } from '../../domain/course/coverage.ts'
import { Scroll, Table } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'

const SHOWN = ['ready', 'review', 'draft'] as const
const TONE_OF = { unnamed: 'warn', missing: 'bad' } as const

/** One source document: the modules that teach it, their knowledge points, and the items on each. */
export function DocumentSection({ document, open }: { document: DocumentCoverage; open: boolean }) {
  const { t } = useTranslation('coverage')
  const { id, modules, items, gaps } = document
  const name = t(`document.${id}`)
  const points = new Set(modules.flatMap((module) => module.points.map((point) => point.id))).size
  return (
    <details className="coverage" open={open || undefined} id={id}>
      <summary>
        <h2>{id === 'law' ? name : `${id} ${name}`}</h2>
        <span className="note">
          {t('facts', { modules: modules.length, points, items })}
          {gaps > 0 ? (
            <Tag tone="warn" icon="warn">
              {t('gaps', { count: gaps })}
            </Tag>
          ) : (
            <Tag tone="good" icon="check">
              {t('whole')}
            </Tag>
          )}
        </span>
      </summary>
      {items === 0 && <p className="warn-t note">{t('noItems')}</p>}
      <Scroll label={t('table', { name })}>
        <Table caption={t('table', { name })}>
          <thead>
            <tr>
              <th scope="col">{t('column.point')}</th>
              {SHOWN.map((status) => (
                <th key={status} scope="col" className="num">
                  {t(`bank:status.${status}`)}
                </th>
              ))}
              <th scope="col" className="num">
                {t('column.reserved')}
              </th>
              <th scope="col" className="num">
                {t('column.fromDocument')}
              </th>
              <th scope="col">{t('column.kinds')}</th>
              <th scope="col">{t('column.gaps')}</th>
            </tr>
          </thead>
          {modules.map((module) => (
            <ModuleRows key={module.id} module={module} />
          ))}
        </Table>
      </Scroll>
    </details>
  )
}

function ModuleRows({ module: { id, title, titleEn, state, points } }: { module: ModuleCoverage }) {
  const { t, i18n } = useTranslation('coverage')
  const name = i18n.language === 'en' ? titleEn : title
  return (
    <tbody>
      <tr className="group">
        <th scope="rowgroup" colSpan={8}>
          {state === 'missing' ? id : <Link to={`/learn/${id}`}>{`${id} ${name}`}</Link>}{' '}
          {state !== 'taught' && <Tag tone={TONE_OF[state]}>{t(`state.${state}`)}</Tag>}
        </th>
      </tr>
      {points.map((point) => (
        <PointRow key={point.id} point={point} />
      ))}
    </tbody>
  )
}

function PointRow({ point }: { point: PointCoverage }) {
  const { t } = useTranslation('coverage')
  const { id, name, byStatus, byKind, reserved, fromDocument, gaps } = point
  const kinds = Object.entries(byKind).map(([kind, count]) =>
    t('kind', { kind: t(`shell:kind.${kind}`), count }),
  )
  return (
    <tr>
      <th scope="row">
        <Link to={`/bank?point=${id}`}>{name}</Link>
      </th>
      {SHOWN.map((status) => (
        <td key={status} className="num">
          {byStatus[status] ?? 0}
        </td>
      ))}
      <td className="num">{reserved}</td>
      <td className="num">{fromDocument}</td>
      <td>{kinds.join(t('and'))}</td>
      <td className={gaps.length > 0 ? 'warn-t' : undefined}>
        {gaps.map((gap) => t(`gap.${gap}`)).join(t('and')) || t('none')}
      </td>
    </tr>
  )
}
