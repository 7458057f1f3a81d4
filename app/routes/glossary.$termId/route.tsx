import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { TermConfirm } from '../../components/glossary/term-confirm.tsx'
import { TermForm } from '../../components/glossary/term-form.tsx'
import { TermUses } from '../../components/glossary/term-uses.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { Button } from '../../components/ui/button.tsx'
import { Notice } from '../../components/ui/notice.tsx'
import { findGlossaryVersion } from '../../db/reads/authored.server.ts'
import { bankRows } from '../../db/reads/bank-list.server.ts'
import { allModules } from '../../db/reads/content.server.ts'
import { changeGlossary, GlossaryChange, usesOfTerm } from '../../domain/course/glossary.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { statusOfRefusal } from '../../lib/http/refused.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { badForm, writeTerm } from '../../use-cases/content/edit-glossary.server.ts'
import type { World } from '../../use-cases/world.ts'
import { changeIn } from './change-in.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: found, matches }) => [
  { title: pageTitle(matches, 'terms', found?.term?.zh) },
]

/** Stands in the address for a term that is not there yet; no term has it as its id. */
const NEW = 'new'

async function usesNow(db: World['db'], term: Parameters<typeof usesOfTerm>[0]) {
  const [modules, rows] = [await allModules(db), await bankRows(db)]
  const named = modules.map(({ id, title, titleEn, terms }) => ({ id, title, titleEn, terms }))
  return usesOfTerm(term, { modules: named, rows })
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'trainer')
  const { db } = context.world
  const glossary = await findGlossaryVersion(db)
  const term = glossary?.entries.find(({ id }) => id === params.termId)
  if (!term && params.termId !== NEW) throw new Response('no such term', { status: 404 })
  return { term: term ?? null, uses: term ? await usesNow(db, term) : null }
}

/** Shows what a change would do; with `confirm` it is made as it was shown. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = await requireRole(request, context, 'trainer')
  const { world } = context
  const form = await request.formData()
  if (form.get('intent') === 'confirm') {
    const change = jsonIn(form.get('change'))
    const written = await writeTerm(world, viewer.id, { change, basedOn: Number(form.get('basedOn')) })
    if (written.ok) return redirect(`/glossary?changed=${written.value.n}`)
    return data({ refusal: written.refusal }, { status: statusOfRefusal(written.refusal.code) })
  }
  const typed = changeIn(form, params.termId === NEW ? undefined : params.termId)
  const refusedWith = <R extends { code: Parameters<typeof statusOfRefusal>[0] }>(refusal: R) =>
    data(
      { refusal, typed: 'form' in typed ? typed.form : undefined },
      { status: statusOfRefusal(refusal.code) },
    )
  const parsed = GlossaryChange.safeParse(typed)
  if (!parsed.success) return refusedWith(badForm(parsed.error.issues[0]?.path))
  const glossary = await findGlossaryVersion(world.db)
  if (!glossary) return refusedWith({ code: 'not-published' })
  const changed = changeGlossary(glossary.entries, parsed.data)
  if (!changed.ok) return refusedWith(changed.refusal)
  const { before, after } = changed.value
  const uses = await usesNow(world.db, before ?? after)
  return { preview: { change: parsed.data, n: glossary.n, before, after, uses } }
}

function jsonIn(text: unknown): unknown {
  try {
    return JSON.parse(String(text))
  } catch {
    return undefined
  }
}

export default function TermPage() {
  const { t } = useTranslation('terms')
  const { term, uses } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const refusal = answer && 'refusal' in answer ? answer.refusal : undefined
  const typed = answer && 'typed' in answer ? answer.typed : undefined
  const preview = answer && 'preview' in answer ? answer.preview : undefined
  const field = refusal && 'field' in refusal ? refusal.field : undefined
  const reason = refusal && t(`refusal.${refusal.code}`, { ...refusal, field: field && t(`field.${field}`) })
  return (
    <Shell dense>
      <p className="crumb">
        <Link to="/glossary">{t('title')}</Link>
      </p>
      <div className="head">
        <div>
          <h1>{term?.zh ?? t('add')}</h1>
          <p>{t(term ? 'editLead' : 'addLead')}</p>
        </div>
        {term && (
          <Form method="post" className="acts">
            <Button small type="submit" name="intent" value={term.retired ? 'restore' : 'retire'}>
              {t(term.retired ? 'restore' : 'retire')}
            </Button>
          </Form>
        )}
      </div>
      {reason && (
        <Notice tone="warn" role="alert">
          {reason}
        </Notice>
      )}
      {preview && <TermConfirm preview={preview} />}
      <div className="split narrow">
        <TermForm
          key={term?.id ?? NEW}
          term={typed ?? preview?.after ?? term ?? {}}
          fault={field && reason ? { field, message: reason } : undefined}
        />
        {term && uses && <TermUses zh={term.zh} uses={uses} />}
      </div>
    </Shell>
  )
}
