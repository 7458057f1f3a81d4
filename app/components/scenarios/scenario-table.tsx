import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../lib/i18n/format.ts'
import type { ScenarioDeskData } from '../../routes/scenarios._index/route.tsx'
import { Table } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'
import { FEW, shareInWords } from './figures.ts'

type Row = ScenarioDeskData['rows'][number]

/** Every scenario in a line: what stands, what is being written, how sound it is, how it is played. */
export function ScenarioTable({ rows }: Pick<ScenarioDeskData, 'rows'>) {
  const { t } = useTranslation('scenarios')
  return (
    <Table caption={t('list.caption')} className="scenario-list">
      <thead>
        <tr>
          <th scope="col">{t('list.title')}</th>
          <th scope="col">{t('list.level')}</th>
          <th scope="col" className="num hide-s">
            {t('list.variants')}
          </th>
          <th scope="col" className="num hide-s">
            {t('list.version')}
          </th>
          <th scope="col" className="num">
            {t('list.tests')}
          </th>
          <th scope="col" className="hide-s">
            {t('list.findings')}
          </th>
          <th scope="col" className="num">
            {t('list.talks')}
          </th>
          <th scope="col" className="num hide-s">
            {t('list.passRate')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <ScenarioRow key={row.slug} row={row} />
        ))}
      </tbody>
    </Table>
  )
}

function ScenarioRow({ row }: { row: Row }) {
  const { t } = useTranslation('scenarios')
  const { date } = useFormats()
  const { slug, title, level, status, variants, version, draft, tests, passed, errors, warnings, played } =
    row
  return (
    <tr>
      <th scope="row">
        <Link to={`/scenarios/${slug}`}>{title}</Link>
        {draft && (
          <>
            {' '}
            <Tag tone={draft.isBehind ? 'warn' : 'accent'}>
              {t('list.draftBy', { by: draft.by, at: date(draft.at) })}
            </Tag>
          </>
        )}
        {version === null && (
          <>
            {' '}
            <Tag tone="line">{t('edit.unpublished')}</Tag>
          </>
        )}
        {status !== 'ready' && (
          <>
            {' '}
            <Tag tone="line">{t(`status.${status}`)}</Tag>
          </>
        )}
      </th>
      <td className="level">{level && t(`shell:level.${level}`)}</td>
      <td className="num hide-s">{variants}</td>
      <td className="num hide-s">{version}</td>
      <td className="num">
        {tests === 0 || passed < tests ? (
          <Tag tone="bad">{t('list.of', { n: passed, of: tests })}</Tag>
        ) : (
          t('list.of', { n: passed, of: tests })
        )}
      </td>
      <td className="hide-s">
        {errors > 0 && <Tag tone="bad">{t('list.errors', { count: errors })}</Tag>}{' '}
        {warnings > 0 && t('list.warnings', { count: warnings })}
        {errors + warnings === 0 && t('list.clean')}
      </td>
      <td className="num">
        {version !== null && (
          <Link to={`/scenarios/${slug}/statistics`}>{t('list.times', { count: played.talks })}</Link>
        )}
      </td>
      <td className={played.talks < FEW ? 'num hide-s thin' : 'num hide-s'}>
        {version !== null && shareInWords({ n: played.passed, of: played.talks })}
      </td>
    </tr>
  )
}
