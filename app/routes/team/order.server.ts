import type { TeamRow } from '../../db/reads/team.server.ts'

/** What a column sorts by; undefined stands last in either direction. */
function keyOf(row: TeamRow, by: string, leafIds: readonly string[]): string | number | undefined {
  switch (by) {
    case 'login':
      return row.login
    case 'name':
      return row.name
    case 'unit':
      return row.unitName
    case 'modules':
      return row.modulesDone
    case 'hours':
      return row.hours
    case 'exam':
      return 'points' in row.exam ? row.exam.points : undefined
    case 'active':
      return row.lastActive ?? undefined
    default: {
      const cell = row.cells[leafIds.indexOf(by)]
      return cell?.kind === 'share' ? cell.percent : undefined
    }
  }
}

export type Sorting = Readonly<{ by: string; down: boolean }>

/** Reads `hours` or `-hours` (from the highest). */
export function sortingOf(text: string | null): Sorting {
  const by = text || 'login'
  return by.startsWith('-') ? { by: by.slice(1), down: true } : { by, down: false }
}

/** The rows in the order a column asks for; equals by staff number, those without a value at the end. */
export function inOrder(
  rows: readonly TeamRow[],
  leafIds: readonly string[],
  { by, down }: Sorting,
): TeamRow[] {
  const chinese = new Intl.Collator('zh-CN')
  const compare = (a: string | number, b: string | number) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : chinese.compare(String(a), String(b))
  return [...rows].sort((a, b) => {
    const [x, y] = [keyOf(a, by, leafIds), keyOf(b, by, leafIds)]
    if (x === undefined || y === undefined) {
      if (x !== y) return x === undefined ? 1 : -1
    } else {
      const difference = down ? compare(y, x) : compare(x, y)
      if (difference !== 0) return difference
    }
    return a.login < b.login ? -1 : 1
  })
}
