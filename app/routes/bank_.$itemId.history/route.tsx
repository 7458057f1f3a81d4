import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Shell } from '../../components/shell/shell.tsx'
import { ButtonLink } from '../../components/ui/button.tsx'
import { Notice } from '../../components/ui/notice.tsx'
import { Notes } from '../../components/workbench/notes.tsx'
import { Review } from '../../components/workbench/review.tsx'
import { Versions } from '../../components/workbench/versions.tsx'
import { versionsOfItem } from '../../db/reads/bank.server.ts'
import { findItemHead } from '../../db/reads/bank-item.server.ts'
import { namesOf } from '../../db/reads/people.server.ts'
import { findWork, notesOf } from '../../db/reads/works.server.ts'
import { changesBetween } from '../../domain/item/changes.ts'
import { sideOf } from '../../domain/item/side.ts'
import { textOf } from '../../domain/item/work.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { refused } from '../../lib/http/refused.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { lookAtWork } from '../../use-cases/item/look-at-work.server.ts'
import { restoreItem } from '../../use-cases/item/retire-item.server.ts'
import {
  approveWork,
  commentItem,
  returnWork,
  withdrawWork,
} from '../../use-cases/item/review-work.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'itemHistory') }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, context, 'trainer')
  const { world } = context
  const { db } = world
  const itemId = params.itemId ?? ''
  const head = await findItemHead(db, itemId)
  if (!head) throw new Response('no such item', { status: 404 })
  const [versions, work, notes] = [
    await versionsOfItem(db, itemId),
    await findWork(db, itemId),
    await notesOf(db, itemId),
  ]
  const names = await namesOf(db, [
    ...versions.flatMap(({ authorId, approvedBy }) => [authorId, approvedBy].filter((one) => one !== null)),
    ...(work?.writers ?? []),
  ])
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id)?.name ?? null))
  const look = work && (await lookAtWork(world, { itemId, moduleId: work.moduleId, body: work.body }))
  const sides = versions.map(({ n, body, facts }) => sideOf({ n, body, rationale: facts.rationale }))
  const asked = new URL(request.url).searchParams
  const side = (name: string, otherwise: number | undefined) =>
    sides.find(({ n }) => n === Number(asked.get(name) ?? otherwise)) ?? null
  const written =
    work && look?.body ? sideOf({ n: 0, body: look.body, rationale: textOf(work.body, 'rationale') }) : null
  return {
    itemId,
    status: head.status,
    standing: head.currentVersion,
    versions: versions
      .map(({ n, createdAt, authorId, approvedBy, ...version }, at) => {
        const before = versions[at - 1]
        return {
          n,
          createdAt,
          author: nameOf(authorId) ?? version.facts.author ?? null,
          approver: nameOf(approvedBy) ?? version.facts.reviewedBy ?? null,
          fromFile: authorId === null,
          changes: before ? changesBetween(before, version) : null,
        }
      })
      .reverse(),
    work: work
      ? {
          status: work.status,
          writers: work.writers.map((id) => nameOf(id) ?? id),
          own: work.writers.includes(viewer.id),
          updatedAt: work.updatedAt,
          basedOn: work.basedOn,
        }
      : null,
    look: look ?? null,
    written,
    earlier: side('a', written && !asked.has('b') ? (head.currentVersion ?? 0) : versions.at(-2)?.n),
    later: asked.has('b') || !written ? side('b', versions.at(-1)?.n) : written,
    notes: notes.map(({ id, kind, actorName, at, text, version }) => ({
      id,
      kind,
      actorName,
      at,
      text,
      version,
    })),
  }
}
export type HistoryData = Awaited<ReturnType<typeof loader>>

/** Says something about an item or decides about what is written of it. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = await requireRole(request, context, 'trainer')
  const { world } = context
  const form = await request.formData()
  const about = {
    itemId: params.itemId ?? '',
    text: String(form.get('text') ?? '')
      .trim()
      .slice(0, 2_000),
  }
  const decided = await decide()
  return decided.ok ? redirect(`/bank/${about.itemId}/history`) : refused(decided.refusal)

  async function decide() {
    switch (form.get('intent')) {
      case 'approve':
        return approveWork(world, viewer, about)
      case 'return':
        return returnWork(world, viewer, about)
      case 'withdraw':
        return withdrawWork(world, viewer, about)
      case 'restore':
        return restoreItem(world, viewer, about)
      default:
        return commentItem(world, viewer, about)
    }
  }
}

export default function ItemHistoryPage() {
  const { t } = useTranslation('workbench')
  const data = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { itemId, work } = data
  const fault = answer && 'refusal' in answer ? answer.refusal.code : undefined
  return (
    <Shell dense>
      <p className="crumb">
        <Link to={`/bank?item=${itemId}`}>{t('bank:title')}</Link> / {itemId}
      </p>
      <div className="head">
        <div>
          <h1>{t(work?.status === 'review' ? 'history.reviewTitle' : 'history.title', { itemId })}</h1>
          <p>
            {data.versions.length > 0
              ? t('history.lead', { count: data.versions.length })
              : t('history.none')}
          </p>
        </div>
        {work?.status !== 'review' && (
          <ButtonLink small to={`/bank/${itemId}/edit`}>
            {t('edit')}
          </ButtonLink>
        )}
      </div>
      {fault && (
        <Notice tone="warn" role="alert">
          {t(`refused.${fault}`, { defaultValue: t('refused.other') })}
        </Notice>
      )}
      <div className="split">
        <section aria-label={t('history.versions')} className="stack">
          <Versions data={data} />
        </section>
        <aside className="stack" aria-label={t('history.decide')}>
          {(work || data.status === 'retired') && <Review data={data} />}
          <Notes notes={data.notes} />
        </aside>
      </div>
    </Shell>
  )
}
