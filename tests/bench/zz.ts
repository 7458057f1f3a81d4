import { openSolver } from '#app/lib/solver/highs.server.ts'
import { ownLevelBars } from './assembly/own-levels.ts'
const solver = openSolver()
console.table((await ownLevelBars(solver)).map(({id,figure,bar,holds})=>({id,figure,bar,holds})))
await solver.close()
