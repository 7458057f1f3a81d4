import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData, useSearchParams } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Shell } from '../../components/shell/shell.tsx'
import { HeatLegend } from '../../components/team/heat-cell.tsx'
import { TeamNav } from '../../components/team/team-nav.tsx'
import { TeamTable } from '../../components/team/team-table.tsx'
import { Button, ButtonLink } from '../../components/ui/button.tsx'
import { Select } from '../../components/ui/field.tsx'
import { EmptyState } from '../../components/ui/states.tsx'
import { traineesUnder } from '../../db/reads/people.server.ts'
import { teamOf } from '../../db/reads/team.server.ts'
import { teamMembers } from '../../db/reads/team-members.server.ts'
import { ENOUGH_ANSWERS, LOW_PERCENT } from '../../domain/mastery/heat.ts'
import { LEVELS, Level } from '../../domain/shared/level.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { inOrder, sortingOf } from './order.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'team') }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, context, 'manager')
  const { db } = context.world
  const { searchParams } = new URL(request.url)
  const { units, unit, members } = await teamMembers(db, viewer, searchParams.get('unit'))
  const everybody = unit ? await traineesUnder(db, viewer) : members
  const tops = viewer.roles.filter(({ role }) => role === 'manager').map(({ unitId }) => unitId)
  const level = Level.catch('l4').parse(searchParams.get('level'))
  const team = await teamOf(db, members, level)
  const leafIds = team.leaves.map(({ id }) => id)
  const sort = sortingOf(searchParams.get('sort'))
  return {
    level,
    units,
    unit,
    top: tops.length === 1 ? (units.find(({ id }) => id === tops[0])?.name ?? null) : null,
    anybody: everybody.length > 0,
    ...team,
    rows: inOrder(team.rows, leafIds, sort),
    sort,
  }
}

export default function Team() {
  const { t } = useTranslation('team')
  const team = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  const addressOf = (by: string, down: boolean) => {
    const next = new URLSearchParams(search)
    next.set('sort', down ? `-${by}` : by)
    return `?${next}`
  }
  const sortText = search.get('sort')
  return (
    <Shell dense>
      <TeamNav />
      <div className="head">
        <div>
          <h1>{t('title', { unit: team.unit?.name ?? team.top ?? t('units'), count: team.rows.length })}</h1>
          {team.rows.length > 0 && <Summary {...team} />}
        </div>
        {team.anybody && (
          <Form method="get" className="acts">
            <Filters {...team} />
            {sortText && <input type="hidden" name="sort" value={sortText} />}
            <Button small type="submit">
              {t('filter.apply')}
            </Button>
          </Form>
        )}
      </div>
      {team.rows.length > 0 ? (
        <section className="sheet pad" aria-label={t('table.caption')}>
          <TeamTable {...team} addressOf={addressOf} />
          <HeatLegend />
        </section>
      ) : team.anybody ? (
        <EmptyState
          title={t('emptyFilter.title')}
          action={<ButtonLink to="/team">{t('emptyFilter.action')}</ButtonLink>}
        >
          {t('emptyFilter.text')}
        </EmptyState>
      ) : (
        <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
      )}
    </Shell>
  )
}

type FilterProps = Pick<ReturnType<typeof useLoaderData<typeof loader>>, 'level' | 'unit' | 'units'>

/** Which level, and which of the units where there are several. */
function Filters({ level, unit, units }: FilterProps) {
  const { t } = useTranslation('team')
  return (
    <>
      <label className="sr" htmlFor="level">
        {t('filter.level')}
      </label>
      <Select small id="level" name="level" className="auto" defaultValue={level} key={level}>
        {LEVELS.map((one) => (
          <option key={one} value={one}>
            {t(`shell:level.${one}`)}
          </option>
        ))}
      </Select>
      {units.length > 1 && (
        <>
          <label className="sr" htmlFor="unit">
            {t('filter.unit')}
          </label>
          <Select small id="unit" name="unit" className="auto" defaultValue={unit?.id ?? ''} key={unit?.id}>
            <option value="">{t('filter.all')}</option>
            {units.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </>
      )}
    </>
  )
}

type SummaryProps = Pick<ReturnType<typeof useLoaderData<typeof loader>>, 'level' | 'rows' | 'leaves'>

/** What the table says in two sentences: results, and the weakest leaf where there is evidence for one. */
function Summary({ level, rows, leaves }: SummaryProps) {
  const { t } = useTranslation('team')
  const count = (state: string) => rows.filter(({ exam }) => exam.state === state).length
  const [passed, failed] = [count('passed'), count('failed')]
  const [weakest] = leaves
  const words =
    weakest?.all.kind === 'share'
      ? t('summary.weak', {
          leaf: weakest.name,
          percent: weakest.all.percent,
          measured: weakest.measured,
          enough: ENOUGH_ANSWERS,
          low: weakest.low,
          cut: LOW_PERCENT,
        })
      : t('summary.noPractice')
  return (
    <p>
      {words}
      {t('summary.exam', {
        level: t(`shell:level.${level}`),
        passed,
        failed,
        rest: rows.length - passed - failed,
      })}
    </p>
  )
}
