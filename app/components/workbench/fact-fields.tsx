import { useTranslation } from 'react-i18next'
import type { WorkData } from '../../routes/bank_.$itemId.edit/route.tsx'
import { PointOptions, pointName } from '../bank/point-options.tsx'
import { Field, Select, TextArea, TextInput } from '../ui/field.tsx'
import { PickList } from '../ui/pick-list.tsx'
import { type PieceProps, pieceIn, textIn, textsIn, withField } from './entry.ts'

const GRADES = ['easy', 'medium', 'hard'] as const
const LEVELS = ['l4', 'l3', 'l2', 'l1'] as const
const ANSWERS = ['printed', 'inline', 'team'] as const
const SOURCES = ['seed', 'team', 'public'] as const

/** Everything an author says of an item beside what it asks. */
export function FactFields({ piece, set, data }: PieceProps & { data: WorkData }) {
  const { t } = useTranslation('workbench')
  const { leaves, sections, groups } = data
  const isLaw = textIn(piece, 'knowledgePoint').startsWith('law.')
  const others = textsIn(piece, 'otherKnowledgePoints')
  const text = (name: string, label: string, hint?: string) => (
    <Field label={label} hint={hint}>
      <TextInput
        value={textIn(piece, name)}
        onChange={({ target }) => set(name, target.value.trim() === '' ? undefined : target.value)}
      />
    </Field>
  )
  return (
    <>
      <Field label={t('field.rationale')} hint={t('field.rationaleHint')}>
        <TextArea
          rows={3}
          value={textIn(piece, 'rationale')}
          onChange={({ target }) => set('rationale', target.value)}
        />
      </Field>
      <fieldset className="grades">
        <legend>{t('bank:facet.difficulty')}</legend>
        {GRADES.map((grade) => (
          <label key={grade} className="pick">
            <input
              type="radio"
              name="difficulty"
              checked={piece.difficulty === grade}
              onChange={() => set('difficulty', grade)}
            />
            <span>
              <b>{t(`bank:difficulty.${grade}`)}</b> <span className="note">{t(`difficulty.${grade}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <div className="pair tight">
        <Field label={t('newItem.point')}>
          <Select
            value={textIn(piece, 'knowledgePoint')}
            onChange={({ target }) => set('knowledgePoint', target.value)}
          >
            <PointOptions leaves={leaves} />
          </Select>
        </Field>
        <Field label={t('field.section')}>
          <Select
            value={textIn(piece, 'section')}
            onChange={({ target }) => set('section', target.value || undefined)}
          >
            <option value="">{t('field.noSection')}</option>
            {sections.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <PickList
        label={t('field.otherPoints')}
        words={{ add: t('field.addPoint'), remove: t('field.removePoint') }}
        chosen={others}
        nameOf={(point) => pointName(leaves, point)}
        onChange={(points) => set('otherKnowledgePoints', points.length > 0 ? points : undefined)}
      >
        <PointOptions leaves={leaves} />
      </PickList>
      <Enemies piece={piece} set={set} groups={groups} />
      <Usable piece={piece} set={set} levels={data.levels} />
      <SourceFields piece={piece} set={set} />
      <div className="pair tight">
        <Field label={t('bank:fact.answer')}>
          <Select
            value={textIn(piece, 'answerStatus')}
            onChange={({ target }) => set('answerStatus', target.value)}
          >
            {ANSWERS.map((status) => (
              <option key={status} value={status}>
                {t(`bank:answerStatus.${status}`)}
              </option>
            ))}
          </Select>
        </Field>
        {text('asOf', t('field.asOf'), t('field.asOfHint'))}
      </div>
      {isLaw && (
        <div className="pair tight">
          {text('effectiveDate', t('field.effective'))}
          {text('verifiedAt', t('field.verified'))}
        </div>
      )}
    </>
  )
}

/** Groups of items that never stand in one form. */
function Enemies({ piece, set, groups }: PieceProps & Pick<WorkData, 'groups'>) {
  const { t } = useTranslation('workbench')
  return (
    <Field label={t('field.enemies')} hint={t('field.enemiesHint')}>
      <TextInput
        list="enemy-groups"
        defaultValue={textsIn(piece, 'enemyGroups').join('、')}
        onChange={({ target }) => {
          const named = target.value.split(/[、,，\s]+/).filter(Boolean)
          set('enemyGroups', named.length > 0 ? [...new Set(named)] : undefined)
        }}
      />
      <datalist id="enemy-groups">
        {groups.map((group) => (
          <option key={group} value={group} />
        ))}
      </datalist>
    </Field>
  )
}

/** Which exams may draw it. @param levels what holds while nothing is ticked: those of its module */
function Usable({ piece, set, levels }: PieceProps & { levels: readonly string[] }) {
  const { t } = useTranslation('workbench')
  const chosen = textsIn(piece, 'levels')
  const standing = chosen.length > 0 ? chosen : levels
  return (
    <fieldset className="acts">
      <legend>{t('bank:fact.levels')}</legend>
      {LEVELS.map((level) => (
        <label key={level} className="pick">
          <input
            type="checkbox"
            checked={standing.includes(level)}
            onChange={({ target }) => {
              const next = LEVELS.filter((one) => (one === level ? target.checked : standing.includes(one)))
              if (next.length > 0) set('levels', next)
            }}
          />
          {t(`shell:level.${level}`)}
        </label>
      ))}
      <label className="pick">
        <input
          type="checkbox"
          checked={piece.reserved === true}
          onChange={({ target }) => set('reserved', target.checked || undefined)}
        />
        {t('bank:reserved')}
      </label>
    </fieldset>
  )
}

function SourceFields({ piece, set }: PieceProps) {
  const { t } = useTranslation('workbench')
  const source = pieceIn(piece, 'source')
  const change = (name: string, value: string) =>
    set('source', withField(source, name, value === '' ? undefined : value))
  return (
    <>
      <div className="pair tight">
        <Field label={t('field.document')} hint={t('field.documentHint')}>
          <TextInput
            value={textIn(source, 'document')}
            onChange={({ target }) => change('document', target.value.trim())}
          />
        </Field>
        <Field label={t('field.ref')}>
          <TextInput value={textIn(source, 'ref')} onChange={({ target }) => change('ref', target.value)} />
        </Field>
      </div>
      <div className="pair tight">
        <Field label={t('field.sourceKind')}>
          <Select value={textIn(source, 'kind')} onChange={({ target }) => change('kind', target.value)}>
            {SOURCES.map((kind) => (
              <option key={kind} value={kind}>
                {t(`bank:origin.${kind}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('field.url')}>
          <TextInput
            type="url"
            value={textIn(source, 'url')}
            onChange={({ target }) => change('url', target.value.trim())}
          />
        </Field>
      </div>
    </>
  )
}
