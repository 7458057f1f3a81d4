import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import * as z from 'zod'
import { ConfusionMatrix } from '../../components/drill/confusion-matrix.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { ChallengeForm, LONGEST_TITLE } from '../../components/team/challenge-form.tsx'
import { ChallengeList } from '../../components/team/challenge-list.tsx'
import { MotiveTable } from '../../components/team/motive-table.tsx'
import { TeamNav } from '../../components/team/team-nav.tsx'
import { UnitFilter } from '../../components/team/unit-filter.tsx'
import { Notice } from '../../components/ui/notice.tsx'
import { EmptyState } from '../../components/ui/states.tsx'
import { challengesOfUnits } from '../../db/reads/challenges.server.ts'
import { teamDrill } from '../../db/reads/team-drill.server.ts'
import { teamMembers } from '../../db/reads/team-members.server.ts'
import { Motive } from '../../domain/complaint/motives.ts'
import { DAY } from '../../domain/shared/instant.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { refused } from '../../lib/http/refused.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { firstMomentOf, lastMomentOf, localOf } from '../../lib/local-time.server.ts'
import { endChallenge, setChallenge } from '../../use-cases/drill/challenge.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'teamDrill') }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, context, 'manager')
  const { world, zone } = context
  const now = world.now()
  const chosen = new URL(request.url).searchParams.get('unit')
  const { units, unit, members } = await teamMembers(world.db, viewer, chosen)
  const dayOf = (at: number) => localOf(at, zone).slice(0, 10)
  return {
    ...(await teamDrill(world.db, members)),
    units,
    unit,
    people: members.map(({ id, login, name }) => ({ id, login, name })),
    challenges: await challengesOfUnits(
      world.db,
      units.map(({ id }) => id),
      now,
    ),
    opensOn: dayOf(now),
    closesOn: dayOf(now + 6 * DAY),
  }
}

const Wanted = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('set'),
    title: z.string().trim().min(1).max(LONGEST_TITLE),
    unitId: z.string().min(1),
    opensOn: z.string(),
    closesOn: z.string(),
  }),
  z.object({ intent: z.literal('withdraw'), challengeId: z.string() }),
])

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireRole(request, context, 'manager')
  const { world, zone } = context
  const form = await request.formData()
  const wanted = Wanted.safeParse(Object.fromEntries(form))
  const motives = z.array(Motive).safeParse(form.getAll('motive'))
  if (!wanted.success || !motives.success) return refused({ code: 'bad-form' })
  const it = wanted.data
  if (it.intent === 'withdraw') {
    const done = await endChallenge(world, { viewer, challengeId: it.challengeId })
    return done.ok ? { refusal: null, set: false } : refused(done.refusal)
  }
  const [opensAt, closesAt] = [firstMomentOf(it.opensOn, zone), lastMomentOf(it.closesOn, zone)]
  if (opensAt === undefined || closesAt === undefined) return refused({ code: 'bad-form' })
  const { title, unitId } = it
  const done = await setChallenge(world, {
    viewer,
    unitId,
    title,
    opensAt,
    closesAt,
    motives: motives.data,
  })
  return done.ok ? { refusal: null, set: true } : refused(done.refusal)
}

export default function TeamDrillPage() {
  const { t } = useTranslation('challenge')
  const team = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const refusal = answer?.refusal?.code
  return (
    <Shell dense>
      <TeamNav />
      <div className="head">
        <div>
          <h1>{t('title', { unit: team.unit?.name ?? t('units') })}</h1>
          <Summary team={team} />
        </div>
        <UnitFilter units={team.units} unitId={team.unit?.id ?? null} />
      </div>
      {refusal && (
        <Notice tone="bad" role="alert">
          {t(`refused.${refusal}`, t('refused.other'))}
        </Notice>
      )}
      {answer && 'set' in answer && answer.set && (
        <Notice tone="good" role="status">
          {t('set')}
        </Notice>
      )}
      {team.people.length === 0 ? (
        <EmptyState title={t('team:empty.title')}>{t('team:empty.text')}</EmptyState>
      ) : (
        <>
          <section className="sheet pad stack" aria-labelledby="map">
            <h2 id="map">{t('map.title')}</h2>
            <MotiveTable map={team.map} people={team.people} />
          </section>
          {team.answers > 0 && <Confusions team={team} />}
          <section className="sec" aria-labelledby="weekly">
            <h2 id="weekly">{t('weekly')}</h2>
            <div className="split narrow">
              <div className="stack">
                {team.challenges.length === 0 && <p className="muted">{t('noChallenge')}</p>}
                <ChallengeList lines={team.challenges} />
              </div>
              <section className="sheet pad stack" aria-labelledby="new-challenge">
                <h3 id="new-challenge">{t('form.title')}</h3>
                <ChallengeForm
                  key={team.challenges[0]?.id ?? ''}
                  units={team.units}
                  opensOn={team.opensOn}
                  closesOn={team.closesOn}
                />
              </section>
            </div>
          </section>
        </>
      )}
    </Shell>
  )
}

type Shown = { team: ReturnType<typeof useLoaderData<typeof loader>> }

function Summary({ team }: Shown) {
  const { t } = useTranslation('challenge')
  const [worst] = team.pairs
  return (
    <p>
      {worst
        ? t('summary.worst', {
            a: t(`question:motive.${worst.pair[0]}`),
            b: t(`question:motive.${worst.pair[1]}`),
            count: worst.errors,
            of: worst.seen,
          })
        : t(team.answers === 0 ? 'summary.none' : 'summary.clear', { count: team.answers })}
    </p>
  )
}

function Confusions({ team }: Shown) {
  const { t } = useTranslation('challenge')
  return (
    <section className="sec" aria-labelledby="confused">
      <h2 id="confused">{t('confused.title')}</h2>
      <div className="pair wide-gap">
        <ConfusionMatrix matrix={team.matrix} />
        <div className="stack">
          <ol className="stack-s">
            {team.pairs.map(({ pair, errors, seen, people }) => (
              <li key={pair.join()}>
                <b>
                  {pair[0]} {t(`question:motive.${pair[0]}`)} · {pair[1]} {t(`question:motive.${pair[1]}`)}
                </b>{' '}
                {t('confused.of', { count: errors, of: seen })}
                <br />
                <span className="note">
                  {people
                    .map(({ name, errors: own }) => t('confused.person', { name, count: own }))
                    .join(t('drill:told.comma'))}
                </span>
              </li>
            ))}
          </ol>
          {team.namingClash > 0 && (
            <p className="note">{t('drill:result.namingClash', { count: team.namingClash })}</p>
          )}
          {team.skipped > 0 && <p className="note">{t('confused.skipped', { count: team.skipped })}</p>}
        </div>
      </div>
    </section>
  )
}
