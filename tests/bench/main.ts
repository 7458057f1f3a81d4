/** `npm run bench -- <name> [--json]`: measures one part of the system beside a naive baseline and its bars. */
import type { Bar } from './bar.ts'

const BENCHES: Readonly<Record<string, () => Promise<{ run(): Promise<Bar[]> }>>> = {
  assembly: () => import('./assembly.ts'),
  bank: () => import('./bank.ts'),
  complaint: () => import('./complaint.ts'),
  'exam-journey': () => import('./exam-journey.ts'),
  'role-play': () => import('./role-play.ts'),
}

const [name = '', ...flags] = process.argv.slice(2)
const load = BENCHES[name]
if (!load || flags.some((flag) => flag !== '--json')) {
  process.stderr.write(`用法：npm run bench -- ${Object.keys(BENCHES).join('|')} [--json]\n`)
  process.exit(2)
}
const bars = await (await load()).run()
const broken = bars.filter(({ holds }) => !holds)
if (flags.includes('--json')) process.stdout.write(`${JSON.stringify({ bench: name, bars }, null, 2)}\n`)
else {
  console.table(
    bars.map(({ id, what, figure, is, bar, unit, baseline, holds }) => ({
      bar: id,
      what,
      figure: `${figure} ${unit}`,
      limit: `${is} ${bar}`,
      naive: baseline ?? '–',
      holds: holds ? 'yes' : 'NO',
    })),
  )
  process.stdout.write(`${bars.length - broken.length} of ${bars.length} bars hold\n`)
}
process.exit(broken.length === 0 ? 0 : 1)
