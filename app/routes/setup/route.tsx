import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import * as z from 'zod'
import { Shell } from '../../components/shell/shell.tsx'
import { Button } from '../../components/ui/button.tsx'
import { Field, PasswordInput, TextInput } from '../../components/ui/field.tsx'
import { Notice } from '../../components/ui/notice.tsx'
import { anyPerson } from '../../db/reads/people.server.ts'
import { refused } from '../../lib/http/refused.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { setUpAdministrator } from '../../use-cases/people/add-person.server.ts'

const SetupForm = z.object({
  token: z.string().min(1),
  unitName: z.string().trim().min(1).max(100),
  name: z.string().trim().min(1).max(100),
  login: z.string().trim().min(1).max(100),
  password: z.string().max(200),
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  if (await anyPerson(context.world.db)) throw redirect('/sign-in')
  return { token: new URL(request.url).searchParams.get('token') ?? '' }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = SetupForm.safeParse(Object.fromEntries(await request.formData()))
  if (!form.success) return refused({ code: 'bad-form' })
  const made = await setUpAdministrator(context.world, form.data)
  if (!made.ok) return refused(made.refusal)
  throw redirect('/sign-in')
}

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'setup') }]

export default function Setup() {
  const { t } = useTranslation('door')
  const { token } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const busy = useNavigation().state !== 'idle'
  return (
    <Shell>
      <Form method="post" className="narrow stack">
        <h1>{t('setup.title')}</h1>
        <p className="muted">{t('setup.lead')}</p>
        {answer && (
          <Notice tone="bad" role="alert">
            {t(`setup.refused.${answer.refusal.code}`)}
          </Notice>
        )}
        <input type="hidden" name="token" value={token} />
        <Field label={t('setup.unitName')}>
          <TextInput name="unitName" required />
        </Field>
        <Field label={t('setup.name')}>
          <TextInput name="name" autoComplete="name" required />
        </Field>
        <Field label={t('login')}>
          <TextInput name="login" autoComplete="username" autoCapitalize="none" required />
        </Field>
        <Field label={t('password')} hint={t('setup.passwordHint')}>
          <PasswordInput name="password" autoComplete="new-password" required minLength={8} />
        </Field>
        <Button kind="main" type="submit" busy={busy && t('setup.busy')}>
          {t('setup.submit')}
        </Button>
      </Form>
    </Shell>
  )
}
