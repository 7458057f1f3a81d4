import { useTranslation } from 'react-i18next'
import type { Verification } from '../../domain/assembly/types.ts'
import type { Blueprint } from '../../domain/blueprint/schema.ts'
import type { ItemKind } from '../../domain/item/schema.ts'
import { classNames } from '../ui/class-names.ts'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { Table } from '../ui/table.tsx'

const oneDecimal = (amount: number): string => String(Math.floor(amount * 10 + 1e-9) / 10)

type Props = { verification: Verification; blueprint: Blueprint; names: ReadonlyMap<string, string> }

/** The verifier's recount: nodes, kinds, grades, and every rule the form breaks. */
export function Recount({
  verification: { ok, nodes, types, grades, rows = [], expectedScore, violations },
  blueprint,
  names,
}: Props) {
  const { t } = useTranslation('blueprint')
  const tops = new Set(blueprint.tree.map(({ id }) => id))
  const wanted = new Map<ItemKind, number>()
  for (const { kind, count } of blueprint.mix) wanted.set(kind, (wanted.get(kind) ?? 0) + count)
  const head = (first: string) => (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        <th scope="col" className="num">
          {t('recount.wanted')}
        </th>
        <th scope="col" className="num">
          {t('recount.counted')}
        </th>
      </tr>
    </thead>
  )
  return (
    <div className="stack mob-order">
      <Notice
        tone={ok ? 'good' : 'bad'}
        title={t(ok ? 'recount.ok' : 'recount.bad', { count: violations.length })}
      >
        <p>{t('recount.expected', { score: oneDecimal(expectedScore) })}</p>
        {violations.length > 0 && (
          <ul>
            {violations.map(({ rule, where, wanted: should, found }) => (
              <li key={`${rule} ${where}`}>
                {t(`violation.${rule}`, { where: names.get(where) ?? where, wanted: should, found })}
              </li>
            ))}
          </ul>
        )}
      </Notice>
      <Table caption={t('recount.nodes')} className="tree">
        {head(t('recount.nodes'))}
        <tbody>
          {nodes.map(({ id, quota, count }) => (
            <tr key={id} className={tops.has(id) ? 'lv1' : 'lv2'}>
              <th scope="row">{names.get(id) ?? id}</th>
              <td className="num">{oneDecimal(quota)}</td>
              <td className="num">{oneDecimal(count)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="note">
        {t('recount.tolerance', { points: oneDecimal(blueprint.tolerances.leafPoints / 100) })}
      </p>
      <Table caption={t('recount.types')} className="tree">
        {head(t('recount.types'))}
        <tbody>
          {[...wanted].map(([kind, count]) => (
            <tr key={kind}>
              <th scope="row">{t(`shell:kind.${kind}`)}</th>
              <td className="num">{count}</td>
              <td className="num">{types[kind] ?? 0}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      <Table caption={t('recount.grades')} className="tree">
        {head(t('recount.grades'))}
        <tbody>
          {grades.map(({ grade, quota, count, within }) => (
            <tr key={grade}>
              <th scope="row">{t(`bank:difficulty.${grade}`)}</th>
              <td className="num">{oneDecimal(quota)}</td>
              <td className={classNames('num', !within && 'warn-t')}>
                {!within && <Icon name="warn" label={t('recount.beyond')} />} {count}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {rows.length > 0 && (
        <Table caption={t('recount.rows')} className="tree">
          {head(t('recount.rows'))}
          <tbody>
            {rows.map(({ id, unit, min, max, count }) => (
              <tr key={id}>
                <th scope="row">
                  {blueprint.rows.find((row) => row.id === id)?.name ?? t('recount.reserved')}
                </th>
                <td className="num">
                  {t('recount.range', { min: amount(min, unit), max: amount(max, unit) })}
                </td>
                <td className="num">{amount(count, unit)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </div>
  )
}

/** A bound of a row: items, or points from hundredths. */
const amount = (n: number | null, unit: 'items' | 'points'): string =>
  n === null ? '' : unit === 'items' ? String(n) : oneDecimal(n / 100)
