import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ChangeStatus } from '../../components/regrade/change-status.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { ButtonLink } from '../../components/ui/button.tsx'
import { Pager } from '../../components/ui/pager.tsx'
import { EmptyState } from '../../components/ui/states.tsx'
import { Table } from '../../components/ui/table.tsx'
import { namesOf } from '../../db/reads/people.server.ts'
import { keyChangesPage } from '../../db/reads/regrades.server.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { useFormats } from '../../lib/i18n/format.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'regrades') }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'trainer', 'administrator')
  const { db } = context.world
  const asked = Number.parseInt(new URL(request.url).searchParams.get('page') ?? '', 10)
  const { changes, ...place } = await keyChangesPage(db, Number.isNaN(asked) ? 1 : asked)
  const names = await namesOf(
    db,
    changes.map(({ proposedBy }) => proposedBy),
  )
  return {
    ...place,
    changes: changes.map(({ proposedBy, ...change }) => ({
      ...change,
      proposer: names.get(proposedBy)?.name ?? proposedBy,
    })),
  }
}

export default function Regrades() {
  const { t } = useTranslation('regrade')
  const { dateTime } = useFormats()
  const { changes, page, pages, total } = useLoaderData<typeof loader>()
  return (
    <Shell dense>
      <div className="head">
        <div>
          <h1>{t('list.title')}</h1>
          <p>{t('list.lead')}</p>
        </div>
      </div>
      {changes.length === 0 ? (
        <EmptyState title={t('list.none')} action={<ButtonLink to="/bank">{t('list.toBank')}</ButtonLink>}>
          {t('list.noneTodo')}
        </EmptyState>
      ) : (
        <Table caption={t('list.title')}>
          <thead>
            <tr>
              <th scope="col">{t('list.item')}</th>
              <th scope="col">{t('list.policy')}</th>
              <th scope="col" className="hide-s">
                {t('list.reason')}
              </th>
              <th scope="col" className="hide-s">
                {t('list.proposer')}
              </th>
              <th scope="col" className="hide-s">
                {t('list.at')}
              </th>
              <th scope="col">{t('list.status')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ id, itemId, policy, reason, proposer, proposedAt, status }) => (
              <tr key={id}>
                <th scope="row">
                  <Link className="staff" to={`/regrades/${id}`}>
                    {itemId}
                  </Link>
                </th>
                <td>{t(`policy.${policy}`)}</td>
                <td className="hide-s">{reason}</td>
                <td className="hide-s">{proposer}</td>
                <td className="hide-s">{dateTime(proposedAt)}</td>
                <td>
                  <ChangeStatus status={status} />
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {pages > 1 && <Pager page={page} pages={pages} total={total} addressOf={(to) => `?page=${to}`} />}
    </Shell>
  )
}
