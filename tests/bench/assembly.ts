import { openSolver } from '#app/lib/solver/highs.server.ts'
import { apportionmentBars } from './assembly/apportionment.ts'
import { constraintBars } from './assembly/constraints.ts'
import { damageBars } from './assembly/damage.ts'
import { drawBars } from './assembly/draws.ts'
import { optimumBars } from './assembly/optimum.ts'
import { ownLevelBars } from './assembly/own-levels.ts'
import { shuffleBars } from './assembly/shuffle.ts'
import type { Bar } from './bar.ts'

/** The bars B1–B8 and B12 of assessment.md, on the synthetic problem, a skewed bank, a constraint table and our levels. */
export async function run(): Promise<Bar[]> {
  const solver = openSolver()
  const bars: Bar[] = []
  const said = (name: string) => process.stderr.write(`${name} …\n`)
  try {
    said('apportionment (B6), option shuffle (B12)')
    bars.push(...apportionmentBars(), ...shuffleBars())
    said('draws (B1–B5)')
    bars.push(...(await drawBars(solver)))
    said('damaged banks (B7)')
    bars.push(...(await damageBars(solver)))
    said('item-level optimum (B8)')
    bars.push(...(await optimumBars(solver)))
    said('constraint table')
    bars.push(...(await constraintBars(solver)))
    said('own levels')
    bars.push(...(await ownLevelBars(solver)))
  } finally {
    await solver.close()
  }
  return bars.sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }))
}
