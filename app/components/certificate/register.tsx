import { Form, Link, useSearchParams } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { CertificateState } from '../../domain/certification/award.ts'
import { useFormats } from '../../lib/i18n/format.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { TextInput } from '../ui/field.tsx'
import { Pager } from '../ui/pager.tsx'
import { Table } from '../ui/table.tsx'
import { StateTag } from './state-tag.tsx'

type Line = {
  code: string
  number: string
  holderName: string
  login: string
  unitName: string
  level: string
  scope: string
  issuedAt: number
  validUntil: number
  state: CertificateState
  flagReason: string | null
  waiting: 'keep' | 'reissue' | 'revoke' | null
}
type Props = {
  query: string
  page: number
  pages: number
  found: number
  total: number
  open: readonly Line[]
  rows: readonly Line[]
}

/** Every certificate that was issued; those that wait for a decision stand first. */
export function Register({ query, page, pages, found, total, open, rows }: Props) {
  const { t } = useTranslation('certificate')
  const [search] = useSearchParams()
  const addressOf = (to: number) => {
    const next = new URLSearchParams(search)
    next.set('page', String(to))
    return `?${next}`
  }
  return (
    <>
      <div className="head">
        <div>
          <h1>{t('register.title')}</h1>
          <p>{t('register.lead', { count: total, open: open.length })}</p>
        </div>
      </div>
      <section aria-labelledby="open">
        <h2 id="open">{t('register.open')}</h2>
        {open.length === 0 ? <p className="note">{t('register.none')}</p> : <OpenTable lines={open} />}
      </section>
      <section className="sec" aria-labelledby="all">
        <h2 id="all">{t('register.all')}</h2>
        <Form method="get" role="search" className="filters" key={query}>
          <TextInput
            small
            type="search"
            name="q"
            defaultValue={query}
            aria-label={t('register.search')}
            placeholder={t('register.search')}
          />
          <Button small type="submit">
            {t('register.submit')}
          </Button>
          {query !== '' && (
            <ButtonLink small kind="bare" to="/certificates">
              {t('register.clear')}
            </ButtonLink>
          )}
        </Form>
        {rows.length === 0 ? (
          <p className="note">{query === '' ? t('register.empty') : t('register.nothing', { query })}</p>
        ) : (
          <>
            <AllTable lines={rows} />
            <Pager page={page} pages={pages} total={found} addressOf={addressOf} />
          </>
        )}
      </section>
    </>
  )
}

function OpenTable({ lines }: { lines: readonly Line[] }) {
  const { t } = useTranslation('certificate')
  return (
    <Table caption={t('register.open')} className="nodes register">
      <thead>
        <tr>
          <th scope="col">{t('register.number')}</th>
          <th scope="col">{t('register.holder')}</th>
          <th scope="col">{t('register.why')}</th>
          <th scope="col">{t('register.step')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ code, number, holderName, flagReason, waiting }) => (
          <tr key={code}>
            <th scope="row">
              <Link to={`/certificates/${code}#decide`}>{number}</Link>
            </th>
            <td>{holderName}</td>
            <td>{flagReason}</td>
            <td>
              {waiting === null
                ? t('register.flagged')
                : t('register.waiting', { what: t(`decide.${waiting}`) })}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function AllTable({ lines }: { lines: readonly Line[] }) {
  const { t } = useTranslation('certificate')
  const { date } = useFormats()
  return (
    <Table caption={t('register.caption')} className="nodes register">
      <thead>
        <tr>
          <th scope="col">{t('register.number')}</th>
          <th scope="col">{t('register.holder')}</th>
          <th scope="col" className="hide-s">
            {t('register.unit')}
          </th>
          <th scope="col">{t('register.what')}</th>
          <th scope="col" className="hide-s">
            {t('register.issued')}
          </th>
          <th scope="col" className="hide-s">
            {t('register.until')}
          </th>
          <th scope="col">{t('register.state')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.code}>
            <th scope="row">
              <Link to={`/certificates/${line.code}`}>{line.number}</Link>
            </th>
            <td>
              {line.holderName} <span className="note staff hide-s">{line.login}</span>
            </td>
            <td className="hide-s">{line.unitName}</td>
            <td>{t(`register.${line.scope}`, { level: t(`shell:level.${line.level}`) })}</td>
            <td className="nowrap hide-s">{date(line.issuedAt, true)}</td>
            <td className="nowrap hide-s">{date(line.validUntil, true)}</td>
            <td>
              <StateTag state={line.state} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
