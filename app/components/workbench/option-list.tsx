import { useTranslation } from 'react-i18next'
import { letterAt } from '../question/option-order.ts'
import { Button } from '../ui/button.tsx'
import { Select, TextInput } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { type PieceProps, piecesIn, textIn, textsIn, withField, withMember } from './entry.ts'

const IDS = [...'abcdefghij']
const POLICIES = ['allOrNothing', 'correctMinusWrong', 'noWrong'] as const

/** The options of a choice, each with its tick for the key. Their ids stay theirs, whichever go and come. */
export function OptionList({ piece, set, name }: PieceProps & { name: string }) {
  const { t } = useTranslation('workbench')
  const options = piecesIn(piece, 'options')
  const several = piece.kind === 'multiple'
  const right = several ? textsIn(piece, 'key') : [textIn(piece, 'key')]
  const free = IDS.find((id) => !options.some((option) => option.id === id))
  const choose = (id: string) => {
    if (!several) return set('key', id)
    set('key', right.includes(id) ? right.filter((one) => one !== id) : [...right, id].sort())
  }
  return (
    <fieldset className="write-options">
      <legend>{t(several ? 'options.several' : 'options.one')}</legend>
      {options.map((option, at) => {
        const id = textIn(option, 'id')
        return (
          <div key={id} className="write-option">
            <label className="pick" title={t('options.right', { letter: letterAt(at) })}>
              <input
                type={several ? 'checkbox' : 'radio'}
                name={`${name}-key`}
                checked={right.includes(id)}
                onChange={() => choose(id)}
                aria-label={t('options.right', { letter: letterAt(at) })}
              />
              {letterAt(at)}
            </label>
            <TextInput
              value={textIn(option, 'text')}
              aria-label={t('options.text', { letter: letterAt(at) })}
              onChange={({ target }) =>
                set('options', withMember(options, at, { ...option, text: target.value }))
              }
            />
            <label className="pick note">
              <input
                type="checkbox"
                checked={option.pinned === true}
                onChange={({ target }) =>
                  set(
                    'options',
                    withMember(options, at, withField(option, 'pinned', target.checked || undefined)),
                  )
                }
              />
              {t('options.pinned')}
            </label>
            <Button
              kind="bare"
              small
              icon
              aria-label={t('options.remove', { letter: letterAt(at) })}
              disabled={options.length <= 2}
              onClick={() => set('options', withMember(options, at, undefined))}
            >
              <Icon name="cross" />
            </Button>
          </div>
        )
      })}
      <p className="acts">
        {free && (
          <Button small onClick={() => set('options', [...options, { id: free, text: '' }])}>
            <Icon name="plus" /> {t('options.add')}
          </Button>
        )}
        {several && (
          <Select
            small
            className="auto"
            aria-label={t('options.policy')}
            value={textIn(piece, 'creditPolicy') || 'allOrNothing'}
            onChange={({ target }) => set('creditPolicy', target.value)}
          >
            {POLICIES.map((policy) => (
              <option key={policy} value={policy}>
                {t(`policy.${policy}`)}
              </option>
            ))}
          </Select>
        )}
      </p>
    </fieldset>
  )
}
