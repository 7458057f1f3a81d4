/**
 * Maximum matching in a bipartite graph by augmenting paths (Kuhn 1955). Each left node gets at most one right node
 * and no right node is given twice; no other choice serves more left nodes.
 * @param edges for each left node the right nodes it may take
 * @returns for each left node the right node it got
 */
export function maximumMatching(edges: readonly (readonly number[])[]): (number | undefined)[] {
  const holder = new Map<number, number>()
  const place = (left: number, tried: Set<number>): boolean => {
    for (const right of edges[left] ?? []) {
      if (tried.has(right)) continue
      tried.add(right)
      const held = holder.get(right)
      if (held === undefined || place(held, tried)) {
        holder.set(right, left)
        return true
      }
    }
    return false
  }
  edges.forEach((_, left) => {
    place(left, new Set())
  })
  const matched: (number | undefined)[] = edges.map(() => undefined)
  for (const [right, left] of holder) matched[left] = right
  return matched
}

type Plan = { readonly sum: bigint; readonly columns: readonly (number | undefined)[] }

/**
 * The assignment of rows to columns with the largest sum; no column is used twice. Among equal sums a row keeps the
 * column of its own number where it can.
 * @param weights rows × columns, at least 0; a 0 is never assigned. Meant for at most ten columns: the work grows with 2ⁿ
 * @returns for each row its column
 */
export function bestAssignment(weights: readonly (readonly bigint[])[]): (number | undefined)[] {
  const solved = new Map<string, Plan>()
  const plan = (row: number, used: number): Plan => {
    const line = weights[row]
    if (!line) return { sum: 0n, columns: [] }
    const known = solved.get(`${row}/${used}`)
    if (known) return known
    const options = line
      .map((weight, column) => ({ weight, column }))
      .filter(({ weight, column }) => weight > 0n && (used & (1 << column)) === 0)
      .sort((a, b) => Number(b.column === row) - Number(a.column === row))
    let best: Plan | undefined
    for (const { weight, column } of options) {
      const after = plan(row + 1, used | (1 << column))
      if (!best || weight + after.sum > best.sum)
        best = { sum: weight + after.sum, columns: [column, ...after.columns] }
    }
    const skipped = plan(row + 1, used)
    if (!best || skipped.sum > best.sum) best = { sum: skipped.sum, columns: [undefined, ...skipped.columns] }
    solved.set(`${row}/${used}`, best)
    return best
  }
  return [...plan(0, 0).columns]
}
