import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData, useSearchParams } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Key, twoDigits, WrongMotives } from '../../components/complaints/case-facts.tsx'
import { DeskLinks } from '../../components/complaints/desk-links.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { Button } from '../../components/ui/button.tsx'
import { Select, TextInput } from '../../components/ui/field.tsx'
import { Pager } from '../../components/ui/pager.tsx'
import { Scroll, Table } from '../../components/ui/table.tsx'
import { Tag } from '../../components/ui/tag.tsx'
import { caseAnswers } from '../../db/reads/complaint-desk.server.ts'
import { casesKeptForExams, publishedCases } from '../../db/reads/drill.server.ts'
import { caseFigures, isWeak } from '../../domain/complaint/case-figures.ts'
import { COMPLAINT_CLASSES, MOTIVES } from '../../domain/complaint/motives.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'complaints') }]

const ON_A_PAGE = 50
const FILTERS = ['class', 'motive', 'tier', 'status', 'show'] as const

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'trainer')
  const { db } = context.world
  const { searchParams } = new URL(request.url)
  const wanted = (name: string) => searchParams.get(name) ?? ''
  const figures = caseFigures(await caseAnswers(db))
  const kept = await casesKeptForExams(db)
  const found = (await publishedCases(db))
    .map(({ complaint: { id, text, class: of, primaryMotive, secondaryMotive, tier, status, twin } }) => {
      const own = figures.get(id) ?? null
      const exam = kept.has(id)
      return { id, text, of, primaryMotive, secondaryMotive, tier, status, twin, figures: own, exam }
    })
    .filter(
      (it) =>
        it.text.includes(wanted('q').trim()) &&
        ['', it.of].includes(wanted('class')) &&
        ['', it.primaryMotive].includes(wanted('motive')) &&
        ['', String(it.tier)].includes(wanted('tier')) &&
        ['', it.status].includes(wanted('status')) &&
        (wanted('show') !== 'weak' || (it.figures !== null && isWeak(it.figures))) &&
        (wanted('show') !== 'exam' || it.exam) &&
        (wanted('show') !== 'twin' || it.twin !== undefined),
    )
    .sort((a, b) => (b.figures?.n ?? 0) - (a.figures?.n ?? 0) || (a.id < b.id ? -1 : 1))
  const pages = Math.max(1, Math.ceil(found.length / ON_A_PAGE))
  const page = Math.min(pages, Math.max(1, Number(searchParams.get('page')) || 1))
  return { cases: found.slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE), total: found.length, page, pages }
}

export default function ComplaintCases() {
  const { t } = useTranslation('complaints')
  const { cases, total, page, pages } = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  const addressOf = (to: number) => {
    const next = new URLSearchParams(search)
    next.set('page', String(to))
    return `?${next}`
  }
  const choices = {
    class: COMPLAINT_CLASSES.map((of) => [of, t(`question:class.${of}`)] as const),
    motive: MOTIVES.map((of) => [of, `${of} ${t(`question:motive.${of}`)}`] as const),
    tier: ['1', '2', '3', '4'].map((tier) => [tier, t('tier', { tier })] as const),
    status: ['ready', 'rated', 'draft', 'retired'].map((status) => [status, t(`status.${status}`)] as const),
    show: ['weak', 'exam', 'twin'].map((show) => [show, t(`show.${show}`)] as const),
  }
  return (
    <Shell dense>
      <div className="head">
        <div>
          <h1>{t('title')}</h1>
          <p>{t('lead')}</p>
        </div>
      </div>
      <DeskLinks />
      <Form method="get" role="search" className="filters" key={String(search)}>
        <TextInput
          small
          type="search"
          name="q"
          defaultValue={search.get('q') ?? ''}
          aria-label={t('search')}
          placeholder={t('search')}
        />
        {FILTERS.map((name) => (
          <Select
            key={name}
            small
            name={name}
            defaultValue={search.get(name) ?? ''}
            aria-label={t(`filter.${name}`)}
          >
            <option value="">{t(`filter.${name}`)}</option>
            {choices[name].map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        ))}
        <Button small type="submit">
          {t('go')}
        </Button>
      </Form>
      <p className="note">{t('figuresNote')}</p>
      <Scroll label={t('title')}>
        <Table caption={t('title')}>
          <thead>
            <tr>
              {(['case', 'key', 'tier', 'people', 'facility', 'discrimination', 'wrong'] as const).map(
                (name) => (
                  <th key={name} scope="col">
                    {t(`col.${name}`)}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {cases.map((it) => (
              <tr key={it.id}>
                <td>
                  <Link to={`/complaints/${it.id}`}>{it.text}</Link>{' '}
                  {it.status !== 'ready' && <Tag>{t(`status.${it.status}`)}</Tag>}{' '}
                  {it.exam && <Tag tone="info">{t('kept')}</Tag>}
                </td>
                <td>
                  <Key of={it.of} motive={it.primaryMotive} secondary={it.secondaryMotive} />
                </td>
                <td>{it.tier}</td>
                <td>{it.figures?.n ?? 0}</td>
                <td>{twoDigits(it.figures?.facility)}</td>
                <td>{twoDigits(it.figures?.discrimination)}</td>
                <td>
                  <WrongMotives figures={it.figures} most={2} />
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Scroll>
      <Pager page={page} pages={pages} total={total} addressOf={addressOf} />
    </Shell>
  )
}
