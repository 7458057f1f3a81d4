import { type ActionFunctionArgs, data, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { VerifyForm } from '../../components/certificate/verify-form.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { nameInAddress, parseCertificateName } from '../../domain/certification/lookup.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'verify') }]

/** Public. Only reads what was typed and sends on: the look-up, and its limit, are at the address it leads to. */
export async function action({ request }: ActionFunctionArgs) {
  const typed = (await request.formData()).get('name')
  const text = typeof typed === 'string' ? typed.slice(0, 300) : ''
  const name = parseCertificateName(text)
  if (!name) return data({ typed: text }, { status: 400 })
  throw redirect(`/verify/${nameInAddress(name)}`)
}

export default function Verify() {
  const { t } = useTranslation('certificate')
  const answer = useActionData<typeof action>()
  return (
    <Shell>
      <div className="head">
        <div>
          <h1>{t('verify.title')}</h1>
          <p>{t('verify.lead')}</p>
        </div>
      </div>
      <VerifyForm typed={answer?.typed} unreadable={answer !== undefined} key={answer?.typed} />
    </Shell>
  )
}
