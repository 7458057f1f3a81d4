import type { Act } from './acts.ts'
import type { Dimension } from './schema.ts'
import type { Span } from './turn.ts'

/** The lines of the rubric (role-play.md §11) with what each is worth of its dimension, percent. */
export const LINES = {
  'D1.greet': { max: 25, name: '问候' },
  'D1.self': { max: 25, name: '自我介绍' },
  'D1.verify': { max: 30, name: '核身' },
  'D1.close': { max: 20, name: '有礼收尾' },
  'D2.empathy1': { max: 35, name: '点名感受' },
  'D2.empathy2': { max: 20, name: '再体谅一处' },
  'D2.fault': { max: 25, name: '认下己方的不是' },
  'D2.order': { max: 20, name: '先情后理' },
  'D3.fact1': { max: 30, name: '问出第一件事' },
  'D3.fact2': { max: 20, name: '问出第二件事' },
  'D3.problem': { max: 20, name: '问到问题层' },
  'D3.cause': { max: 30, name: '真异议说出口，再回应它' },
  'D4.match': { max: 40, name: '方案对得上真因' },
  'D4.terms': { max: 40, name: '条件说全' },
  'D4.choice': { max: 20, name: '给出选择或讲明道理' },
  'D5.promise': { max: 45, name: '有时限的承诺' },
  'D5.recap': { max: 25, name: '复述约定' },
  'D5.owner': { max: 10, name: '说明谁负责' },
  'D5.followUp': { max: 20, name: '约定回访' },
  'D6.accurate': { max: 60, name: '说的都属实' },
  'D6.candid': { max: 40, name: '主动说不利的' },
  'D6.push': { max: 0, name: '没问就推' },
} as const satisfies Record<string, { max: number; name: string }>
export type Line = keyof typeof LINES
export const ALL_LINES = Object.keys(LINES) as readonly Line[] // the keys of a constant object are its type's keys

export const dimensionOf = (line: Line): Dimension => line.slice(0, 2) as Dimension // every line begins with its dimension

/**
 * One entry of the ledger: what was said, in which turn, and what percent of its dimension it earns. An entry about the
 * whole talk spans nothing and has the last turn.
 */
export type Evidence = Readonly<{
  line: Line
  turn: number
  span?: Span
  act?: Act
  target?: string
  pct: number
}>

/** Keeps each line once, at its best value; of equal ones the first. */
export function bestOfEach(ledger: readonly Evidence[]): Evidence[] {
  const best = new Map<Line, Evidence>()
  for (const entry of ledger) {
    const kept = best.get(entry.line)
    if (!kept || entry.pct > kept.pct) best.set(entry.line, entry)
  }
  return [...best.values()]
}
