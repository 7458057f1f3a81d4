import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { CredentialFiles } from '../../components/certificate/share.tsx'
import { StateNotice } from '../../components/certificate/state-notice.tsx'
import { VerifyForm } from '../../components/certificate/verify-form.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { Notice } from '../../components/ui/notice.tsx'
import { Table } from '../../components/ui/table.tsx'
import { Clauses } from '../../components/ui/words.tsx'
import { successorOf } from '../../db/reads/certificates.server.ts'
import { bindingOf } from '../../db/reads/certification.server.ts'
import { findCredential } from '../../db/reads/credentials.server.ts'
import { findCertificate } from '../../db/reads/exams.server.ts'
import { stateOf } from '../../domain/certification/award.ts'
import { parseCertificateName } from '../../domain/certification/lookup.ts'
import { formatPoints } from '../../domain/shared/format-points.ts'
import { useFormats } from '../../lib/i18n/format.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { takeTurn } from '../../use-cases/people/rate-limit.server.ts'

export const meta: MetaFunction = ({ matches }) => [
  { title: pageTitle(matches, 'verified') },
  { name: 'robots', content: 'noindex, nofollow' },
]

const PRIVATE = { 'X-Robots-Tag': 'noindex, nofollow', 'Cache-Control': 'no-store' }
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders

/** Public, for whoever holds a certificate's number or code; 30 look-ups a minute an address. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { world, address } = context
  const turn = await takeTurn(world, { kind: 'verify', of: address })
  if (!turn.ok) {
    const seconds = Math.ceil(turn.refusal.waitMs / 1000)
    const waiting = { ...PRIVATE, 'Retry-After': String(seconds) }
    return data({ outcome: 'tooMany', seconds } as const, { status: 429, headers: waiting })
  }
  const typed = (params.code ?? '').slice(0, 100)
  const name = parseCertificateName(typed)
  const found = name && (await findCertificate(world.db, name))
  if (!found) return data({ outcome: 'unknown', typed } as const, { status: 404, headers: PRIVATE })
  const checkedAt = world.now()
  const next = await successorOf(world.db, found)
  const certificate = {
    holderName: found.holderName,
    level: found.level,
    scope: found.scope,
    number: found.number,
    issuedAt: found.issuedAt,
    validUntil: found.validUntil,
    revokedAt: found.revokedAt,
    // its number, never its code
    successor: next && { number: next.number, issuedAt: next.issuedAt },
    score: found.scorePublic ? scoreOf(found) : null,
    // the printed number can be counted up; only who holds the code gets the signed files
    files: name && 'code' in name && (await findCredential(world.db, found.id)) ? name.code : null,
    revokeReason: found.revokeReason,
    state: stateOf(found, checkedAt),
    checkedAt,
  }
  return data({ outcome: 'found', certificate } as const, { headers: PRIVATE })
}

/** What the holder lets the public see. */
function scoreOf(found: NonNullable<Awaited<ReturnType<typeof findCertificate>>>) {
  const whole = bindingOf(found)
  return {
    theory: found.points,
    practical: whole?.practical.points ?? null,
    review: whole?.review?.points ?? null,
  }
}

export default function VerifyOne() {
  const { t } = useTranslation('certificate')
  const answer = useLoaderData<typeof loader>()
  if (answer.outcome === 'found') {
    return (
      <Shell>
        <div className="head">
          <div>
            <h1>{t('verify.found.title')}</h1>
          </div>
        </div>
        <Found {...answer.certificate} />
        <section className="sec" aria-labelledby="again">
          <h2 id="again">{t('verify.again')}</h2>
          <VerifyForm />
        </section>
      </Shell>
    )
  }
  return (
    <Shell>
      <div className="head">
        <div>
          <h1>{t(`verify.${answer.outcome}.title`)}</h1>
        </div>
      </div>
      <div className="measure">
        {answer.outcome === 'unknown' ? (
          <Notice tone="warn">
            <p>{t('verify.unknown.text', { name: answer.typed })}</p>
          </Notice>
        ) : (
          <Notice tone="warn" icon="clock">
            <p>{t('verify.tooMany.text', { seconds: answer.seconds })}</p>
          </Notice>
        )}
      </div>
      <section className="sec" aria-labelledby="again">
        <h2 id="again">{t('verify.again')}</h2>
        <VerifyForm typed={answer.outcome === 'unknown' ? answer.typed : undefined} />
      </section>
    </Shell>
  )
}

type FoundCertificate = Extract<
  Awaited<ReturnType<typeof loader>>['data'],
  { outcome: 'found' }
>['certificate']

function Found(certificate: FoundCertificate) {
  const { t } = useTranslation('certificate')
  const { date } = useFormats()
  const level = t(`shell:level.${certificate.level}`)
  const scoreWords = ({ theory, practical, review }: NonNullable<FoundCertificate['score']>) =>
    [
      t('verify.facts.theoryScore', { points: formatPoints(theory) }),
      ...(practical === null ? [] : [t('verify.facts.practicalScore', { points: formatPoints(practical) })]),
      ...(review === null ? [] : [t('verify.facts.reviewScore', { points: formatPoints(review) })]),
    ].join(t('verify.facts.and'))
  const rows = [
    ['name', certificate.holderName],
    ['level', level],
    ['attests', t(`verify.facts.${certificate.scope}Attests`, { level })],
    ['number', certificate.number],
    ['issued', date(certificate.issuedAt, true)],
    ['until', date(certificate.validUntil, true)],
    ...(certificate.score ? [['score', scoreWords(certificate.score)] as const] : []),
  ] as const
  return (
    <div className="measure">
      <StateNotice {...certificate} />
      <Table caption={t('verify.facts.caption')} className="nodes facts">
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{t(`verify.facts.${name}`)}</th>
              <td className={name === 'name' ? 'song holder' : undefined}>
                <Clauses>{value}</Clauses>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {certificate.files && (
        <section className="sec-s" aria-labelledby="files">
          <h2 id="files">{t('credential.title')}</h2>
          <p className="small">{t('credential.verifyText')}</p>
          <CredentialFiles code={certificate.files} keyId={null} />
        </section>
      )}
    </div>
  )
}
