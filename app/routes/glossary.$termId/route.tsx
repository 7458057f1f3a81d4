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
import { termUses } from '../../db/reads/term-uses.server.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { jsonField } from '../../lib/http/json-field.ts'
import { statusOfRefusal } from '../../lib/http/refused.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { lookAtTerm, writeTerm } from '../../use-cases/content/edit-glossary.server.ts'
import { changeIn } from './change-in.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: found, matches }) => [
  { title: pageTitle(matches, 'terms', found?.term?.zh) },
]

/** Stands in the address for a term that is not there yet; no term has it as its id. */
const NEW = 'new'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'trainer')
  const { db } = context.world
  const glossary = await findGlossaryVersion(db)
  const term = glossary?.entries.find(({ id }) => id === params.termId)
  if (!term && params.termId !== NEW) throw new Response('no such term', { status: 404 })
  return { term: term ?? null, uses: term ? await termUses(db, term) : null }
}

/** Shows what a change would do; with `confirm` it is made as it was shown. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = await requireRole(request, context, 'trainer')
  const { world } = context
  const form = await request.formData()
  if (form.get('intent') === 'confirm') {
    const change = jsonField(form.get('change'))
    const written = await writeTerm(world, viewer.id, { change, basedOn: Number(form.get('basedOn')) })
    if (written.ok) return redirect(`/glossary?changed=${written.value.n}`)
    return data({ refusal: written.refusal }, { status: statusOfRefusal(written.refusal.code) })
  }
  const asked = changeIn(form, params.termId === NEW ? undefined : params.termId)
  const looked = await lookAtTerm(world, asked)
  if (!looked.ok)
    return data(
      { refusal: looked.refusal, typed: 'form' in asked ? asked.form : undefined },
      { status: statusOfRefusal(looked.refusal.code) },
    )
  const { change, n, before, after } = looked.value
  return { preview: { change, n, before, after, uses: await termUses(world.db, before ?? after) } }
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
