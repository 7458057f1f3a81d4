import { useTranslation } from 'react-i18next'
import { useFormats } from '../../lib/i18n/format.ts'
import { Meter } from '../ui/meter.tsx'
import { Table } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'

export type ModuleLine = Readonly<{
  id: string
  title: string
  read: number
  sections: number
  classHours: number
  state: 'done' | 'begun' | 'not'
  updatedAt: number | null
}>

const TONE = { done: 'good', begun: 'info', not: 'line' } as const

/** How far a person is in each module of a level. */
export function ModuleTable({ modules }: { modules: readonly ModuleLine[] }) {
  const { t } = useTranslation('team')
  const { date } = useFormats()
  return (
    <Table caption={t('person.modules.caption')} className="nodes modules">
      <thead>
        <tr>
          <th scope="col">{t('person.modules.name')}</th>
          <th scope="col" className="barcell">
            {t('person.modules.read')}
          </th>
          <th scope="col" className="num hide-s">
            {t('person.modules.hours')}
          </th>
          <th scope="col">{t('person.modules.state')}</th>
          <th scope="col" className="hide-s">
            {t('person.modules.last')}
          </th>
        </tr>
      </thead>
      <tbody>
        {modules.map(({ id, title, read, sections, classHours, state, updatedAt }) => (
          <tr key={id}>
            <th scope="row">{title}</th>
            <td className="barcell">
              <Meter
                value={read}
                of={sections}
                label={t('person.modules.meter', { title, read, of: sections })}
              />
            </td>
            <td className="num hide-s">{classHours}</td>
            <td>
              <Tag tone={TONE[state]} {...(state === 'done' && { icon: 'check' as const })}>
                {t(`person.modules.${state}`)}
              </Tag>
            </td>
            <td className="nowrap hide-s">{updatedAt === null ? '' : date(updatedAt)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
