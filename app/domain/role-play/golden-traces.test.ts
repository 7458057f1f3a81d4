import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Evidence } from './evidence.ts'
import { checkedAct, groundedAs } from './notation.ts'
import { parseScenario, type Scenario } from './schema.ts'
import { formatCap, score } from './score.ts'
import { begin, State } from './state.ts'
import { finish, step } from './step.ts'
import type { TurnFlag } from './turn.ts'

type Trace = {
  scenario: string
  variant: string
  name: string
  end: string
  falseClose: boolean
  hangUp: boolean
  redLines: string[]
  total: number
  pct: Record<string, number>
  points: Record<string, number>
  caps: string[]
  evidence: { line: string; pct: number; turn: number }[]
  turns: { acts: string[]; flags?: TurnFlag[]; [key: string]: unknown }[]
}

const reference = (file: string) => readFileSync(`tests/reference/role-play/${file}`, 'utf8')
const scenarioOf = (id: string): Scenario => {
  const parsed = parseScenario(parse(reference(`${id}.scenario.yaml`)))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusal.issues))
  return parsed.value
}
const scenarios = { disconnect: scenarioOf('disconnect'), 'ret-zhang': scenarioOf('ret-zhang') }
const { traces } = JSON.parse(reference('golden_traces.json')) as { traces: Trace[] }

const kept = (state: State): State => state
const savedAndLoaded = (state: State): State => State.parse(JSON.parse(JSON.stringify(state)))
const points = (all: Record<string, number>) =>
  Object.fromEntries(Object.entries(all).map(([dimension, value]) => [dimension, value / 100]))

describe.each([
  { mode: 'kept in memory', carry: kept },
  { mode: 'saved and loaded', carry: savedAndLoaded },
])('the golden traces, state $mode', ({ carry }) => {
  test.each(traces)('$scenario $variant: $name', (trace) => {
    const scenario = scenarios[trace.scenario as keyof typeof scenarios]
    let state = begin(scenario, trace.variant)
    const ledger: Evidence[] = []
    for (const { acts, flags = [], ...after } of trace.turns) {
      const turn = { acts: acts.map((act) => groundedAs(checkedAct(act), 'given', 0)), flags, at: 0 }
      const stepped = step(scenario, carry(state), turn)
      state = stepped.state
      ledger.push(...stepped.evidence)
      const { mood, trust, churn, patience, facts, objections, needs } = state
      const ids = (kind: 'voiced' | 'resolved') =>
        Object.keys(objections).filter((id) => objections[id]?.[kind] !== undefined)
      expect({
        turn: state.turn,
        mood,
        trust,
        churn,
        patience,
        facts: Object.keys(facts),
        voiced: ids('voiced'),
        resolved: ids('resolved'),
        // the traces list the emotional needs; rational ones are met by promises and offers besides
        needsMet: Object.keys(needs).filter((need) => need.startsWith('E')),
        intents: stepped.intents,
      }).toEqual(after)
    }
    state = finish(scenario, state)
    const { end, falseClose, hangUp, redLines } = state
    const result = score(scenario, state, ledger)
    expect({ end, falseClose, hangUp, redLines }).toEqual({
      end: trace.end,
      falseClose: trace.falseClose,
      hangUp: trace.hangUp,
      redLines: trace.redLines,
    })
    expect(result.pct).toEqual(trace.pct)
    expect(points(result.points)).toEqual(trace.points)
    expect(result.total).toBe(trace.total * 100)
    expect(result.caps.map(formatCap)).toEqual(trace.caps)
    const lines = (entries: readonly { line: string; pct: number; turn: number }[]) =>
      entries.map(({ line, pct, turn }) => `${line} ${pct} @${turn}`).sort()
    expect(lines(result.evidence)).toEqual(lines(trace.evidence))
  })
})
