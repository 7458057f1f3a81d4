import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AccuracyNote } from '../../components/complaints/accuracy-note.tsx'
import { Key } from '../../components/complaints/case-facts.tsx'
import { DeskLinks } from '../../components/complaints/desk-links.tsx'
import { ImportForm } from '../../components/complaints/import-form.tsx'
import { KappaNote } from '../../components/complaints/kappa-note.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { Button } from '../../components/ui/button.tsx'
import { Notice } from '../../components/ui/notice.tsx'
import { EmptyState } from '../../components/ui/states.tsx'
import { Scroll, Table } from '../../components/ui/table.tsx'
import { Tag } from '../../components/ui/tag.tsx'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { refused } from '../../lib/http/refused.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { rowsOfSheet } from '../../lib/sheet/read-sheet.server.ts'
import { importComplaints } from '../../use-cases/drill/import-complaints.server.ts'
import { beginCase, moveCase } from '../../use-cases/drill/write-case.server.ts'
import { deskOf } from './desk-of.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'complaintDesk') }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const trainer = await requireRole(request, context, 'trainer')
  return deskOf(context.world, trainer.id)
}

export async function action({ request, context }: ActionFunctionArgs) {
  const trainer = await requireRole(request, context, 'trainer')
  const { world } = context
  const form = await request.formData()
  if (form.get('intent') === 'new') {
    const begun = await beginCase(world, { authorId: trainer.id, replaces: null })
    return begun.ok ? redirect(`/complaints/desk/${begun.value.caseId}`) : refused(begun.refusal)
  }
  if (form.get('intent') === 'send') {
    let sent = 0
    for (const caseId of form.getAll('case').map(String)) {
      const moved = await moveCase(world, { caseId, actorId: trainer.id, to: 'rating' })
      if (moved.ok) sent++
    }
    return data({ done: 'sent' as const, sent })
  }
  const file = form.get('sheet')
  if (!(file instanceof File) || file.size === 0) return refused({ code: 'bad-form' })
  const rows = await rowsOfSheet(new Uint8Array(await file.arrayBuffer()))
  if (!rows.ok) return refused(rows.refusal)
  const imported = await importComplaints(world, { actorId: trainer.id, rows: rows.value })
  if (!imported.ok) return refused(imported.refusal)
  return data({ done: 'imported' as const, ...imported.value })
}

export default function ComplaintDesk() {
  const { t } = useTranslation('complaints')
  const { works, accuracy, kappa } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const busy = useNavigation().state !== 'idle'
  const mine = works.some(({ sendable }) => sendable)
  return (
    <Shell dense>
      <div className="head">
        <div>
          <h1>{t('desk.title')}</h1>
          <p>{t('desk.lead')}</p>
        </div>
        <Form method="post">
          <Button kind="main" type="submit" name="intent" value="new" busy={busy && t('busy')}>
            {t('desk.new')}
          </Button>
        </Form>
      </div>
      <DeskLinks />
      <div className="split narrow">
        <div className="stack">
          {answer && 'done' in answer && answer.done === 'sent' && (
            <Notice tone="good" role="status">
              {t('desk.sent', { count: answer.sent })}
            </Notice>
          )}
          {works.length === 0 ? (
            <EmptyState title={t('desk.none')}>{t('desk.noneTodo')}</EmptyState>
          ) : (
            <Form method="post" className="stack">
              <Scroll label={t('desk.title')}>
                <Table caption={t('desk.title')}>
                  <thead>
                    <tr>
                      {(['case', 'state', 'suggestion', 'author'] as const).map((name) => (
                        <th key={name} scope="col">
                          {t(`col.${name}`)}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {works.map((it) => (
                      <tr key={it.caseId}>
                        <td>
                          {it.sendable && (
                            <input
                              type="checkbox"
                              name="case"
                              value={it.caseId}
                              aria-label={t('desk.pick', { text: it.text })}
                            />
                          )}{' '}
                          <Link to={it.to}>{it.text || t('desk.blank')}</Link>
                        </td>
                        <td>
                          <Tag>{t(`work.${it.status}`)}</Tag>
                          {it.status === 'rating' && ` ${t('desk.labels', { count: it.labels })}`}
                        </td>
                        <td>
                          {it.suggestion ? (
                            <>
                              <Key of={it.suggestion.class} motive={it.suggestion.primaryMotive} />{' '}
                              {t(it.suggestion.abstained ? 'desk.unsure' : 'desk.p', {
                                p: Math.trunc(it.suggestion.p * 100),
                              })}
                            </>
                          ) : (
                            '—'
                          )}
                        </td>
                        <td>{it.authorName}</td>
                      </tr>
                    ))}
                  </tbody>
                </Table>
              </Scroll>
              {mine && (
                <div className="acts">
                  <Button type="submit" name="intent" value="send" busy={busy && t('busy')}>
                    {t('desk.send')}
                  </Button>
                </div>
              )}
            </Form>
          )}
        </div>
        <div className="stack">
          <KappaNote kappa={kappa} />
          <ImportForm answer={answer} busy={busy} />
          <AccuracyNote accuracy={accuracy} />
        </div>
      </div>
    </Shell>
  )
}
