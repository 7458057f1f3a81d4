import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { LabelsGiven } from '../../components/complaints/labels-given.tsx'
import { WorkForm } from '../../components/complaints/work-form.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { Notice } from '../../components/ui/notice.tsx'
import { Tag } from '../../components/ui/tag.tsx'
import { findCaseWork, votesOn } from '../../db/reads/complaint-desk.server.ts'
import { findPairing, findTwinCandidates } from '../../db/reads/complaint-twins.server.ts'
import { agreementOf, maySeeKey, workFromForm } from '../../domain/complaint/desk.ts'
import { BORDER_RULES } from '../../domain/complaint/rules.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { refused } from '../../lib/http/refused.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { publishCase } from '../../use-cases/drill/publish-case.server.ts'
import { checkedWork, moveCase, saveCase } from '../../use-cases/drill/write-case.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'complaintDesk') }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const trainer = await requireRole(request, context, 'trainer')
  const { db } = context.world
  const found = await findCaseWork(db, params.workId ?? '')
  if (!found) throw new Response('no such case', { status: 404 })
  const votes = await votesOn(db, [found.caseId])
  // a draft is its author's; who may still label a sentence sees it in the rating form alone
  if (!maySeeKey(found, votes, trainer.id))
    throw found.status === 'rating'
      ? redirect(`/complaints/rate?case=${found.caseId}`)
      : new Response('forbidden', { status: 403 })
  const given = votes.filter(({ round }) => round === found.work.round)
  const { work } = found
  const seeking = { ...work, id: null }
  const words = new URL(request.url).searchParams.get('find') ?? ''
  return {
    work,
    pairing: work.twin === null ? null : await findPairing(db, seeking, work.twin),
    candidates: await findTwinCandidates(db, seeking, words),
    status: found.status,
    isAuthor: found.authorId === trainer.id,
    votes: given.map(({ raterName, class: of, primaryMotive, secondaryMotive, deciding }) => ({
      raterName,
      of,
      primaryMotive,
      secondaryMotive,
      deciding,
    })),
    agreement: agreementOf(work.text, given),
    rules: BORDER_RULES.map(({ id, title }) => ({ id, title })),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const trainer = await requireRole(request, context, 'trainer')
  const { world } = context
  const caseId = params.workId ?? ''
  const { intent, ...fields } = Object.fromEntries(await request.formData())
  const where = { caseId, actorId: trainer.id }
  if (intent === 'draft' || intent === 'discarded') {
    const moved = await moveCase(world, { ...where, to: intent })
    if (!moved.ok) return refused(moved.refusal)
    return intent === 'discarded' ? redirect('/complaints/desk') : data({ done: intent })
  }
  const read = workFromForm(fields)
  if (!read.success)
    return refused({ code: 'case-faults', faults: read.error.issues.map(({ message }) => message) })
  if (intent === 'check')
    return data({ done: 'check', ...(await checkedWork(world, { caseId, work: read.data })) })
  const saved = await saveCase(world, { ...where, work: read.data })
  if (!saved.ok) return refused(saved.refusal)
  if (intent === 'rating') {
    const sent = await moveCase(world, { ...where, to: 'rating' })
    if (!sent.ok) return refused(sent.refusal)
  }
  if (intent === 'publish') {
    const published = await publishCase(world, where)
    return published.ok ? redirect(`/complaints/${published.value.id}`) : refused(published.refusal)
  }
  return data({ done: String(intent) })
}

export default function ComplaintWork() {
  const { t } = useTranslation('complaints')
  const { work, status, isAuthor, votes, agreement, rules, pairing, candidates } =
    useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const refusal = answer && 'refusal' in answer ? answer.refusal : null
  return (
    <Shell dense>
      <p className="crumb">
        <Link to="/complaints/desk">{t('desk.title')}</Link> / {t('work.title')}
      </p>
      <div className="head">
        <div>
          <h1>{t('work.title')}</h1>
          <p>
            <Tag>{t(`work.${status}`)}</Tag> {work.replaces && t('work.replaces', { id: work.replaces })}
          </p>
        </div>
      </div>
      <div className="split narrow">
        <WorkForm
          work={work}
          status={status}
          isAuthor={isAuthor}
          rules={rules}
          pairing={pairing}
          candidates={candidates}
        />
        <div className="stack">
          <LabelsGiven votes={votes} agreement={agreement} />
          {refusal && (
            <Notice tone="bad" role="alert">
              {'faults' in refusal
                ? refusal.faults.join('；')
                : t(`refused.${refusal.code}`, t('refused.other'))}
            </Notice>
          )}
          {answer && 'done' in answer && (
            <Notice tone="good" role="status">
              {t(`work.done.${answer.done}`, t('work.done.save'))}
            </Notice>
          )}
        </div>
      </div>
    </Shell>
  )
}
