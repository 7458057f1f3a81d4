import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { data, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Corrections } from '../../components/analysis/corrections.tsx'
import { FlagForm } from '../../components/analysis/flag-form.tsx'
import { GroupTable } from '../../components/analysis/group-table.tsx'
import { ItemFigures } from '../../components/analysis/item-figures.tsx'
import { OptionTable } from '../../components/analysis/option-table.tsx'
import { VersionTable } from '../../components/analysis/version-table.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { ButtonLink } from '../../components/ui/button.tsx'
import { Notice } from '../../components/ui/notice.tsx'
import { standingFlags } from '../../db/reads/analysis.server.ts'
import { namesOf } from '../../db/reads/people.server.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { refused } from '../../lib/http/refused.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { clearFlag, flagItem } from '../../use-cases/item/flag-item.server.ts'
import { itemAnalysis } from './item-analysis.server.ts'

export const meta: MetaFunction = ({ matches, params }) => [
  { title: pageTitle(matches, 'analysis', params.itemId) },
]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireRole(request, context, 'trainer')
  const { db } = context.world
  const itemId = (params.itemId ?? '').slice(0, 40)
  const analysis = await itemAnalysis(db, itemId, new URL(request.url).searchParams)
  if (!analysis) throw data(null, { status: 404 })
  const [flag] = await standingFlags(db, itemId)
  const names = await namesOf(db, flag ? [flag.raisedBy] : [])
  return {
    ...analysis,
    standing: flag
      ? { name: names.get(flag.raisedBy)?.name ?? flag.raisedBy, at: flag.raisedAt, note: flag.note }
      : null,
  }
}
export type ItemAnalysisData = Awaited<ReturnType<typeof loader>>

/** Puts the item in question by what the figures say now, or answers the question it stands in. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireRole(request, context, 'trainer')
  const { world } = context
  const itemId = (params.itemId ?? '').slice(0, 40)
  const form = await request.formData()
  const words = String(form.get('words') ?? '').slice(0, 500)
  const { pathname, search, searchParams } = new URL(request.url)
  if (form.get('intent') === 'clear') {
    const cleared = await clearFlag(world, viewer.id, { itemId, answer: words })
    return cleared.ok ? redirect(`${pathname}${search}`) : refused(cleared.refusal)
  }
  const analysis = await itemAnalysis(world.db, itemId, searchParams)
  if (!analysis) throw data(null, { status: 404 })
  if (analysis.flags.length === 0 && words.trim() === '') return refused({ code: 'nothing-found' })
  const flagged = await flagItem(world, viewer.id, {
    itemId,
    found: analysis.flags,
    n: analysis.figures?.n ?? 0,
    note: words,
  })
  return flagged.ok ? redirect(`${pathname}${search}`) : refused(flagged.refusal)
}

export default function ItemAnalysisPage() {
  const { t } = useTranslation('analysis')
  const item = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()?.refusal
  const [search] = useSearchParams()
  // the version the figures are of, which need not be the standing one
  const correct = `/bank/${item.itemId}/correct?version=${item.version}`
  return (
    <Shell dense>
      <div className="head">
        <div>
          <h1>{t('item.title', { id: item.itemId })}</h1>
          <p>{item.stem}</p>
        </div>
        <div className="acts">
          <ButtonLink small kind="bare" to={`/analysis?${search}`}>
            {t('item.back')}
          </ButtonLink>
          <ButtonLink small to={`/bank?item=${item.itemId}`}>
            {t('item.bank')}
          </ButtonLink>
          <ButtonLink small to={correct}>
            {t('item.correct')}
          </ButtonLink>
        </div>
      </div>
      {refusal && <Notice tone="bad">{t(`refusal.${refusal.code}`)}</Notice>}
      {item.flags.map(({ flag, option }) => (
        <Notice key={`${flag} ${option}`} tone={flag === 'keyAgainst' ? 'bad' : 'warn'}>
          <b>{t(`flag.${flag}`, { option: option?.toUpperCase() })}</b> {t(`explain.${flag}`)}{' '}
          {flag === 'keyAgainst' && <Link to={correct}>{t('item.correct')}</Link>}
        </Notice>
      ))}
      {item.figures && item.figures.n < item.least.flags && (
        <Notice tone="neutral">{t('item.few', { n: item.figures.n, least: item.least.flags })}</Notice>
      )}
      <Corrections corrections={item.corrections} />
      <FlagForm standing={item.standing} />
      <ItemFigures figures={item.figures} />
      {item.options.length > 0 && <OptionTable options={item.options} />}
      <VersionTable versions={item.versions} drift={item.drift} />
      <GroupTable dif={item.dif} least={item.least.dif} />
    </Shell>
  )
}
