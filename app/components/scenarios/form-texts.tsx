import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RED_LINES } from '../../domain/certification/red-line.ts'
import { REPLY_INTENTS } from '../../domain/role-play/defaults.ts'
import { Button } from '../ui/button.tsx'
import { Field, Select } from '../ui/field.tsx'
import type { Path } from './document.ts'
import { FormField } from './form-field.tsx'
import type { FormEditing } from './form-view.tsx'

/** Behind an intent: its wordings while he is agitated. */
const HOT = '.hot'

type Props = { names: 'intents' | 'redLines'; path: Path; form: FormEditing }

/** Lists by name: wordings by what the customer means, telling words by red line. One is added by its name, and goes when it is emptied. */
export function FormTexts({ names, path, form }: Props) {
  const { t } = useTranslation('scenarios')
  const [wanted, setWanted] = useState('')
  const held = form.valueAt(path)
  const present = typeof held === 'object' && held !== null ? Object.keys(held) : []
  const others = (names === 'intents' ? intentsOf(form) : [...RED_LINES]).filter(
    (name) => !present.includes(name),
  )
  const chosen = others.includes(wanted) ? wanted : (others[0] ?? '')
  const labelOf = (name: string) => {
    if (names === 'redLines') return t(`report:red.${name}.name`)
    const hot = name.endsWith(HOT)
    const [kind = '', target] = (hot ? name.slice(0, -HOT.length) : name).split(':')
    return `${t(`intent.${kind}`, kind)}${target ? ` ${target}` : ''}${hot ? t('intent.hot') : ''}`
  }
  return (
    <>
      {names === 'redLines' && <p className="note">{t('form.hint.redLines')}</p>}
      {present.map((name) => (
        <FormField
          key={name}
          field={{ kind: names === 'redLines' ? 'words' : 'lines', name, path: [name] }}
          path={[...path, name]}
          form={form}
          label={labelOf(name)}
        />
      ))}
      {others.length > 0 && (
        <div className="scenario-add">
          <Field label={t(`form.more.${names}`)}>
            <Select small value={chosen} onChange={({ target }) => setWanted(target.value)}>
              {others.map((name) => (
                <option key={name} value={name}>
                  {labelOf(name)}
                </option>
              ))}
            </Select>
          </Field>
          <Button small onClick={() => form.set([...path, chosen], [''])}>
            {t('form.add')}
          </Button>
        </div>
      )}
    </>
  )
}

/** What a customer of this document may mean: the common reactions, and telling each fact and objection of his. */
function intentsOf(form: FormEditing): string[] {
  const idsOf = (list: string) => {
    const things = form.valueAt([list])
    return (Array.isArray(things) ? things : []).flatMap((thing: unknown) =>
      typeof thing === 'object' && thing !== null && 'id' in thing ? String(thing.id) : [],
    )
  }
  const common = [
    ...REPLY_INTENTS,
    ...idsOf('facts').flatMap((id) => [`fact:${id}`, `volunteer:${id}`]),
    ...idsOf('objections').map((id) => `objection:${id}`),
  ]
  return [...common, ...common.map((intent) => `${intent}${HOT}`)]
}
