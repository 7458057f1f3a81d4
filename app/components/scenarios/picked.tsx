import { useTranslation } from 'react-i18next'
import { RED_LINES } from '../../domain/certification/red-line.ts'
import type { LeafNames } from '../../domain/knowledge/schema.ts'
import { PointOptions, pointName } from '../bank/point-options.tsx'
import { ActOptions } from '../talk/act-options.tsx'
import { PickList } from '../ui/pick-list.tsx'
import type { PickedFrom } from './form-spec.ts'

type Props = {
  name: string
  from: PickedFrom
  leaves: LeafNames
  error: string | undefined
  value: unknown
  set: (value: unknown) => void
}

/** A list of the document whose members are picked by name. One that is not among the choices stands by its code. */
export function Picked({ name, from, leaves, error, value, set }: Props) {
  const { t } = useTranslation('scenarios')
  const nameOf = {
    acts: (id: string) => t(`talk:act.${id}`, id),
    points: (id: string) => pointName(leaves, id),
    redLines: (id: string) => t(`report:red.${id}.name`, id),
  }[from]
  return (
    <PickList
      label={name}
      {...(error === undefined ? {} : { error })}
      small
      words={{ add: t('form.pick'), remove: t('form.remove') }}
      chosen={Array.isArray(value) ? value.map(String) : []}
      nameOf={nameOf}
      onChange={(chosen) => set(chosen.length > 0 ? chosen : undefined)}
    >
      {from === 'acts' && <ActOptions />}
      {from === 'points' && <PointOptions leaves={leaves} />}
      {from === 'redLines' &&
        RED_LINES.map((id) => (
          <option key={id} value={id}>
            {nameOf(id)}
          </option>
        ))}
    </PickList>
  )
}
