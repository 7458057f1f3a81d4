import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { checkedAct, groundedAs } from '#app/domain/role-play/notation.ts'
import { carryOn, conclude, openTalk } from '#app/domain/role-play/replay.ts'
import { parseScenario } from '#app/domain/role-play/schema.ts'
import type { TurnFlag } from '#app/domain/role-play/turn.ts'

type Trace = {
  scenario: string
  variant: string
  end: string
  total: number
  pct: Record<string, number>
  turns: {
    acts: string[]
    flags?: TurnFlag[]
    mood: number
    trust: number
    churn: number
    patience: number
  }[]
}
const FOLDER = 'tests/reference/role-play'

/** Golden traces whose state after every turn, percentages, total or end come out otherwise. */
export function brokenTraces(): { traces: number; broken: number } {
  const { traces } = JSON.parse(readFileSync(`${FOLDER}/golden_traces.json`, 'utf8')) as { traces: Trace[] }
  const isKept = ({ scenario: id, variant, end, total, pct, turns }: Trace): boolean => {
    const parsed = parseScenario(parse(readFileSync(`${FOLDER}/${id}.scenario.yaml`, 'utf8')))
    if (!parsed.ok) return false
    let talk = openTalk(parsed.value, { seed: '1', variant })
    for (const { acts, flags = [], mood, trust, churn, patience } of turns) {
      const given = acts.map((act) => groundedAs(checkedAct(act), 'given', 0))
      talk = carryOn(talk, { input: { say: '' }, acts: given, flags, at: 0 })
      const { state } = talk
      if (
        state.mood !== mood ||
        state.trust !== trust ||
        state.churn !== churn ||
        state.patience !== patience
      )
        return false
    }
    const { talk: ended, score } = conclude(talk)
    return (
      ended.state.end === end &&
      score.total === total * 100 &&
      Object.entries(pct).every(
        ([dimension, value]) => score.pct[dimension as keyof typeof score.pct] === value,
      )
    )
  }
  return { traces: traces.length, broken: traces.filter((trace) => !isKept(trace)).length }
}
