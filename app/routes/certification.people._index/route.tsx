import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Shell } from '../../components/shell/shell.tsx'
import { Button, ButtonLink } from '../../components/ui/button.tsx'
import { TextInput } from '../../components/ui/field.tsx'
import { Pager } from '../../components/ui/pager.tsx'
import { EmptyState } from '../../components/ui/states.tsx'
import { Table } from '../../components/ui/table.tsx'
import { inCareOf } from '../../db/reads/dossier.server.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'certificationPeople') }]

const PAGE_LENGTH = 50
const fold = (text: string): string => text.normalize('NFKC').toLowerCase()

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, context, 'manager', 'administrator', 'trainer', 'assessor')
  const { searchParams } = new URL(request.url)
  const query = (searchParams.get('q') ?? '').trim().slice(0, 100)
  const words = fold(query).split(/\s+/)
  const everybody = await inCareOf(context.world.db, viewer, context.world.now())
  const hits = everybody.filter(({ login, name, unitName }) => {
    const text = fold(`${login} ${name} ${unitName}`)
    return words.every((word) => text.includes(word))
  })
  const pages = Math.max(1, Math.ceil(hits.length / PAGE_LENGTH))
  const page = Math.min(pages, Math.max(1, Math.floor(Number(searchParams.get('page')) || 1)))
  return {
    query,
    page,
    pages,
    found: hits.length,
    total: everybody.length,
    people: hits.slice((page - 1) * PAGE_LENGTH, page * PAGE_LENGTH),
  }
}

export default function CertificationPeople() {
  const { t } = useTranslation('certification')
  const { people, query, page, pages, found, total } = useLoaderData<typeof loader>()
  return (
    <Shell dense>
      <div className="head">
        <div>
          <h1>{t('people.title')}</h1>
          <p>{t('people.lead', { count: total })}</p>
        </div>
      </div>
      <Form method="get" role="search" className="filters" key={query}>
        <TextInput
          small
          type="search"
          name="q"
          defaultValue={query}
          aria-label={t('people.search')}
          placeholder={t('people.search')}
        />
        <Button small type="submit">
          {t('people.submit')}
        </Button>
        {query !== '' && (
          <ButtonLink small kind="bare" to="/certification/people">
            {t('people.clear')}
          </ButtonLink>
        )}
      </Form>
      {people.length === 0 ? (
        <EmptyState title={t('people.none')}>
          {query === '' ? t('people.nobody') : t('people.nothing', { query })}
        </EmptyState>
      ) : (
        <>
          <Table caption={t('people.caption')} className="nodes">
            <thead>
              <tr>
                <th scope="col">{t('people.login')}</th>
                <th scope="col">{t('people.name')}</th>
                <th scope="col" className="hide-s">
                  {t('people.unit')}
                </th>
                <th scope="col">{t('people.held')}</th>
              </tr>
            </thead>
            <tbody>
              {people.map(({ id, login, name, unitName, held }) => (
                <tr key={id}>
                  <th scope="row">
                    <Link to={`/certification/people/${id}`}>{login}</Link>
                  </th>
                  <td>{name}</td>
                  <td className="hide-s">{unitName}</td>
                  <td>
                    {held.length === 0
                      ? t('people.noLevel')
                      : held.map((level) => t(`shell:level.${level}`)).join(t('and'))}
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
          <Pager
            page={page}
            pages={pages}
            total={found}
            addressOf={(next) => `?${new URLSearchParams({ q: query, page: String(next) })}`}
          />
        </>
      )}
    </Shell>
  )
}
