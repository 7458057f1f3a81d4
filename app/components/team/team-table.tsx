import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { HeatCell } from '../../domain/mastery/heat.ts'
import { useFormats } from '../../lib/i18n/format.ts'
import { Scroll, SortHead, Table } from '../ui/table.tsx'
import { ExamStanding, type Standing } from './exam-standing.tsx'
import { HeatTd } from './heat-cell.tsx'

export type TeamTableProps = {
  level: string
  leaves: readonly { readonly id: string; readonly name: string; readonly all: HeatCell }[]
  modules: number
  hoursNeeded: number
  rows: readonly {
    readonly id: string
    readonly login: string
    readonly name: string
    readonly unitName: string
    readonly modulesDone: number
    readonly hours: number
    readonly exam: Standing
    readonly lastActive: number | null
    readonly cells: readonly HeatCell[]
  }[]
  sort: { by: string; down: boolean }
  /** The address that sorts by a column. */
  addressOf: (by: string, down: boolean) => string
}

/** The team: study, exam and the map of practice by leaf, weakest leaf first. */
export function TeamTable({ level, leaves, modules, hoursNeeded, rows, sort, addressOf }: TeamTableProps) {
  const { t } = useTranslation('team')
  const { date } = useFormats()
  const head = (by: string) => ({
    to: addressOf(by, sort.by === by && !sort.down),
    ...(sort.by === by && { sorted: sort.down ? ('descending' as const) : ('ascending' as const) }),
  })
  return (
    <Scroll label={t('table.scroll')}>
      <Table caption={t('table.caption')} className="heat">
        <thead>
          <tr>
            <SortHead {...head('login')}>{t('table.login')}</SortHead>
            <SortHead {...head('name')} className="fact">
              {t('table.name')}
            </SortHead>
            <SortHead {...head('unit')} className="fact hide-s">
              {t('table.unit')}
            </SortHead>
            <SortHead {...head('modules')} className="fact num">
              {t('table.modules')}
            </SortHead>
            <SortHead {...head('hours')} className="fact num">
              {t('table.hours')}
            </SortHead>
            <SortHead {...head('exam')} className="fact">
              {t('table.exam', { level: t(`shell:level.${level}`) })}
            </SortHead>
            <SortHead {...head('active')} className="fact hide-s">
              {t('table.active')}
            </SortHead>
            {leaves.map(({ id, name }) => (
              <SortHead key={id} {...head(id)} className="leaf">
                {name}
              </SortHead>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Link
                  className="staff"
                  to={`/team/${row.id}?level=${level}`}
                  aria-label={t('table.open', { login: row.login, name: row.name })}
                >
                  {row.login}
                </Link>
              </th>
              <td className="fact">{row.name}</td>
              <td className="fact hide-s">{row.unitName}</td>
              <td className="fact num">{t('table.of', { have: row.modulesDone, of: modules })}</td>
              <td className="fact num">{t('table.of', { have: row.hours, of: hoursNeeded })}</td>
              <td className="fact">
                <ExamStanding exam={row.exam} />
              </td>
              <td className="fact hide-s">
                {row.lastActive === null ? (
                  <span className="muted">{t('table.never')}</span>
                ) : (
                  date(row.lastActive)
                )}
              </td>
              {row.cells.map((cell, at) => (
                <HeatTd key={leaves[at]?.id} cell={cell} />
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('table.all')}</th>
            <td />
            <td className="hide-s" />
            <td />
            <td />
            <td />
            <td className="hide-s" />
            {leaves.map(({ id, all }) => (
              <td key={id}>{all.kind === 'share' ? all.percent : ''}</td>
            ))}
          </tr>
        </tfoot>
      </Table>
    </Scroll>
  )
}
