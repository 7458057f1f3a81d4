import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportData } from '../../routes/bank_.import.$importId/route.tsx'
import { Field, Select } from '../ui/field.tsx'

/** A knowledge point for each name the tree does not have; one choice can be given to all that are still open. */
export function MappingFields({ unmapped, points }: Pick<ImportData, 'unmapped' | 'points'>) {
  const { t } = useTranslation('exchange')
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({})
  if (unmapped.length === 0) return null
  const options = (
    <>
      <option value="">{t('mapping.choose')}</option>
      {points.map(({ id, name, level }) => (
        <option key={id} value={id}>
          {`${t(`shell:level.${level}`)} · ${name}`}
        </option>
      ))}
    </>
  )
  return (
    <fieldset className="mapping">
      <legend>{t('mapping.title', { count: unmapped.length })}</legend>
      <p className="note">{t('mapping.note')}</p>
      {unmapped.length > 1 && (
        <Field label={t('mapping.all')}>
          <Select
            value=""
            onChange={({ target }) =>
              setChosen((before) =>
                Object.fromEntries(unmapped.map((name) => [name, before[name] || target.value])),
              )
            }
          >
            {options}
          </Select>
        </Field>
      )}
      {unmapped.map((name) => (
        <Field key={name} label={name || t('mapping.unnamed')}>
          <Select
            name={`point:${name}`}
            required
            value={chosen[name] ?? ''}
            onChange={({ target }) => setChosen((before) => ({ ...before, [name]: target.value }))}
          >
            {options}
          </Select>
        </Field>
      ))}
    </fieldset>
  )
}
