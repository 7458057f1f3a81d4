import { useTranslation } from 'react-i18next'
import { formatPoints } from '../../domain/shared/format-points.ts'
import { useFormats } from '../../lib/i18n/format.ts'
import { Table } from '../ui/table.tsx'

type Judged = { points: number; at: number } | null
type Props = {
  holderName: string
  level: string
  scope: string
  blueprintVersion: number
  ruleVersion: number
  examAt: number
  points: number
  outOf: number
  practical: Judged
  review: Judged
  keyId: string | null
}

/** What a certificate rests on, a line each. */
export function CertificateFacts(facts: Props) {
  const { t } = useTranslation('certificate')
  const { date } = useFormats()
  const judged = ({ points, at }: { points: number; at: number }, words: 'practicalIs' | 'reviewIs') =>
    t(`page.facts.${words}`, { points: formatPoints(points), date: date(at, true) })
  const rows: (readonly [name: string, value: string])[] = [
    ['holder', facts.holderName],
    [
      'theory',
      t('page.facts.theoryValue', {
        level: t(`shell:level.${facts.level}`),
        version: facts.blueprintVersion,
        date: date(facts.examAt, true),
        points: formatPoints(facts.points),
        outOf: formatPoints(facts.outOf),
      }),
    ],
    ['practical', facts.practical ? judged(facts.practical, 'practicalIs') : t('page.facts.practicalValue')],
  ]
  if (facts.review) rows.push(['review', judged(facts.review, 'reviewIs')])
  rows.push(['rule', t('page.facts.ruleValue', { version: facts.ruleVersion })])
  if (facts.keyId) rows.push(['signature', t('page.facts.signatureValue', { key: facts.keyId })])
  return (
    <Table caption={t('page.facts.caption')} className="nodes facts">
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{t(`page.facts.${name}`)}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
