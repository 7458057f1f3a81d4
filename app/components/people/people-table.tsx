import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Table } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'

type PeopleTableProps = {
  people: readonly {
    readonly id: string
    readonly login: string
    readonly name: string
    readonly unitName: string
    readonly roles: readonly string[]
    readonly closed: boolean
  }[]
  selected?: string
  addressOf: (personId: string) => string
}

export function PeopleTable({ people, selected, addressOf }: PeopleTableProps) {
  const { t } = useTranslation('people')
  return (
    <Table caption={t('table.caption')}>
      <thead>
        <tr>
          <th scope="col">{t('table.login')}</th>
          <th scope="col">{t('table.name')}</th>
          <th scope="col" className="hide-s">
            {t('table.unit')}
          </th>
          <th scope="col">{t('table.roles')}</th>
          <th scope="col">{t('table.state')}</th>
        </tr>
      </thead>
      <tbody>
        {people.map(({ id, login, name, unitName, roles, closed }) => (
          <tr key={id} className={id === selected ? 'on' : undefined}>
            <th scope="row">
              <Link
                className="staff"
                to={addressOf(id)}
                preventScrollReset
                aria-label={t('table.pick', { login, name })}
                aria-current={id === selected ? 'true' : undefined}
              >
                {login}
              </Link>
            </th>
            <td>{name}</td>
            <td className="hide-s">{unitName}</td>
            <td>{roles.map((role) => t(`shell:role.${role}`)).join('、')}</td>
            <td>
              {closed ? (
                <Tag tone="warn">{t('table.closed')}</Tag>
              ) : (
                <span className="muted">{t('table.open')}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
