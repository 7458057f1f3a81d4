import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useNavigation, useRouteLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { BankBulk } from '../../components/bank/bank-bulk.tsx'
import { BankFilters } from '../../components/bank/bank-filters.tsx'
import { BankTable } from '../../components/bank/bank-table.tsx'
import { BankViews } from '../../components/bank/bank-views.tsx'
import { FiguresPending } from '../../components/bank/figures-pending.tsx'
import { OpenItemPane } from '../../components/bank/open-item.tsx'
import { useAddress } from '../../components/bank/use-address.ts'
import { useBulk } from '../../components/bank/use-bulk.ts'
import { useListKeys } from '../../components/bank/use-list-keys.ts'
import { Shell } from '../../components/shell/shell.tsx'
import { ButtonLink } from '../../components/ui/button.tsx'
import { Notice } from '../../components/ui/notice.tsx'
import { Pager } from '../../components/ui/pager.tsx'
import { EmptyState } from '../../components/ui/states.tsx'
import { Keys } from '../../components/ui/words.tsx'
import { bankRows } from '../../db/reads/bank-list.server.ts'
import { findKnowledge } from '../../db/reads/content.server.ts'
import { refreshFigures } from '../../db/reads/item-figures.server.ts'
import { viewsOf } from '../../db/reads/works.server.ts'
import { countStatuses, searchItems } from '../../domain/item/search.ts'
import { namesByLeaf } from '../../domain/knowledge/schema.ts'
import { refuse } from '../../domain/shared/result.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { refused } from '../../lib/http/refused.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { searchWords } from '../../lib/segment.server.ts'
import { tryWork } from '../../use-cases/item/look-at-work.server.ts'
import { tryItem } from '../../use-cases/item/try-item.server.ts'
import { bankAction, entryIn } from './bank-action.server.ts'
import { readBankQuery } from './bank-query.server.ts'
import { openItem } from './open-item.server.ts'
import { answerIn } from './try-answer.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'bank') }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, context, 'trainer')
  const { db } = context.world
  const query = readBankQuery(new URL(request.url).searchParams)
  const figures = await refreshFigures(db)
  const [rows, tree] = await Promise.all([bankRows(db), findKnowledge(db)])
  const words = query.filter.q ? searchWords(query.filter.q) : []
  const found = searchItems(rows, { ...query.filter, words }, query)
  const { level } = query.filter
  const open = query.item
    ? await openItem(context, { id: query.item, against: query.with, rows, tree })
    : undefined
  return {
    ...found,
    query,
    figuresPending: figures.pending,
    views: await viewsOf(db, viewer.id),
    byStatus: countStatuses(rows, level),
    leaves: namesByLeaf(tree),
    open: open ?? null,
  }
}
export type BankData = Awaited<ReturnType<typeof loader>>

/** Does something with many items or with a view; else marks a trial answer, of which nothing is kept. */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireRole(request, context, 'trainer')
  const form = await request.formData()
  const done = await bankAction(context.world, viewer, form)
  if (done) return done
  const itemId = String(form.get('item') ?? '').slice(0, 40)
  const written = form.get('entry')
  if (typeof written === 'string') {
    const entry = entryIn(written)
    const tried = entry
      ? tryWork(entry, (body) => answerIn(form, body))
      : refuse({ code: 'bad-form' } as const)
    return tried.ok ? { itemId, ...tried.value } : refused(tried.refusal)
  }
  const tried = await tryItem(context.world, { itemId, answer: (body) => answerIn(form, body) })
  if (!tried.ok) return refused(tried.refusal)
  return { itemId, ...tried.value }
}

export default function Bank() {
  const { t } = useTranslation('bank')
  const data = useLoaderData<typeof loader>()
  const { rows, total, page, pages, query, byStatus, open } = data
  const { to } = useAddress()
  const busy = useNavigation().state === 'loading'
  const root = useRouteLoaderData('root') as { viewer?: { shortcuts: boolean } } | undefined // the root loader's own shape
  const keysOn = root?.viewer?.shortcuts ?? true
  const bulk = useBulk()
  const pageTo = (n: number) => to({ page: n > 1 ? String(n) : null })
  useListKeys({
    on: keysOn,
    closeTo: open || query.item ? to({ item: null, with: null }) : null,
    nextPage: page < pages ? pageTo(page + 1) : null,
    previousPage: page > 1 ? pageTo(page - 1) : null,
    onSelect: bulk.toggle,
    onUndo: bulk.takeBack,
  })
  const { level } = query.filter
  const facts = { ready: byStatus.ready ?? 0, review: byStatus.review ?? 0, draft: byStatus.draft ?? 0 }
  const list = (
    <section aria-label={t('list')} aria-busy={busy}>
      {rows.length > 0 ? (
        <>
          <BankTable
            rows={rows}
            leaves={data.leaves}
            sort={query.sort}
            openId={query.item}
            wide={!query.item}
            chosen={bulk.chosen}
            onChoose={bulk.toggle}
            onChooseAll={bulk.chooseAll}
          />
          {pages > 1 && <Pager page={page} pages={pages} total={total} addressOf={pageTo} />}
          {keysOn && (
            <p className="note foot-note hide-s">
              <Keys of={['J', 'K']}>{t('keys.move')}</Keys> <Keys of={['Enter']}>{t('keys.open')}</Keys>{' '}
              <Keys of={['X']}>{t('workbench:keys.choose')}</Keys>{' '}
              <Keys of={['N']}>{t('workbench:keys.new')}</Keys>{' '}
              <Keys of={['E']}>{t('workbench:keys.edit')}</Keys>{' '}
              <Keys of={['Z']}>{t('workbench:keys.undo')}</Keys> <Keys of={['/']}>{t('keys.search')}</Keys>{' '}
              <Keys of={['Esc']}>{t('keys.close')}</Keys>
            </p>
          )}
        </>
      ) : (
        <EmptyState title={t('empty.title')} action={<ButtonLink to="/bank">{t('clear')}</ButtonLink>}>
          {t('empty.todo')}
        </EmptyState>
      )}
    </section>
  )
  return (
    <Shell dense>
      <div className="head">
        <div>
          <h1>{t('title')}</h1>
          <p>{level ? t('headLevel', { ...facts, level: t(`shell:level.${level}`) }) : t('head', facts)}</p>
        </div>
        <div className="acts">
          <ButtonLink small to="/complaints">
            {t('complaints:title')}
          </ButtonLink>
          <ButtonLink small to="/bank/import">
            {t('import')}
          </ButtonLink>
          <ButtonLink small to="/bank/coverage">
            {t('coverage')}
          </ButtonLink>
          <ButtonLink small to="/knowledge">
            {t('knowledge')}
          </ButtonLink>
          <ButtonLink small to="/glossary">
            {t('glossary')}
          </ButtonLink>
          <ButtonLink small kind="main" to="/bank/new">
            {t('workbench:new')}
            {keysOn && <kbd className="hide-s">N</kbd>}
          </ButtonLink>
        </div>
      </div>
      <BankFilters data={data} busy={busy} />
      {data.figuresPending && <FiguresPending />}
      <BankViews views={data.views} />
      <BankBulk bulk={bulk} />
      {/* always wrapped: the row that was opened keeps the focus */}
      <div className={query.item ? 'split' : undefined}>
        {list}
        {open && <OpenItemPane key={open.id} item={open} />}
        {query.item && !open && (
          <Notice tone="warn">
            {t('gone', { id: query.item })}{' '}
            <ButtonLink kind="bare" small to={to({ item: null, with: null })}>
              {t('close')}
            </ButtonLink>
          </Notice>
        )}
      </div>
    </Shell>
  )
}
