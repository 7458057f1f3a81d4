import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Field, TextInput } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import {
  type Piece,
  type PieceProps,
  pieceIn,
  piecesIn,
  pointsShown,
  pointsTyped,
  textIn,
  withField,
  withMember,
} from './entry.ts'

const MOST_CRITERIA = 8
const MOST_LEVELS = 9

/** How long an answer should be, and what people mark it by. */
export function RubricFields({ piece, set }: PieceProps) {
  const { t } = useTranslation('workbench')
  const rubric = piecesIn(piece, 'rubric')
  const words = pieceIn(piece, 'words')
  const number = (name: string) => (
    <Field label={t(`words.${name}`)}>
      <TextInput
        type="number"
        min={1}
        value={textIn(words, name)}
        onChange={({ target }) =>
          set('words', withField(words, name, target.value ? Math.trunc(Number(target.value)) : undefined))
        }
      />
    </Field>
  )
  const change = (at: number, criterion: Piece | undefined) =>
    set('rubric', withMember(rubric, at, criterion))
  const ids = rubric.map((criterion) => textIn(criterion, 'id'))
  const fresh = Array.from({ length: MOST_CRITERIA }, (_, n) => `criterion-${n + 1}`).find(
    (id) => !ids.includes(id),
  )
  return (
    <fieldset className="stack">
      <legend>{t('rubric.legend')}</legend>
      <div className="pair tight">
        {number('min')}
        {number('max')}
      </div>
      {rubric.map((criterion, at) => (
        <div key={textIn(criterion, 'id')} className="write-part stack-s">
          <p className="acts">
            <TextInput
              small
              aria-label={t('rubric.name', { n: at + 1 })}
              placeholder={t('rubric.name', { n: at + 1 })}
              value={textIn(criterion, 'name')}
              onChange={({ target }) => change(at, { ...criterion, name: target.value })}
            />
            <Button kind="bare" small disabled={rubric.length === 1} onClick={() => change(at, undefined)}>
              {t('rubric.remove')}
            </Button>
          </p>
          <Levels piece={criterion} set={(name, value) => change(at, withField(criterion, name, value))} />
        </div>
      ))}
      {fresh && (
        <p className="acts">
          <Button
            small
            onClick={() =>
              set('rubric', [
                ...rubric,
                {
                  id: fresh,
                  name: '',
                  levels: [
                    { points: 0, anchor: '' },
                    { points: 200, anchor: '' },
                  ],
                },
              ])
            }
          >
            <Icon name="plus" /> {t('rubric.add')}
          </Button>
        </p>
      )}
    </fieldset>
  )
}

/** The levels of one criterion, from nothing upwards, each with the words that say when it is reached. */
function Levels({ piece, set }: PieceProps) {
  const { t } = useTranslation('workbench')
  const levels = piecesIn(piece, 'levels')
  const change = (at: number, level: Piece | undefined) => set('levels', withMember(levels, at, level))
  return (
    <>
      {levels.map((level, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: levels climb in their places
        <div key={at} className="write-level">
          <TextInput
            small
            type="number"
            min={0}
            step={0.5}
            aria-label={t('rubric.points', { n: at + 1 })}
            value={pointsShown(level.points)}
            onChange={({ target }) => change(at, withField(level, 'points', pointsTyped(target.value)))}
          />
          <TextInput
            small
            aria-label={t('rubric.anchor', { n: at + 1 })}
            placeholder={t('rubric.anchor', { n: at + 1 })}
            value={textIn(level, 'anchor')}
            onChange={({ target }) => change(at, { ...level, anchor: target.value })}
          />
          <Button
            kind="bare"
            small
            icon
            aria-label={t('rubric.removeLevel', { n: at + 1 })}
            disabled={levels.length <= 2}
            onClick={() => change(at, undefined)}
          >
            <Icon name="cross" />
          </Button>
        </div>
      ))}
      {levels.length < MOST_LEVELS && (
        <Button
          kind="bare"
          small
          onClick={() => {
            const last = levels.at(-1)?.points
            set('levels', [...levels, { points: (typeof last === 'number' ? last : 0) + 100, anchor: '' }])
          }}
        >
          {t('rubric.addLevel')}
        </Button>
      )}
    </>
  )
}
