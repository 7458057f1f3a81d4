import { useTranslation } from 'react-i18next'
import {
  type PieceProps,
  pieceIn,
  piecesIn,
  pointsShown,
  pointsTyped,
  textsIn,
  type Value,
  withField,
} from './entry.ts'
import { LinesField } from './lines-field.tsx'

const blanksOf = (line: string): string[] => line.split('／').map((text) => text.trim())
const isTexts = (value: Value): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')

/** Answers the marker must take and must not, one a line, the blanks of one answer parted by ／. */
export function SampleFields({ piece, set }: PieceProps) {
  const { t } = useTranslation('workbench')
  const samples = pieceIn(piece, 'samples')
  const change = (name: string, value: Value[]) => {
    const next = withField(samples, name, value.length > 0 ? value : undefined)
    set('samples', Object.keys(next).length > 0 ? next : undefined)
  }
  return (
    <fieldset className="stack">
      <legend>{t('samples.legend')}</legend>
      <LinesField
        label={t('samples.accept')}
        hint={t('samples.acceptHint')}
        lines={(Array.isArray(samples.accept) ? samples.accept : [])
          .filter(isTexts)
          .map((one) => one.join('／'))}
        onLines={(lines) => change('accept', lines.map(blanksOf))}
      />
      <LinesField
        label={t('samples.reject')}
        hint={t('samples.rejectHint')}
        lines={piecesIn(samples, 'reject').map(
          (one) => `${textsIn(one, 'answer').join('／')} = ${pointsShown(one.points) || '0'}`,
        )}
        onLines={(lines) =>
          change(
            'reject',
            lines.map((line) => {
              const [, said = line, points = '0'] = /^(.*?)\s*[=＝]\s*([\d.]+)$/.exec(line) ?? []
              return { answer: blanksOf(said), points: pointsTyped(points) ?? 0 }
            }),
          )
        }
      />
    </fieldset>
  )
}
