import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { OwnCertificates } from '../../components/certificate/own-certificates.tsx'
import { Register } from '../../components/certificate/register.tsx'
import { SigningKeys } from '../../components/certificate/signing-keys.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { ButtonLink } from '../../components/ui/button.tsx'
import { allSigningKeys } from '../../db/reads/credentials.server.ts'
import { certificateRegister } from '../../db/reads/decisions.server.ts'
import { certificatesOf } from '../../db/reads/exams.server.ts'
import { hasRole } from '../../db/reads/people.server.ts'
import { stateOf } from '../../domain/certification/award.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { rotateKey } from '../../use-cases/certificate/signing-keys.server.ts'
import { registerPage } from './register.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'certificates') }]

/** A trainee's own certificates; for an administrator the register of all. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, context, 'trainee', 'administrator')
  const { db, now } = context.world
  const at = now()
  const own = hasRole(viewer, 'trainee') ? await certificatesOf(db, viewer.id) : undefined
  const { searchParams } = new URL(request.url)
  return {
    own:
      own?.toReversed().map((certificate) => ({
        code: certificate.code,
        number: certificate.number,
        level: certificate.level,
        scope: certificate.scope,
        issuedAt: certificate.issuedAt,
        validUntil: certificate.validUntil,
        state: stateOf(certificate, at),
      })) ?? null,
    register: hasRole(viewer, 'administrator')
      ? {
          ...registerPage(await certificateRegister(db), searchParams, at),
          keys: (await allSigningKeys(db)).map(({ id, createdAt, retiredAt }) => ({
            id,
            createdAt,
            retiredAt,
          })),
        }
      : null,
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { id: actorId } = await requireRole(request, context, 'administrator')
  const rotated = await rotateKey(context.world, { signer: context.signer, actorId })
  return data({ key: rotated.value.id })
}

export default function Certificates() {
  const { t } = useTranslation('certificate')
  const { own, register } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (register)
    return (
      <Shell dense>
        <Register {...register} />
        <SigningKeys keys={register.keys} made={answer?.key} />
        {own && own.length > 0 && (
          <section className="sec" aria-labelledby="own">
            <h2 id="own">{t('list.own')}</h2>
            <OwnCertificates certificates={own} />
          </section>
        )}
      </Shell>
    )
  return (
    <Shell>
      <div className="head">
        <div>
          <h1>{t('list.title')}</h1>
          <p>{t('list.lead')}</p>
        </div>
        <ButtonLink small to="/certification">
          {t('list.ladder')}
        </ButtonLink>
      </div>
      <OwnCertificates certificates={own ?? []} />
    </Shell>
  )
}
