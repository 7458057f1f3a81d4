import { useTranslation } from 'react-i18next'
import type { Consistency } from '../../use-cases/marking/read-queue.server.ts'
import { Scroll, Table } from '../ui/table.tsx'

type Props = {
  questions: readonly Consistency[]
  markers: readonly Consistency[]
  /** Whether all markers are listed, or only oneself. */
  seesAll: boolean
}

/** Below this many answers the figures are little more than chance. */
const FEW = 10

/** How far two blind readings agree: by question, and by marker. */
export function AgreementTables({ questions, markers, seesAll }: Props) {
  const { t } = useTranslation('marking')
  return (
    <section className="sec" aria-labelledby="agree-head">
      <h2 id="agree-head">{t('agree.title')}</h2>
      <p className="note">{t('agree.lead', { few: FEW })}</p>
      {questions.length === 0 ? (
        <p className="muted">{t('agree.none')}</p>
      ) : (
        <>
          <Figures caption={t('agree.byQuestion')} head={t('agree.name')} rows={questions} signed={false} />
          {markers.length > 0 && (
            <Figures
              caption={t(seesAll ? 'agree.byMarker' : 'agree.mine')}
              head={t('agree.marker')}
              rows={markers}
              signed
            />
          )}
        </>
      )}
    </section>
  )
}

type FiguresProps = { caption: string; head: string; rows: readonly Consistency[]; signed: boolean }

function Figures({ caption, head, rows, signed }: FiguresProps) {
  const { t } = useTranslation('marking')
  return (
    <Scroll label={caption}>
      <Table caption={caption} captioned className="agree">
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {(['answers', 'difference', 'exact', 'adjacent', 'kappa'] as const).map((name) => (
              <th key={name} scope="col" className="num">
                {t(`agree.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, agreement }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="num">
                {agreement.answers}
                {agreement.answers < FEW && <span className="note"> {t('agree.few')}</span>}
              </td>
              <td className="num">{difference(agreement.meanDifference, signed)}</td>
              <td className="num">{percent(agreement.exact)}</td>
              <td className="num">{percent(agreement.adjacent)}</td>
              <td className="num">{kappa(agreement.kappa)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Scroll>
  )
}

const kappa = (value: number | null): string => (value === null ? '—' : value.toFixed(2).replace('-', '−'))
const percent = (share: number | null): string => (share === null ? '—' : `${Math.floor(share * 100)}%`)

/** In points, one decimal, cut off. Between readings 1 and 2 of a question only the size says anything. */
function difference(hundredths: number | null, signed: boolean): string {
  if (hundredths === null) return '—'
  const size = Math.trunc(Math.abs(hundredths) / 10) / 10
  if (!signed || size === 0) return String(size)
  return `${hundredths > 0 ? '+' : '−'}${size}`
}
