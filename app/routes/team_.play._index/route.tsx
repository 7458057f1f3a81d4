import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import * as z from 'zod'
import { Shell } from '../../components/shell/shell.tsx'
import { TeamNav } from '../../components/team/team-nav.tsx'
import { Button } from '../../components/ui/button.tsx'
import { Field, Select } from '../../components/ui/field.tsx'
import { Notice } from '../../components/ui/notice.tsx'
import { EmptyState } from '../../components/ui/states.tsx'
import { Table } from '../../components/ui/table.tsx'
import { teamPlays } from '../../db/reads/team-talks.server.ts'
import { formatPoints } from '../../domain/shared/format-points.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { refused } from '../../lib/http/refused.ts'
import { useFormats } from '../../lib/i18n/format.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { startTalk } from '../../use-cases/role-play/start-talk.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'teamPlay') }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, context, 'manager')
  return teamPlays(context.world.db, viewer.id)
}

const Wanted = z.object({ slug: z.string().min(1), difficulty: z.enum(['easy', 'normal', 'hard']) })

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireRole(request, context, 'manager')
  const wanted = Wanted.safeParse(Object.fromEntries(await request.formData()))
  if (!wanted.success) return refused({ code: 'bad-form' })
  const started = await startTalk(context.world, { personId: viewer.id, mode: 'team', ...wanted.data })
  if (!started.ok) return refused(started.refusal)
  throw redirect(`/team/play/${started.value.talkId}`)
}

export default function TeamPlayPage() {
  const { t } = useTranslation('together')
  const { dateTime } = useFormats()
  const { scenarios, talks } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const busy = useNavigation().formData?.has('slug')
  return (
    <Shell dense>
      <TeamNav />
      <div className="head">
        <div>
          <h1>{t('title')}</h1>
          <p>{t('lead')}</p>
        </div>
      </div>
      {answer && (
        <Notice tone="bad" role="alert">
          {t(`talks:refused.${answer.refusal.code}`, t('talks:refused.other'))}
        </Notice>
      )}
      <div className="split narrow">
        <section className="stack" aria-labelledby="played">
          <h2 id="played">{t('played.title')}</h2>
          {talks.length === 0 ? (
            <EmptyState>{t('played.empty')}</EmptyState>
          ) : (
            <Table caption={t('played.title')} className="watch">
              <tbody>
                {talks.map(({ id, title, at, end, total }) => (
                  <tr key={id}>
                    <th scope="row">
                      <Link to={end ? `/talks/${id}/report` : `/team/play/${id}`}>{title}</Link>{' '}
                      <small className="note">{dateTime(at)}</small>
                    </th>
                    <td>{end ? t(`report:end.${end}`) : t('played.open')}</td>
                    <td className="num">{total === null ? '' : formatPoints(total)}</td>
                  </tr>
                ))}
              </tbody>
            </Table>
          )}
        </section>
        <section className="sheet pad stack" aria-labelledby="begin">
          <h2 id="begin">{t('begin.title')}</h2>
          <Form method="post" className="stack">
            <Field label={t('begin.scenario')}>
              <Select name="slug" required defaultValue="">
                <option value="" disabled>
                  {t('begin.choose')}
                </option>
                {scenarios.map(({ slug, title }) => (
                  <option key={slug} value={slug}>
                    {title}
                  </option>
                ))}
              </Select>
            </Field>
            <Field label={t('talks:list.difficulty')}>
              <Select name="difficulty" defaultValue="normal">
                {(['easy', 'normal', 'hard'] as const).map((of) => (
                  <option key={of} value={of}>
                    {t(`talk:difficulty.${of}`)}
                  </option>
                ))}
              </Select>
            </Field>
            <div className="acts">
              <Button kind="main" type="submit" busy={busy && t('talks:list.calling')}>
                {t('begin.start')}
              </Button>
            </div>
          </Form>
        </section>
      </div>
    </Shell>
  )
}
