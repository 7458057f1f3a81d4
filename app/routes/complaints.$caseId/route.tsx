import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Key, twoDigits, WrongMotives } from '../../components/complaints/case-facts.tsx'
import { TwinOfCase } from '../../components/complaints/twin-of-case.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { Button } from '../../components/ui/button.tsx'
import { Field, TextInput } from '../../components/ui/field.tsx'
import { Notice } from '../../components/ui/notice.tsx'
import { Tag } from '../../components/ui/tag.tsx'
import { caseAnswers } from '../../db/reads/complaint-desk.server.ts'
import { findPairing, findTwinCandidates, seekingOf } from '../../db/reads/complaint-twins.server.ts'
import { casesKeptForExams, findPublishedCase } from '../../db/reads/drill.server.ts'
import { caseFigures, isWeak } from '../../domain/complaint/case-figures.ts'
import { borderRule } from '../../domain/complaint/rules.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { refused } from '../../lib/http/refused.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { retireCase } from '../../use-cases/drill/publish-case.server.ts'
import { tieTwins, untieTwins } from '../../use-cases/drill/tie-twins.server.ts'
import { beginCase } from '../../use-cases/drill/write-case.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  { title: pageTitle(matches, 'complaints', data?.complaint.id) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'trainer')
  const { db } = context.world
  const found = await findPublishedCase(db, params.caseId ?? '')
  if (!found) throw new Response('no such case', { status: 404 })
  const figures = caseFigures(await caseAnswers(db)).get(found.complaint.id) ?? null
  const { title } = borderRule(found.complaint.rule)
  const seeking = seekingOf(found.complaint)
  const { searchParams } = new URL(request.url)
  const twinId = found.complaint.twin ?? searchParams.get('with')
  return {
    ...found,
    figures,
    weak: figures !== null && isWeak(figures),
    ruleTitle: title,
    exam: (await casesKeptForExams(db)).has(found.complaint.id),
    pairing: twinId === null ? null : await findPairing(db, seeking, twinId),
    candidates: await findTwinCandidates(db, seeking, searchParams.get('find') ?? ''),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const trainer = await requireRole(request, context, 'trainer')
  const form = await request.formData()
  const id = params.caseId ?? ''
  if (form.get('intent') === 'replace') {
    const begun = await beginCase(context.world, { authorId: trainer.id, replaces: id })
    return begun.ok ? redirect(`/complaints/desk/${begun.value.caseId}`) : refused(begun.refusal)
  }
  const actorId = trainer.id
  const intent = form.get('intent')
  if (intent === 'tie' || intent === 'untie') {
    const twinId = String(form.get('twin') ?? '')
    const changed =
      intent === 'tie'
        ? await tieTwins(context.world, { id, twinId, actorId })
        : await untieTwins(context.world, { id, actorId })
    return changed.ok ? redirect(`/complaints/${id}`) : refused(changed.refusal)
  }
  const reason = String(form.get('reason') ?? '')
  const retired = await retireCase(context.world, { id, actorId, reason })
  return retired.ok ? redirect('/complaints?status=retired') : refused(retired.refusal)
}

export default function ComplaintCasePage() {
  const { t } = useTranslation('complaints')
  const {
    complaint: it,
    figures,
    weak,
    ruleTitle,
    exam,
    pairing,
    candidates,
  } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const busy = useNavigation().state !== 'idle'
  return (
    <Shell dense>
      <p className="crumb">
        <Link to="/complaints">{t('title')}</Link> / {it.id}
      </p>
      <div className="head">
        <div>
          <h1>{it.text}</h1>
          <p>
            <Tag tone={it.status === 'ready' ? 'good' : 'line'}>{t(`status.${it.status}`)}</Tag>{' '}
            {exam && <Tag tone="info">{t('kept')}</Tag>}
          </p>
        </div>
      </div>
      <div className="measure stack">
        <dl className="kv">
          <dt>{t('field.key')}</dt>
          <dd>
            <Key of={it.class} motive={it.primaryMotive} secondary={it.secondaryMotive} />
          </dd>
          <dt>{t('field.deciding')}</dt>
          <dd>{it.deciding}</dd>
          <dt>{t('field.rule')}</dt>
          <dd>
            {it.rule}. {ruleTitle}
          </dd>
          <dt>{t('field.reason')}</dt>
          <dd>{it.reason}</dd>
          <dt>{t('field.tier')}</dt>
          <dd>{t('tier', { tier: it.tier })}</dd>
          <dt>{t('field.channel')}</dt>
          <dd>{t(`channel.${it.channel}`)}</dd>
          <dt>{t('field.votes')}</dt>
          <dd>
            {it.votes
              .map((vote) => `${t(`question:class.${vote.class}`)} ${vote.primaryMotive}`)
              .join('；') || '—'}
          </dd>
          <dt>{t('col.people')}</dt>
          <dd>{figures?.n ?? 0}</dd>
          <dt>{t('col.facility')}</dt>
          <dd>{twoDigits(figures?.facility)}</dd>
          <dt>{t('col.discrimination')}</dt>
          <dd>{twoDigits(figures?.discrimination)}</dd>
          <dt>{t('col.wrong')}</dt>
          <dd>
            <WrongMotives figures={figures} most={7} />
          </dd>
        </dl>
        {weak && <Notice tone="warn">{t('weak')}</Notice>}
        {it.status === 'ready' && (!exam || it.twin) && (
          <TwinOfCase pairing={pairing} tied={it.twin !== undefined} candidates={candidates} busy={busy} />
        )}
        {it.status !== 'retired' && (
          <>
            <Form method="post" className="stack">
              <p className="note">{t('replace.hint')}</p>
              <Button type="submit" name="intent" value="replace" busy={busy && t('busy')}>
                {t('replace.go')}
              </Button>
            </Form>
            <Form method="post" className="stack">
              <Field label={t('retire.reason')}>
                <TextInput name="reason" maxLength={200} required />
              </Field>
              <Button type="submit" name="intent" value="retire" busy={busy && t('busy')}>
                {t('retire.go')}
              </Button>
            </Form>
          </>
        )}
        {answer?.refusal && (
          <Notice tone="bad" role="alert">
            {t(`refused.${answer.refusal.code}`, t('refused.other'))}
          </Notice>
        )}
      </div>
    </Shell>
  )
}
