import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { StateTag } from '../../components/certificate/state-tag.tsx'
import { Levels } from '../../components/certification/levels.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { AttemptScores } from '../../components/team/attempt-scores.tsx'
import { ExamStanding } from '../../components/team/exam-standing.tsx'
import { ModuleTable } from '../../components/team/module-table.tsx'
import { Practice } from '../../components/team/practice-table.tsx'
import { LEVELS, Level } from '../../domain/shared/level.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { useFormats } from '../../lib/i18n/format.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { findTrainee } from './trainee.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'trainee') }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, context, 'manager')
  const level = Level.catch('l4').parse(new URL(request.url).searchParams.get('level'))
  const trainee = await findTrainee(context.world, { viewer, personId: params.personId ?? '', level })
  if (!trainee) throw new Response('not found', { status: 404 })
  return trainee
}

export default function Trainee() {
  const { t } = useTranslation('team')
  const { date } = useFormats()
  const { id, level, member, hoursNeeded, modules, practice, attempts, certificates, levels } =
    useLoaderData<typeof loader>()
  return (
    <Shell dense>
      <div className="head">
        <div>
          <p className="crumb">
            <Link to={`/team?level=${level}`}>{t('shell:nav.team')}</Link> /{' '}
            <span className="staff">{member.login}</span>
          </p>
          <h1>{member.name}</h1>
          <p className="acts">
            <span>
              {member.unitName} · {t('table.hours')} {t('table.of', { have: member.hours, of: hoursNeeded })}{' '}
              · {t('table.exam', { level: t(`shell:level.${level}`) })}
            </span>
            <ExamStanding exam={member.exam} />
          </p>
        </div>
        <nav className="switch levels-of" aria-label={t('person.levels')}>
          {LEVELS.map((one) => (
            <Link key={one} to={`?level=${one}`} aria-current={one === level ? 'page' : undefined}>
              {t(`shell:level.${one}`)}
            </Link>
          ))}
        </nav>
      </div>
      <div className="pair wide-gap">
        <section aria-labelledby="modules">
          <h2 id="modules">{t('person.modules.title')}</h2>
          <ModuleTable modules={modules} />
        </section>
        <section aria-labelledby="practice">
          <h2 id="practice">{t('person.practice.title')}</h2>
          {practice.length === 0 ? (
            <p className="muted">{t('person.practice.empty')}</p>
          ) : (
            <Practice points={practice} />
          )}
        </section>
      </div>
      <section className="sec" aria-labelledby="attempts">
        <h2 id="attempts">{t('person.attempts.title', { level: t(`shell:level.${level}`) })}</h2>
        {attempts.length === 0 ? (
          <p className="muted">{t('person.attempts.empty', { hours: hoursNeeded, have: member.hours })}</p>
        ) : (
          <div className="pair wide-gap">
            {attempts.map((attempt) => (
              <AttemptScores key={attempt.id} attempt={attempt} />
            ))}
          </div>
        )}
      </section>
      <section className="sec" aria-labelledby="certification">
        <h2 id="certification">{t('person.certification.title')}</h2>
        <Levels levels={levels} />
        <p className="sec-s">
          <Link to={`/certification/people/${id}`}>{t('person.certification.record')}</Link>
        </p>
      </section>
      <section className="sec" aria-labelledby="certificates">
        <h2 id="certificates">{t('person.certificates.title')}</h2>
        {certificates.length === 0 && <p className="muted">{t('person.certificates.empty')}</p>}
        <ul className="stack-s">
          {certificates.map(({ code, number, state, issuedAt, validUntil }) => (
            <li key={code} className="acts">
              <Link to={`/certificates/${code}`}>{number}</Link>
              <StateTag state={state} />
              <span className="note">
                {t('person.certificates.row', {
                  issued: date(issuedAt, true),
                  until: date(validUntil, true),
                })}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </Shell>
  )
}
