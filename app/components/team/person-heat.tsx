import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Scroll, Table } from '../ui/table.tsx'

type PersonHeatProps = {
  /** `count` heads the second column: what a row rests on. */
  words: Readonly<Record<'scroll' | 'caption' | 'name' | 'count' | 'all', string>>
  className: string
  /** `all`: the team's own percentage, where it has one. */
  columns: readonly { readonly id: string; readonly head: ReactNode; readonly all: number | null }[]
  rows: readonly { readonly personId: string; readonly count: number; readonly cells: readonly ReactNode[] }[]
  people: readonly { readonly id: string; readonly login: string; readonly name: string }[]
  note: string
}

/** People by what they are measured in, each cell drawn by whoever knows its meaning, the team's line below. */
export function PersonHeat({ words, className, columns, rows, people, note }: PersonHeatProps) {
  const of = new Map(people.map((person) => [person.id, person]))
  return (
    <>
      <Scroll label={words.scroll}>
        <Table caption={words.caption} className={className}>
          <thead>
            <tr>
              <th scope="col">{words.name}</th>
              <th scope="col" className="fact num">
                {words.count}
              </th>
              {columns.map(({ id, head }) => (
                <th key={id} scope="col" className="leaf">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ personId, count, cells }) => (
              <tr key={personId}>
                <th scope="row">
                  <Link to={`/team/${personId}`}>{of.get(personId)?.name}</Link>{' '}
                  <span className="muted hide-s">{of.get(personId)?.login}</span>
                </th>
                <td className="fact num">{count}</td>
                {cells}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{words.all}</th>
              <td />
              {columns.map(({ id, all }) => (
                <td key={id}>{all ?? ''}</td>
              ))}
            </tr>
          </tfoot>
        </Table>
      </Scroll>
      <p className="legend">
        <span className="note">{note}</span>
      </p>
    </>
  )
}
