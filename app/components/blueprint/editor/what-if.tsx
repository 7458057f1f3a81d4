import { useFetcher } from '@remix-run/react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemKind } from '../../../domain/item/schema.ts'
import type { BlueprintEditAction } from '../../../routes/blueprints.$level_.edit/route.tsx'
import { inPoints } from '../../bank/points.ts'
import { Button } from '../../ui/button.tsx'
import { TextInput } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Table } from '../../ui/table.tsx'
import type { BlueprintDraft } from './use-blueprint-draft.ts'

/** Asks in words what more or fewer questions of a kind would do, shows it beside what is, and takes it over. */
export function WhatIf({ blueprint, change }: Pick<BlueprintDraft, 'blueprint' | 'change'>) {
  const { t } = useTranslation('blueprintEdit')
  const fetcher = useFetcher<BlueprintEditAction>()
  const askedOf = useRef(blueprint)
  const busy = fetcher.state !== 'idle'
  const answer = busy ? undefined : fetcher.data
  const refusal = answer && 'refusal' in answer ? answer.refusal : null
  const found = answer && 'whatIf' in answer ? answer.whatIf : null
  const nameOf = (kind: string) => t(`shell:kind.${kind}`)
  const stepOf = ({ kind, by }: { kind: string; by: number }) =>
    t(by > 0 ? 'whatIf.more' : 'whatIf.less', { name: nameOf(kind), by: Math.abs(by) })
  return (
    <section className="sec-s" aria-labelledby="what-if">
      <h2 id="what-if">{t('whatIf.title')}</h2>
      <fetcher.Form
        method="post"
        className="acts"
        onSubmit={() => {
          askedOf.current = blueprint
        }}
      >
        <input type="hidden" name="intent" value="what-if" />
        <input type="hidden" name="body" value={JSON.stringify(blueprint)} />
        <TextInput
          small
          name="words"
          className="what-if"
          maxLength={200}
          required
          autoComplete="off"
          aria-label={t('whatIf.label')}
          placeholder={t('whatIf.example')}
        />
        <Button type="submit" small busy={busy && t('check.busy')}>
          {t('whatIf.go')}
        </Button>
      </fetcher.Form>
      <p className="note">{t('whatIf.note')}</p>
      <div aria-live="polite">
        {refusal && (
          <Notice tone="warn">
            {t(`refusal.${refusal.code}`, {
              ...refusal,
              ...('kind' in refusal && { name: nameOf(refusal.kind) }),
            })}
          </Notice>
        )}
        {found && (
          <>
            <Sides found={found} nameOf={nameOf} />
            {found.balancing.length > 0 && (
              <p className="warn-t">
                {t('whatIf.balance', { list: found.balancing.map(stepOf).join(t('whatIf.or')) })}
              </p>
            )}
            {blueprint === askedOf.current ? (
              <Button small kind="main" onClick={() => change(found.next)}>
                {t('whatIf.adopt', { list: found.changes.map(stepOf).join(t('whatIf.and')) })}
              </Button>
            ) : (
              <p className="note">{t('whatIf.changed')}</p>
            )}
          </>
        )}
      </div>
    </section>
  )
}

type Found = Extract<
  Awaited<ReturnType<typeof useFetcher<BlueprintEditAction>>>['data'],
  { whatIf: unknown }
>['whatIf']

/** What is and what would be, line by line. */
function Sides({
  found: { now, after, needed },
  nameOf,
}: {
  found: Found
  nameOf: (kind: string) => string
}) {
  const { t } = useTranslation('blueprintEdit')
  const kinds = [...new Set([...now.lines, ...after.lines].map(({ kind }) => kind))]
  const line = ({ lines }: Found['now'], kind: ItemKind) => {
    const own = lines.find((one) => one.kind === kind)
    return own ? t(own.short > 0 ? 'whatIf.lineShort' : 'whatIf.line', own) : '0'
  }
  const health = ({ capacity }: Found['now']) =>
    capacity === null
      ? t('whatIf.unbalanced')
      : t(capacity >= needed ? 'whatIf.forms' : 'whatIf.tooFew', { capacity, needed })
  const rows: readonly (readonly [string, string, string])[] = [
    ...kinds.map((kind) => [nameOf(kind), line(now, kind), line(after, kind)] as const),
    [t('whatIf.items'), String(now.items), String(after.items)],
    [t('whatIf.points'), inPoints(now.points), inPoints(after.points)],
    [t('whatIf.health'), health(now), health(after)],
  ]
  return (
    <Table caption={t('whatIf.title')}>
      <thead>
        <tr>
          <th scope="col">{t('difference.of')}</th>
          <th scope="col">{t('whatIf.now')}</th>
          <th scope="col">{t('whatIf.then')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, is, would]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{is}</td>
            <td>{is === would ? would : <b>{would}</b>}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
