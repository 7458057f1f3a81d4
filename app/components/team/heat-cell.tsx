import { useTranslation } from 'react-i18next'
import { ENOUGH_ANSWERS, HEAT_STEPS, type HeatCell, LOW_PERCENT } from '../../domain/mastery/heat.ts'
import { classNames } from '../ui/class-names.ts'

/** One cell of a heat map: a share with its shade, the number of answers where they are too few, hatched where not learnt. */
export function HeatTd({ cell }: { cell: HeatCell }) {
  const { t } = useTranslation('team')
  if (cell.kind === 'notLearnt') {
    return (
      <td className="none">
        <span>{t('cell.notLearnt')}</span>
      </td>
    )
  }
  if (cell.kind === 'few') return <td className="few">{t('cell.few', { count: cell.answers })}</td>
  return (
    <td
      className={classNames(`h${cell.step}`, cell.low && 'low')}
      title={t('cell.share', { percent: cell.percent, count: cell.answers })}
    >
      {cell.percent}
    </td>
  )
}

export function HeatLegend() {
  const { t } = useTranslation('team')
  const [first] = HEAT_STEPS
  return (
    <p className="legend">
      <span>
        <i className="sw h1" />
        {t('legend.below', { to: first })}
      </span>
      {HEAT_STEPS.map((from, at) => {
        const next = HEAT_STEPS[at + 1]
        return (
          <span key={from}>
            <i className={`sw h${at + 2}`} />
            {next === undefined ? t('legend.above', { from }) : t('legend.between', { from, to: next - 1 })}
          </span>
        )
      })}
      <span className="note">{t('legend.note', { cut: LOW_PERCENT, enough: ENOUGH_ANSWERS })}</span>
    </p>
  )
}
