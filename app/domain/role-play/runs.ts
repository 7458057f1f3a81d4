import type { Chances } from './recognise.ts'

/** Neighbouring clauses that are read as one act. */
export type Run = Readonly<{ first: number; last: number; chances: Chances }>

/** An act is seldom longer than three clauses. */
const LONGEST = 3
/**
 * What a further run costs: it has to be this much likelier than to read its clauses together with their neighbours; the
 * surer it is by itself, the less. Measured on lines of scenarios left out of the training: reading each clause by itself
 * finds as many acts, but half of what it finds is wrong.
 */
const costOf = (p: number): number => (p < SURE_FROM ? 0.4 : 0.4 + ((p - SURE_FROM) / (1 - SURE_FROM)) * 0.35)
const SURE_FROM = 0.9

/**
 * Divides a sentence of `count` clauses into runs so that the product of their best probabilities, each times its cost, is
 * greatest (Viterbi over the boundaries). A clause torn from its neighbours says little (一回山坳就断), and people divide
 * sentences as they breathe.
 * @param standsAlone whether a clause is always a run of its own
 */
export function bestRuns(
  count: number,
  read: (first: number, last: number) => Chances,
  standsAlone: (clause: number) => boolean = () => false,
): Run[] {
  const best: { score: number; run?: Run }[] = [{ score: 1 }]
  for (let end = 1; end <= count; end++) {
    for (let start = end - 1; start >= Math.max(0, end - LONGEST); start--) {
      if (start < end - 1 && (standsAlone(start) || standsAlone(end - 1))) break
      const chances = read(start, end - 1)
      const p = chances[0]?.p ?? 0
      const score = (best[start]?.score ?? 0) * p * costOf(p)
      if (score > (best[end]?.score ?? -1))
        best[end] = { score, run: { first: start, last: end - 1, chances } }
    }
  }
  const runs: Run[] = []
  for (let end = count; end > 0; ) {
    const run = best[end]?.run
    if (!run) return []
    runs.push(run)
    end = run.first
  }
  return runs.reverse()
}
