import { useTranslation } from 'react-i18next'
import { COMPLAINT_CLASSES, MOTIVES } from '../../domain/complaint/motives.ts'
import { classNames } from '../ui/class-names.ts'
import { Scroll } from '../ui/table.tsx'

/** Keys in rows, answers in columns; only errors are tinted, the commonest underlined. By motive, or by class when 3 × 3. */
export function ConfusionMatrix({ matrix }: { matrix: readonly (readonly number[])[] }) {
  const { t } = useTranslation('drill')
  const byClass = matrix.length === COMPLAINT_CLASSES.length
  const heads = byClass
    ? COMPLAINT_CLASSES.map((of) => ({
        id: of,
        name: t(`question:class.${of}`),
        short: t(`question:class.${of}`),
      }))
    : MOTIVES.map((of) => ({ id: of, name: t(`question:motive.${of}`), short: of }))
  const worst = Math.max(0, ...matrix.flatMap((row, i) => row.filter((_, j) => j !== i)))
  return (
    <Scroll label={t('matrix.label')}>
      <table className="mx">
        <caption className="sr">{t('matrix.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="note hide-s">{t('matrix.corner')}</span>
            </th>
            {heads.map(({ id, name, short }) => (
              <th key={id} scope="col">
                {byClass ? short : <abbr title={`${short} ${name}`}>{short}</abbr>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {heads.map(({ id, name, short }, i) => (
            <tr key={id}>
              <th scope="row">
                {short}
                {!byClass && <span className="hide-s"> {name}</span>}
              </th>
              {heads.map((head, j) => {
                const n = matrix[i]?.[j] ?? 0
                return (
                  <td
                    key={head.id}
                    className={
                      i === j ? 'diag' : classNames(`h${heat(n, worst)}`, n > 0 && n === worst && 'hot')
                    }
                  >
                    {n === 0 && i !== j ? '·' : n}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

/** One of five shades, by the share of the commonest error. */
const heat = (n: number, worst: number): number => (n === 0 ? 0 : Math.max(1, Math.ceil((4 * n) / worst)))
