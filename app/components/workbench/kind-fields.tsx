import { useTranslation } from 'react-i18next'
import { CLASSES, motivesOf } from '../question/motive-words.ts'
import { Button } from '../ui/button.tsx'
import { Field, Select, TextArea, TextInput } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { BlankList } from './blank-list.tsx'
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
import { OptionList } from './option-list.tsx'
import { RubricFields } from './rubric-fields.tsx'

type KindProps = PieceProps & {
  /** Unique on the page; the controls' names begin with it. */
  name: string
}

/** The stem and whatever the kind of question asks and is marked by. A part of a case study is written the same way. */
export function KindFields({ piece, set, name }: KindProps) {
  const { t } = useTranslation('workbench')
  const long = piece.kind === 'caseStudy' || piece.kind === 'plan'
  return (
    <>
      <Field label={t('field.stem')} hint={piece.kind === 'fillIn' ? t('field.stemBlank') : undefined}>
        <TextArea
          rows={long ? 2 : 3}
          value={textIn(piece, 'stem')}
          onChange={({ target }) => set('stem', target.value)}
        />
      </Field>
      {long && (
        <Field label={t('field.material')} hint={t('field.materialHint')}>
          <TextArea
            rows={8}
            value={textIn(piece, 'material')}
            onChange={({ target }) => set('material', target.value)}
          />
        </Field>
      )}
      <KeyFields piece={piece} set={set} name={name} />
      <Field label={t('field.points')}>
        <TextInput
          className="short"
          type="number"
          min={0}
          step={0.5}
          value={pointsShown(piece.points)}
          placeholder={t('field.pointsUsual')}
          onChange={({ target }) => set('points', pointsTyped(target.value))}
        />
      </Field>
    </>
  )
}

function KeyFields({ piece, set, name }: KindProps) {
  const { t } = useTranslation('workbench')
  switch (piece.kind) {
    case 'single':
    case 'multiple':
      return <OptionList piece={piece} set={set} name={name} />
    case 'trueFalse':
      return (
        <fieldset className="acts">
          <legend>{t('field.key')}</legend>
          {[true, false].map((value) => (
            <label key={String(value)} className="pick">
              <input
                type="radio"
                name={`${name}-key`}
                checked={piece.key === value}
                onChange={() => set('key', value)}
              />
              {t(`question:${value}`)}
            </label>
          ))}
        </fieldset>
      )
    case 'fillIn':
      return <BlankList piece={piece} set={set} />
    case 'classification':
      return <ClassFields piece={piece} set={set} />
    case 'caseStudy':
      return <PartList piece={piece} set={set} name={name} />
    case 'written':
      return <RubricFields piece={piece} set={set} />
    case 'plan':
      return (
        <>
          <RubricFields piece={piece} set={set} />
          <Field label={t('field.modelAnswer')}>
            <TextArea
              rows={6}
              value={textIn(piece, 'modelAnswer')}
              onChange={({ target }) => set('modelAnswer', target.value)}
            />
          </Field>
        </>
      )
    default:
      return null
  }
}

/** Class and motives of a customer's words. */
function ClassFields({ piece, set }: PieceProps) {
  const { t } = useTranslation('workbench')
  const key = pieceIn(piece, 'key')
  const of = CLASSES.find((one) => one === key.class)
  const field = (name: string, choices: readonly { value: string; label: string }[], label: string) => (
    <Field label={label}>
      <Select
        value={textIn(key, name)}
        onChange={({ target }) => set('key', withField(key, name, target.value || undefined))}
      >
        <option value="">{t('newItem.choose')}</option>
        {choices.map(({ value, label: said }) => (
          <option key={value} value={value}>
            {said}
          </option>
        ))}
      </Select>
    </Field>
  )
  const motives = (within: typeof of) =>
    motivesOf(within).map((motive) => ({
      value: motive,
      label: `${motive} ${t(`question:motive.${motive}`)}`,
    }))
  return (
    <div className="pair tight">
      {field(
        'class',
        CLASSES.map((value) => ({ value, label: t(`question:class.${value}`) })),
        t('question:classLegend'),
      )}
      {field('primaryMotive', motives(of), t('question:mainMotiveLegend'))}
      {field('secondaryMotive', motives(undefined), t('field.secondary'))}
    </div>
  )
}

const PART_KINDS = ['single', 'multiple', 'trueFalse', 'fillIn', 'written'] as const
const OPTIONS = [...'abcd'].map((id) => ({ id, text: '' }))
const FRESH: Record<string, Piece> = {
  single: { kind: 'single', stem: '', options: OPTIONS, points: 100 },
  multiple: { kind: 'multiple', stem: '', options: OPTIONS, key: [], points: 200 },
  trueFalse: { kind: 'trueFalse', stem: '', points: 100 },
  fillIn: { kind: 'fillIn', stem: '', blanks: [{ kind: 'text', accepted: [] }] },
  written: {
    kind: 'written',
    stem: '',
    words: { min: 60, max: 200 },
    rubric: [
      {
        id: 'criterion-1',
        name: '',
        levels: [
          { points: 0, anchor: '' },
          { points: 400, anchor: '' },
        ],
      },
    ],
  },
}
const MOST_PARTS = 8

/** The questions of a case study, in their order. */
function PartList({ piece, set, name }: KindProps) {
  const { t } = useTranslation('workbench')
  const parts = piecesIn(piece, 'parts')
  const change = (at: number, part: Piece | undefined) => set('parts', withMember(parts, at, part))
  return (
    <>
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts are known by their places
        <fieldset key={`${at}-${textIn(part, 'kind')}`} className="write-part stack">
          <legend>{t('question:part.number', { n: at + 1 })}</legend>
          <p className="acts">
            <Select
              small
              className="auto"
              aria-label={t('parts.kind', { n: at + 1 })}
              value={textIn(part, 'kind')}
              onChange={({ target }) => change(at, { ...FRESH[target.value], stem: part.stem ?? '' })}
            >
              {PART_KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {kind === 'written' ? t('parts.written') : t(`shell:kind.${kind}`)}
                </option>
              ))}
            </Select>
            <Button kind="bare" small disabled={parts.length <= 2} onClick={() => change(at, undefined)}>
              {t('parts.remove', { n: at + 1 })}
            </Button>
          </p>
          <KindFields
            piece={part}
            set={(field, value) => change(at, withField(part, field, value))}
            name={`${name}-${at}`}
          />
        </fieldset>
      ))}
      {parts.length < MOST_PARTS && (
        <p className="acts">
          <Button small onClick={() => set('parts', [...parts, FRESH.single ?? {}])}>
            <Icon name="plus" /> {t('parts.add')}
          </Button>
        </p>
      )}
    </>
  )
}
