import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field, Select, TextArea, TextInput } from '../ui/field.tsx'
import type { Path } from './document.ts'
import { asText, fromText } from './field-text.ts'
import type { FieldSpec } from './form-spec.ts'
import type { FormEditing } from './form-view.tsx'
import { Picked } from './picked.tsx'
import { useNames } from './use-names.ts'

type Props = { field: FieldSpec; path: Path; form: FormEditing; label?: string }

const HINTED: readonly string[] = ['lines', 'words', 'pairs', 'rows']
/** Fields in which acts are written by their codes: what they mean stands below. */
const OF_ACTS: readonly string[] = ['acts', 'resolves']

/** One field of the document, with what is wrong with it. */
export function FormField({ field, path, form, label }: Props) {
  const { t } = useTranslation('scenarios')
  const named = useNames()
  const value = form.valueAt(path)
  const name = label ?? t(`form.field.${field.name}`)
  const faults = form.faultsAt(path)
  const error = faults.length > 0 ? faults.map(({ message }) => named(message)).join('；') : undefined
  const reading = OF_ACTS.includes(field.name) ? named(asText(field.kind, value)).replaceAll('\n', '；') : ''
  const hint = HINTED.includes(field.kind) ? t(`form.hint.${field.kind}`) : ''
  const told = [hint, reading].filter((part) => part !== '').join(' · ')
  if (field.kind === 'some')
    return <Some name={name} of={field.of} value={value} set={(some) => form.set(path, some)} />
  if (field.kind === 'picked')
    return (
      <Picked
        name={name}
        from={field.from}
        leaves={form.leaves}
        error={error}
        value={value}
        set={(picked) => form.set(path, picked)}
      />
    )
  return (
    <Field label={name} {...(error === undefined ? {} : { error })} {...(told === '' ? {} : { hint: told })}>
      {field.kind === 'choice' ? (
        <Select
          small
          value={String(value ?? '')}
          onChange={({ target }) => form.set(path, target.value === '' ? undefined : target.value)}
        >
          {(field.optional || value === undefined) && <option value="">{t('form.unset')}</option>}
          {field.of.map((option) => (
            <option key={option} value={option}>
              {t(`form.option.${option}`, option)}
            </option>
          ))}
        </Select>
      ) : field.kind === 'flag' ? (
        <Select
          small
          value={value === true ? 'yes' : 'no'}
          onChange={({ target }) => form.set(path, target.value === 'yes' ? true : undefined)}
        >
          <option value="no">{t('form.no')}</option>
          <option value="yes">{t('form.yes')}</option>
        </Select>
      ) : (
        <Typed kind={field.kind} value={value} set={(typed) => form.set(path, typed)} />
      )}
    </Field>
  )
}

type TypedProps = {
  kind: FieldSpec['kind']
  value: unknown
  set: (value: unknown) => void
}

/** What is typed stays as it is typed, as long as it means what stands in the document: an empty last line is no member. */
function Typed({ kind, value, set }: TypedProps) {
  const standing = asText(kind, value)
  const [typed, setTyped] = useState(standing)
  const means = asText(kind, fromText(kind, typed))
  const shown = means === standing ? typed : standing
  const onChange = ({ target }: { target: { value: string } }) => {
    setTyped(target.value)
    set(fromText(kind, target.value))
  }
  if (kind === 'text' || kind === 'number' || kind === 'words')
    return (
      <TextInput small inputMode={kind === 'number' ? 'numeric' : 'text'} value={shown} onChange={onChange} />
    )
  return <TextArea rows={kind === 'long' ? 2 : 4} value={shown} onChange={onChange} />
}

type SomeProps = {
  name: string
  of: readonly string[]
  value: unknown
  set: (value: unknown) => void
}

/** Any of a few. */
function Some({ name, of, value, set }: SomeProps) {
  const { t } = useTranslation('scenarios')
  const chosen = Array.isArray(value) ? value.map(String) : []
  return (
    <fieldset className="field some">
      <legend>{name}</legend>
      <span>
        {of.map((option) => (
          <label key={option} className="pick">
            <input
              type="checkbox"
              checked={chosen.includes(option)}
              onChange={({ target }) =>
                set(of.filter((one) => (one === option ? target.checked : chosen.includes(one))))
              }
            />
            {t(`form.option.${option}`, option)}
          </label>
        ))}
      </span>
    </fieldset>
  )
}
