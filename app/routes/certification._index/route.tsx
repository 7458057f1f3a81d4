import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Levels } from '../../components/certification/levels.tsx'
import { Reminders } from '../../components/certification/reminders.tsx'
import { Ladder } from '../../components/home/ladder.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { ButtonLink } from '../../components/ui/button.tsx'
import { ladderLines } from '../../db/reads/certification.server.ts'
import { hasRole } from '../../db/reads/people.server.ts'
import { levelWorkedFor } from '../../domain/certification/standing.ts'
import { requireViewer } from '../../lib/auth/require-role.server.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'certification') }]

/** A trainee's own ladder; whoever is none goes to the people in his care. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context)
  if (!hasRole(viewer, 'trainee')) throw redirect('/certification/people')
  const { db, now } = context.world
  const levels = await ladderLines(db, viewer.id, now())
  return { levels, next: levelWorkedFor(levels) }
}

export default function Certification() {
  const { t } = useTranslation('certification')
  const { levels, next } = useLoaderData<typeof loader>()
  return (
    <Shell>
      <div className="head">
        <div>
          <h1>{t('own.title')}</h1>
          <p>{t('own.lead')}</p>
        </div>
        <ButtonLink small to="/certificates">
          {t('own.certificates')}
        </ButtonLink>
      </div>
      <Reminders levels={levels} />
      <Ladder levels={levels} next={next} />
      <div className="sec">
        <Levels levels={levels} />
      </div>
      <p className="note sec">{t('own.note')}</p>
    </Shell>
  )
}
