import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Shell } from '../../components/shell/shell.tsx'
import { DimensionTable } from '../../components/team/dimension-table.tsx'
import { TeamNav } from '../../components/team/team-nav.tsx'
import { UnitFilter } from '../../components/team/unit-filter.tsx'
import { WatchList } from '../../components/team/watch-list.tsx'
import { ButtonLink } from '../../components/ui/button.tsx'
import { EmptyState } from '../../components/ui/states.tsx'
import { teamMembers } from '../../db/reads/team-members.server.ts'
import { teamTalks } from '../../db/reads/team-talks.server.ts'
import { LOW_PERCENT } from '../../domain/mastery/heat.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'teamTalks') }]

const MOST_TALKS = 50

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, context, 'manager')
  const { db } = context.world
  const { searchParams } = new URL(request.url)
  const { units, unit, members } = await teamMembers(db, viewer, searchParams.get('unit'))
  const by = searchParams.get('by') === 'best' ? 'best' : 'latest'
  const { map, talks } = await teamTalks(db, members, by)
  return {
    units,
    unit,
    by,
    map,
    people: members.map(({ id, login, name }) => ({ id, login, name })),
    talks: talks.slice(0, MOST_TALKS),
    more: talks.length > MOST_TALKS,
  }
}

const WAYS = ['latest', 'best'] as const

export default function TeamTalksPage() {
  const { t } = useTranslation('watch')
  const { units, unit, by, map, people, talks, more } = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  const [weakest] = map.dimensions
  const addressOf = (way: string) => {
    const next = new URLSearchParams(search)
    next.set('by', way)
    return `?${next}`
  }
  return (
    <Shell dense>
      <TeamNav />
      <div className="head">
        <div>
          <h1>{t('title', { unit: unit?.name ?? t('units') })}</h1>
          <p>
            {weakest?.all.kind === 'share'
              ? t('summary.weak', {
                  dimension: t(`report:dimension.${weakest.id}`),
                  percent: weakest.all.percent,
                  measured: weakest.measured,
                  low: weakest.low,
                  cut: LOW_PERCENT,
                })
              : t('summary.none')}
          </p>
        </div>
        <UnitFilter units={units} unitId={unit?.id ?? null} />
      </div>
      {people.length === 0 ? (
        <EmptyState title={t('team:empty.title')}>{t('team:empty.text')}</EmptyState>
      ) : (
        <>
          <section className="sheet pad stack" aria-labelledby="map">
            <h2 id="map">{t('map.title')}</h2>
            <nav className="filters" aria-label={t('by.label')}>
              {WAYS.map((way) => (
                <Link
                  key={way}
                  to={addressOf(way)}
                  preventScrollReset
                  className="pill"
                  aria-current={by === way ? 'true' : undefined}
                >
                  {t(`by.${way}`)}
                </Link>
              ))}
            </nav>
            <DimensionTable map={map} people={people} />
          </section>
          <section className="sec" aria-labelledby="talks">
            <h2 id="talks">{t('talks.title')}</h2>
            <p className="note">{t('talks.lead')}</p>
            <WatchList talks={talks} more={more} />
            {talks.length === 0 && (
              <p className="sec-s">
                <ButtonLink to="/team/assignments">{t('empty.action')}</ButtonLink>
              </p>
            )}
          </section>
        </>
      )}
    </Shell>
  )
}
