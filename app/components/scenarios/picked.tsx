import { useTranslation } from 'react-i18next'
import { RED_LINES } from '../../domain/certification/red-line.ts'
import type { LeafNames } from '../../domain/knowledge/schema.ts'
import { ACT_GROUPS } from '../talk/act-groups.ts'
import { Button } from '../ui/button.tsx'
import { Field, Select } from '../ui/field.tsx'
import type { PickedFrom } from './form-spec.ts'

type Props = {
  name: string
  from: PickedFrom
  leaves: LeafNames
  error: string | undefined
  value: unknown
  set: (value: unknown) => void
}

/** A list whose members are picked by name. One that is not among the choices stands by its code until it is taken away. */
export function Picked({ name, from, leaves, error, value, set }: Props) {
  const { t } = useTranslation('scenarios')
  const chosen = Array.isArray(value) ? value.map(String) : []
  const groups = useGroups(from, leaves)
  const labels = new Map(
    groups.flatMap(({ choices }) => choices.map(({ id, label }) => [id, label] as const)),
  )
  const labelOf = (id: string) => labels.get(id) ?? id
  const without = (id: string) => chosen.filter((one) => one !== id)
  return (
    <div className="picked">
      <Field label={name} {...(error === undefined ? {} : { error })}>
        <Select small value="" onChange={({ target }) => target.value && set([...chosen, target.value])}>
          <option value="">{t('form.pick')}</option>
          {groups.map(({ id, label, choices }) => (
            <optgroup key={id} label={label}>
              {choices.map((choice) => (
                <option key={choice.id} value={choice.id} disabled={chosen.includes(choice.id)}>
                  {choice.label}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
      </Field>
      <ul className="plain">
        {chosen.map((id) => (
          <li key={id}>
            {labelOf(id)}{' '}
            <Button
              kind="bare"
              small
              aria-label={`${t('form.remove')} ${labelOf(id)}`}
              onClick={() => set(without(id).length > 0 ? without(id) : undefined)}
            >
              {t('form.remove')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}

type Group = Readonly<{
  id: string
  label: string
  choices: readonly Readonly<{ id: string; label: string }>[]
}>

function useGroups(from: PickedFrom, leaves: LeafNames): readonly Group[] {
  const { t } = useTranslation('scenarios')
  if (from === 'points')
    return leaves.map(({ id, name, points }) => ({
      id,
      label: name,
      choices: points.map((point) => ({ id: point.id, label: point.name })),
    }))
  if (from === 'redLines')
    return [
      {
        id: from,
        label: t('form.field.redLines'),
        choices: RED_LINES.map((id) => ({ id, label: t(`report:red.${id}.name`) })),
      },
    ]
  return Object.entries(ACT_GROUPS).map(([id, acts]) => ({
    id,
    label: t(`talk:group.${id}`),
    choices: acts.map((act) => ({ id: act, label: t(`talk:act.${act}`) })),
  }))
}
