import { Form, Link } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Blueprint } from '../../domain/blueprint/schema.ts'
import type { Level } from '../../domain/shared/level.ts'
import type { BlueprintData } from '../../routes/blueprints.$level/route.tsx'
import { GappedStem } from '../bank/gapped-stem.tsx'
import { inPoints } from '../bank/points.ts'
import { PrintForm } from '../paper/print-form.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { TextInput } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { Table } from '../ui/table.tsx'
import { Recount } from './recount.tsx'

type Preview = NonNullable<BlueprintData['preview']>
type Props = { level: Level; seed: string; preview: Preview; blueprint: Blueprint }

/** One form drawn on trial, with the verifier's own count of it. Nothing of it is kept. */
export function FormPreview({ level, seed, preview, blueprint }: Props) {
  const { t } = useTranslation('blueprint')
  const ref = useRef<HTMLHeadingElement>(null)
  useEffect(() => ref.current?.focus(), [])
  return (
    <section className="sec preview" aria-labelledby="preview">
      <div className="head">
        <div>
          <h2 id="preview" ref={ref} tabIndex={-1}>
            {t('preview.title')}
          </h2>
          <p className="note">{t('preview.note')}</p>
        </div>
        <Form method="get" className="acts" preventScrollReset>
          <label className="note" htmlFor="seed">
            {t('preview.seed')}
          </label>
          <TextInput
            small
            id="seed"
            name="seed"
            className="seed"
            inputMode="numeric"
            defaultValue={seed}
            maxLength={39}
            autoComplete="off"
          />
          <Button small type="submit">
            {t('preview.again')}
          </Button>
          <ButtonLink kind="bare" small to={`/blueprints/${level}`} preventScrollReset>
            {t('preview.close')}
          </ButtonLink>
        </Form>
      </div>
      {preview.ok ? (
        <>
          <Drawn form={preview.value} blueprint={blueprint} />
          <h3>{t('paper:export.title')}</h3>
          <p className="note">{t('paper:export.note')}</p>
          <PrintForm form={{ level, seed }} />
        </>
      ) : (
        <Notice tone="warn" role="status">
          {t(`preview.refused.${preview.refusal.code}`)}
        </Notice>
      )}
    </section>
  )
}

type DrawnForm = Extract<Preview, { ok: true }>['value']

function Drawn({
  form: { items, verification, table },
  blueprint,
}: {
  form: DrawnForm
  blueprint: Blueprint
}) {
  const { t } = useTranslation('blueprint')
  const names = new Map(
    blueprint.tree.flatMap((node) => [node, ...(node.children ?? [])]).map(({ id, name }) => [id, name]),
  )
  const points = items.reduce((sum, item) => sum + item.points, 0)
  return (
    <div className="row2 wide-l">
      <div>
        <Table
          caption={t('preview.items', { count: items.length, points: inPoints(points), table })}
          captioned
          className="bank"
        >
          <thead>
            <tr>
              <th scope="col" className="num">
                {t('preview.n')}
              </th>
              <th scope="col">{t('bank:column.stem')}</th>
              <th scope="col" className="hide-s">
                {t('weights.node')}
              </th>
              <th scope="col">{t('bank:column.kind')}</th>
              <th scope="col" className="hide-s">
                {t('bank:column.difficulty')}
              </th>
              <th scope="col" className="num">
                {t('preview.points')}
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((item, at) => (
              <tr key={item.id}>
                <td className="num muted">{at + 1}</td>
                <td className="stem-cell">
                  <Link className="plain" to={`/bank?item=${item.id}`}>
                    <GappedStem stem={item.stem} />
                  </Link>
                </td>
                <td className="nowrap hide-s">{names.get(item.leaf) ?? item.leaf}</td>
                <td className="nowrap">{t(`shell:kind.${item.kind}`)}</td>
                <td className="nowrap hide-s">{t(`bank:difficulty.${item.difficulty}`)}</td>
                <td className="num">{inPoints(item.points)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
      <Recount verification={verification} blueprint={blueprint} names={names} />
    </div>
  )
}
