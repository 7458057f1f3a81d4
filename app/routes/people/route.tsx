import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AccountPanel } from '../../components/people/account-panel.tsx'
import { AddPersonForm } from '../../components/people/add-person-form.tsx'
import { PeopleAnswer } from '../../components/people/people-answer.tsx'
import { PeopleTable } from '../../components/people/people-table.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { Button, ButtonLink } from '../../components/ui/button.tsx'
import { TextInput } from '../../components/ui/field.tsx'
import { Pager } from '../../components/ui/pager.tsx'
import { EmptyState } from '../../components/ui/states.tsx'
import { allPeople, allUnits, sessionsOf } from '../../db/reads/people.server.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { refused } from '../../lib/http/refused.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { admitPerson } from '../../use-cases/people/admit-person.server.ts'
import { closeAccount, reopenAccount } from '../../use-cases/people/close-account.server.ts'
import { resetPassword } from '../../use-cases/people/reset-password.server.ts'
import { pageOf } from './listing.server.ts'
import { readPersonForm } from './person-form.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'people') }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, context, 'administrator')
  const { db } = context.world
  const everybody = await allPeople(db)
  const { searchParams } = new URL(request.url)
  const picked = everybody.find(({ id }) => id === searchParams.get('person'))
  const seen = picked ? (await sessionsOf(db, picked.id)).map(({ lastSeenAt }) => lastSeenAt) : []
  return {
    ...pageOf(everybody, searchParams),
    total: everybody.length,
    closed: everybody.filter(({ disabledAt }) => disabledAt !== null).length,
    units: (await allUnits(db)).map(({ id, name }) => ({ id, name })),
    account: picked && {
      ...picked,
      roles: [...new Set(picked.roles)],
      lastSeenAt: seen.length > 0 ? Math.max(...seen) : null,
      own: picked.id === viewer.id,
    },
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { id: actorId } = await requireRole(request, context, 'administrator')
  const { world } = context
  const form = await request.formData()
  const personId = String(form.get('personId') ?? '')
  switch (form.get('intent')) {
    case 'add': {
      const read = readPersonForm(form, await allUnits(world.db), world.newId)
      if (!read.ok) return refused({ code: 'bad-form', faults: read.faults })
      const added = await admitPerson(world, read.person, actorId)
      if (!added.ok) return refused(added.refusal)
      const { name, login, password } = added.value
      return data({ done: 'add', name, login, password } as const)
    }
    case 'reset': {
      const reset = await resetPassword(world, { personId, actorId })
      if (!reset.ok) return refused(reset.refusal)
      return data({ done: 'reset', ...reset.value } as const)
    }
    case 'disable': {
      const closed = await closeAccount(world, { personId, actorId })
      if (!closed.ok) return refused(closed.refusal)
      return data({ done: 'disable', login: closed.value.login } as const)
    }
    case 'enable': {
      const opened = await reopenAccount(world, { personId, actorId })
      if (!opened.ok) return refused(opened.refusal)
      return data({ done: 'enable', login: opened.value.login } as const)
    }
    default:
      return refused({ code: 'bad-form', faults: [] })
  }
}

export default function People() {
  const { t } = useTranslation('people')
  const { people, query, page, pages, found, total, closed, units, account } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  const addressWith = (change: Record<string, string | undefined>) => {
    const next = new URLSearchParams(search)
    for (const [name, value] of Object.entries(change)) {
      if (value === undefined) next.delete(name)
      else next.set(name, value)
    }
    return `?${next}`
  }
  const refusal = answer && 'refusal' in answer ? answer.refusal : undefined
  const added = answer && 'done' in answer && answer.done === 'add' ? answer.login : ''
  return (
    <Shell dense>
      <div className="head">
        <div>
          <h1>{t('title')}</h1>
          <p>{query === '' ? t('lead', { count: total, closed }) : t('found', { count: found })}</p>
        </div>
      </div>
      <div className="split narrow">
        <div>
          <Form method="get" role="search" className="filters" key={query}>
            <TextInput
              small
              type="search"
              name="q"
              defaultValue={query}
              aria-label={t('search.label')}
              placeholder={t('search.label')}
            />
            <Button small type="submit">
              {t('search.submit')}
            </Button>
            {query !== '' && (
              <ButtonLink small kind="bare" to="/people">
                {t('search.clear')}
              </ButtonLink>
            )}
            <ButtonLink
              small
              className={account ? 'push' : 'push only-s'}
              to={`${addressWith({ person: undefined })}#panel`}
            >
              {t('add.button')}
            </ButtonLink>
          </Form>
          {people.length === 0 ? (
            <EmptyState
              title={t('none.title')}
              action={<ButtonLink to="/people">{t('search.clear')}</ButtonLink>}
            >
              {t('none.text', { query })}
            </EmptyState>
          ) : (
            <>
              <PeopleTable
                people={people}
                selected={account?.id}
                addressOf={(person) => `${addressWith({ person })}#panel`}
              />
              <Pager
                page={page}
                pages={pages}
                total={found}
                addressOf={(next) => addressWith({ page: String(next) })}
              />
            </>
          )}
        </div>
        <aside className="sheet open" id="panel" aria-label={t(account ? 'account.title' : 'add.title')}>
          {account ? (
            <AccountPanel
              key={account.id}
              account={account}
              closeTo={addressWith({ person: undefined })}
              answer={answer}
            />
          ) : (
            <header>
              <h2>{t('add.title')}</h2>
            </header>
          )}
          {answer && (
            <div className="body">
              <PeopleAnswer answer={answer} />
            </div>
          )}
          {!account && (
            <div className="body">
              <AddPersonForm
                key={added}
                units={units}
                faults={refusal?.code === 'bad-form' ? refusal.faults : []}
                refused={refusal?.code}
              />
            </div>
          )}
        </aside>
      </div>
    </Shell>
  )
}
