import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { UndoButton } from '../../components/bank/undo-button.tsx'
import { TermHistory } from '../../components/glossary/term-history.tsx'
import { TermList } from '../../components/glossary/term-list.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { Button, ButtonLink } from '../../components/ui/button.tsx'
import { Field, TextInput } from '../../components/ui/field.tsx'
import { Notice } from '../../components/ui/notice.tsx'
import { EmptyState } from '../../components/ui/states.tsx'
import { findGlossaryVersion, glossaryHistory } from '../../db/reads/authored.server.ts'
import { allModules } from '../../db/reads/content.server.ts'
import { foundBy } from '../../domain/course/find-terms.ts'
import { differencesById } from '../../domain/shared/merge.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { refused } from '../../lib/http/refused.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { undoTerm } from '../../use-cases/content/edit-glossary.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'terms') }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'trainer')
  const { db } = context.world
  const asked = new URL(request.url).searchParams
  const [glossary, modules, history] = await Promise.all([
    findGlossaryVersion(db),
    allModules(db),
    glossaryHistory(db),
  ])
  const entries = glossary?.entries ?? []
  const writtenHere = new Set(differencesById(glossary?.file ?? [], entries).map(({ id }) => id))
  const q = (asked.get('q') ?? '').trim().slice(0, 100)
  const terms = foundBy(q, entries).map((entry) => ({
    ...entry,
    lessons: modules.filter(({ terms }) => terms.includes(entry.id)).length,
    writtenHere: writtenHere.has(entry.id),
  }))
  return {
    q,
    total: entries.filter(({ retired }) => !retired).length,
    terms,
    history,
    changed: Number(asked.get('changed')) || null,
    undone: asked.has('undone'),
  }
}
export type TermsData = Awaited<ReturnType<typeof loader>>

/** Takes one change of the glossary back. */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireRole(request, context, 'trainer')
  const form = await request.formData()
  const undone = await undoTerm(context.world, viewer.id, { n: Number(form.get('n')) })
  return undone.ok ? redirect('/glossary?undone=1') : refused(undone.refusal)
}

export default function TermsPage() {
  const { t } = useTranslation('terms')
  const { q, total, terms, history, changed, undone } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <Shell dense>
      <p className="crumb">
        <Link to="/bank">{t('bank:title')}</Link>
      </p>
      <div className="head">
        <div>
          <h1>{t('title')}</h1>
          <p>{t('lead', { count: total })}</p>
        </div>
        <div className="acts">
          <ButtonLink small to="/learn/glossary">
            {t('asReader')}
          </ButtonLink>
          <ButtonLink small kind="main" to="/glossary/new">
            {t('add')}
          </ButtonLink>
        </div>
      </div>
      {answer && (
        <Notice tone="warn" role="alert">
          {t(`refusal.${answer.refusal.code}`)}
        </Notice>
      )}
      {changed !== null && !answer && (
        <Notice tone="good" role="status" title={t('done')}>
          <UndoButton action="/glossary?index" n={changed} label={t('undo')} busyLabel={t('undoing')} />
        </Notice>
      )}
      {undone && !answer && (
        <Notice tone="good" role="status">
          {t('undone')}
        </Notice>
      )}
      <Form className="filters" role="search">
        <Field label={t('search')}>
          <TextInput type="search" name="q" defaultValue={q} key={q} />
        </Field>
        <Button type="submit">{t('find')}</Button>
        <span className="note" role="status">
          {q !== '' && t('found', { count: terms.length })}
        </span>
      </Form>
      {terms.length === 0 ? (
        <EmptyState action={q !== '' && <ButtonLink to="/glossary">{t('all')}</ButtonLink>}>
          {t(q === '' ? 'none' : 'nothingFound')}
        </EmptyState>
      ) : (
        <TermList terms={terms} />
      )}
      <TermHistory history={history} />
    </Shell>
  )
}
