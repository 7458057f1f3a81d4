import { useTranslation } from 'react-i18next'
import type { ItemAnalysisData } from '../../routes/analysis.$itemId/route.tsx'
import { decimal, percent } from './figures.ts'

/** The figures of an item, each with its name; a dash where it is not defined. */
export function ItemFigures({ figures }: Pick<ItemAnalysisData, 'figures'>) {
  const { t } = useTranslation('analysis')
  if (!figures) return <p>{t('item.dropped')}</p>
  const rows: readonly (readonly [string, string])[] = [
    ['n', String(figures.n)],
    ['facility', percent(figures.facility)],
    ['sd', decimal(figures.sd)],
    ['discriminationIndex', decimal(figures.discriminationIndex, 1)],
    ['discriminativeEfficiency', decimal(figures.discriminativeEfficiency, 1)],
    ['effectiveWeight', decimal(figures.effectiveWeight, 1)],
    ['intendedWeight', decimal(figures.intendedWeight, 1)],
    ['pointBiserial', decimal(figures.pointBiserial)],
    ['upperLower27', decimal(figures.upperLower27)],
    ['a', decimal(figures.a)],
    ['b', decimal(figures.b)],
  ]
  return (
    <section className="sec-s">
      <h2>{t('item.figures')}</h2>
      <dl className="figure-grid">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`figure.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
