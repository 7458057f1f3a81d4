import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Field, Select, TextInput } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import {
  type Piece,
  type PieceProps,
  piecesIn,
  textIn,
  textsIn,
  type Value,
  withField,
  withMember,
} from './entry.ts'
import { LinesField } from './lines-field.tsx'

const KINDS = ['text', 'number', 'list'] as const
const FRESH: Record<string, Piece> = {
  text: { kind: 'text', accepted: [] },
  number: { kind: 'number', value: '' },
  list: { kind: 'list', elements: [] },
}
const isList = (value: Value): value is Value[] => Array.isArray(value)
const groupText = (groups: readonly Value[]): string =>
  groups
    .filter(isList)
    .map((group) => group.map((at) => Number(at) + 1).join('、'))
    .join('；')
/** “1、2；3、4” as groups of blanks counted from 0. */
const groupsTyped = (text: string): number[][] =>
  text
    .split(/[；;]/)
    .map((group) => (group.match(/\d+/g) ?? []).map((n) => Number(n) - 1))
    .filter((group) => group.length >= 2)

/** The blanks of a fill-in, in the order they stand in the stem. */
export function BlankList({ piece, set }: PieceProps) {
  const { t } = useTranslation('workbench')
  const blanks = piecesIn(piece, 'blanks')
  const change = (at: number, blank: Piece | undefined) => set('blanks', withMember(blanks, at, blank))
  return (
    <fieldset className="write-blanks stack">
      <legend>{t('blanks.legend')}</legend>
      {blanks.map((blank, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a blank is what its place in the stem makes it
        <div key={`${at}-${textIn(blank, 'kind')}`} className="write-part stack-s">
          <p className="acts">
            <b>{t('question:blank', { n: at + 1 })}</b>
            <Select
              small
              className="auto"
              aria-label={t('blanks.kind', { n: at + 1 })}
              value={textIn(blank, 'kind')}
              onChange={({ target }) => change(at, FRESH[target.value])}
            >
              {KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`blanks.${kind}`)}
                </option>
              ))}
            </Select>
            <Button
              kind="bare"
              small
              icon
              aria-label={t('blanks.remove', { n: at + 1 })}
              disabled={blanks.length === 1}
              onClick={() => change(at, undefined)}
            >
              <Icon name="cross" />
            </Button>
          </p>
          <BlankFields piece={blank} set={(name, value) => change(at, withField(blank, name, value))} />
        </div>
      ))}
      <p className="acts">
        <Button
          small
          disabled={blanks.length >= 10}
          onClick={() => {
            set('blanks', [...blanks, { kind: 'text', accepted: [] }])
          }}
        >
          <Icon name="plus" /> {t('blanks.add')}
        </Button>
      </p>
      {blanks.length > 1 && (
        <Field label={t('blanks.anyOrder')} hint={t('blanks.anyOrderHint')}>
          <TextInput
            defaultValue={groupText(Array.isArray(piece.anyOrder) ? piece.anyOrder : [])}
            onChange={({ target }) => {
              const groups = groupsTyped(target.value)
              set('anyOrder', groups.length > 0 ? groups : undefined)
            }}
          />
        </Field>
      )}
    </fieldset>
  )
}

function BlankFields({ piece, set }: PieceProps) {
  const { t } = useTranslation('workbench')
  const check = (name: string, label: string, on: Value, off: Value | undefined) => (
    <label className="pick">
      <input
        type="checkbox"
        checked={piece[name] === on}
        onChange={({ target }) => set(name, target.checked ? on : off)}
      />
      {label}
    </label>
  )
  if (piece.kind === 'number')
    return (
      <>
        <div className="pair tight">
          <Field label={t('blanks.value')}>
            <TextInput
              inputMode="decimal"
              value={textIn(piece, 'value')}
              onChange={({ target }) => set('value', target.value.trim())}
            />
          </Field>
          <Field label={t('blanks.unit')}>
            <TextInput
              value={textIn(piece, 'unit')}
              onChange={({ target }) => set('unit', target.value.trim() || undefined)}
            />
          </Field>
        </div>
        <p className="acts">
          {check('unitRule', t('blanks.unitRequired'), 'required', undefined)}
          {check('convert', t('blanks.convert'), true, undefined)}
        </p>
      </>
    )
  if (piece.kind === 'list')
    return (
      <>
        <LinesField
          label={t('blanks.elements')}
          hint={t('blanks.elementsHint')}
          lines={(Array.isArray(piece.elements) ? piece.elements : [])
            .filter(isList)
            .map((ways) => ways.join('／'))}
          onLines={(lines) =>
            set(
              'elements',
              lines.map((line) =>
                line
                  .split(/[／/]/)
                  .map((way) => way.trim())
                  .filter(Boolean),
              ),
            )
          }
        />
        <p className="acts">
          {check('ordered', t('blanks.ordered'), true, undefined)}
          {check('partial', t('blanks.partial'), 'perElement', undefined)}
        </p>
      </>
    )
  return (
    <LinesField
      label={t('blanks.accepted')}
      hint={t('blanks.acceptedHint')}
      lines={textsIn(piece, 'accepted')}
      onLines={(lines) => set('accepted', lines)}
    />
  )
}
