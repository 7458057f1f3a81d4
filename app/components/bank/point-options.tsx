import type { LeafNames } from '../../domain/knowledge/schema.ts'

/** The knowledge points as options of a select, under their leaves. */
export function PointOptions({ leaves }: { leaves: LeafNames }) {
  return (
    <>
      {leaves.map((leaf) => (
        <optgroup key={leaf.id} label={leaf.name}>
          {leaf.points.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </optgroup>
      ))}
    </>
  )
}

/** The name of a point; its id where the tree has none. */
export const pointName = (leaves: LeafNames, point: string): string =>
  leaves.flatMap(({ points }) => points).find(({ id }) => id === point)?.name ?? point
