import { Form, useSearchParams } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/field.tsx'

type Props = {
  units: readonly { readonly id: string; readonly name: string }[]
  unitId: string | null
}

/** Looks at one of the manager's units; the rest of the address is kept. */
export function UnitFilter({ units, unitId }: Props) {
  const { t } = useTranslation('team')
  const [search] = useSearchParams()
  if (units.length < 2) return null
  return (
    <Form method="get" className="acts">
      <label className="sr" htmlFor="unit">
        {t('filter.unit')}
      </label>
      <Select small id="unit" name="unit" className="auto" defaultValue={unitId ?? ''} key={unitId}>
        <option value="">{t('filter.all')}</option>
        {units.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      {[...search].map(([name, value]) =>
        name === 'unit' ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      <Button small type="submit">
        {t('filter.apply')}
      </Button>
    </Form>
  )
}
