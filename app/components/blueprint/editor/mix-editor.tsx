import { useTranslation } from 'react-i18next'
import type { MixLine } from '../../../domain/blueprint/schema.ts'
import { inPoints } from '../../bank/points.ts'
import { classNames } from '../../ui/class-names.ts'
import { Table } from '../../ui/table.tsx'
import { Enough } from '../enough.tsx'
import { NumberCell } from './number-cell.tsx'
import type { BlueprintDraft } from './use-blueprint-draft.ts'

type Part = Pick<BlueprintDraft, 'blueprint' | 'change' | 'weighed'>
const GRADES = ['easy', 'medium', 'hard'] as const
/** Keeps items in question out of every form. */
const SOUND_ROW = { id: 'no-flagged', where: { flagged: true }, unit: 'items', max: 0, on: true } as const

/** How many of each kind, for how many points; the difficulty shares; whether items in question are left out. */
export function MixEditor({ blueprint, change, weighed: { stock } }: Part) {
  const { t } = useTranslation('blueprintEdit')
  const full = blueprint.rules.fullMark.value
  const sum = blueprint.mix.reduce((total, { points, count }) => total + points * count, 0)
  const set = (at: number, given: Partial<MixLine>) =>
    change({ ...blueprint, mix: blueprint.mix.map((line, n) => (n === at ? { ...line, ...given } : line)) })
  const isSound = blueprint.rows.some(({ id, on }) => id === SOUND_ROW.id && on)
  return (
    <section className="sec-s" aria-labelledby="mix">
      <h2 id="mix">{t('blueprint:mix.title')}</h2>
      <Table caption={t('blueprint:mix.caption')} className="tree">
        <thead>
          <tr>
            <th scope="col">{t('blueprint:mix.title')}</th>
            <th scope="col" className="num">
              {t('blueprint:mix.count')}
            </th>
            <th scope="col" className="num">
              {t('each')}
            </th>
            <th scope="col" className="num">
              {t('blueprint:stock')}
            </th>
            <th scope="col">
              <span className="sr">{t('blueprint:enoughHead')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {blueprint.mix.map((line, at) => {
            const name = t(`shell:kind.${line.kind}`)
            // the stock leaves out lines of count 0, so its places are not those of the mix
            const supply = line.count > 0 ? stock.mix.find(({ kind }) => kind === line.kind) : undefined
            return (
              <tr key={`${line.kind} ${line.difficulty ?? ''}`}>
                <th scope="row">{name}</th>
                <td className="num">
                  <NumberCell
                    label={t(`countOf.${line.unit}`, { name })}
                    value={line.count}
                    max={300}
                    onChange={(count) => count !== undefined && set(at, { count })}
                  />
                </td>
                <td className="num">
                  <NumberCell
                    label={t('pointsOf', { name })}
                    value={line.points / 100}
                    digits={2}
                    max={100}
                    onChange={(points) =>
                      points !== undefined && set(at, { points: Math.round(points * 100) })
                    }
                  />
                </td>
                <td className="num">{supply?.stock}</td>
                <td className="nowrap">
                  {supply && (
                    <Enough
                      short={supply.short}
                      lacking={t(`blueprint:short.${line.unit}`, { amount: supply.short })}
                    />
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('blueprint:mix.full')}</th>
            <td className={classNames('num', sum !== full && 'warn-t')} colSpan={4} role="status">
              {sum === full ? inPoints(sum) : t('mixOff', { sum: inPoints(sum), full: inPoints(full) })}
            </td>
          </tr>
        </tfoot>
      </Table>
      <h3>{t('grades')}</h3>
      <div className="grade-cells">
        {GRADES.map((grade) => (
          <div key={grade}>
            <span>{t(`bank:difficulty.${grade}`)}</span>
            <NumberCell
              label={t(`bank:difficulty.${grade}`)}
              value={blueprint.difficultyMix[grade]}
              max={100}
              onChange={(parts) =>
                parts !== undefined &&
                change({ ...blueprint, difficultyMix: { ...blueprint.difficultyMix, [grade]: parts } })
              }
            />
          </div>
        ))}
      </div>
      <label className="pick">
        <input
          type="checkbox"
          checked={isSound}
          onChange={({ target }) => {
            const others = blueprint.rows.filter(({ id }) => id !== SOUND_ROW.id)
            change({ ...blueprint, rows: target.checked ? [...others, SOUND_ROW] : others })
          }}
        />
        <span>{t('noFlagged')}</span>
      </label>
    </section>
  )
}
