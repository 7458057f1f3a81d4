import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { truthVoiced } from '../../app/domain/role-play/knowledge.ts'
import { POLICIES, playPolicy } from '../../app/domain/role-play/policies.ts'
import { parseScenario } from '../../app/domain/role-play/schema.ts'
import { settingOf } from '../../app/domain/role-play/setting.ts'

const scen = readdirSync('content/scenarios')
  .map((d) => {
    const r = parseScenario(parse(readFileSync(`content/scenarios/${d}/scenario.yaml`, 'utf8')))
    if (!r.ok) throw d
    return r.value
  })
  .filter((s) => s.status !== 'fixture')
const N = Number(process.argv[2] ?? 50)
const table: Record<string, unknown> = {}
for (const p of POLICIES) {
  const totals: number[] = []
  let out = 0,
    leaves = 0,
    pass = 0,
    rep = 0,
    turns = 0
  const ends: Record<string, number> = {}
  const t0 = performance.now()
  const by: Record<string, number[]> = {}
  for (const s of scen)
    for (let i = 0; i < N; i++) {
      const { talk, score } = playPolicy(s, p, { seed: String(i) })
      totals.push(score.total)
      ;(by[s.id] ??= []).push(score.total)
      if (truthVoiced(settingOf(s, talk.made.variant), talk.state)) out++
      if (talk.state.hangUp || talk.state.falseClose) leaves++
      if (score.passed) pass++
      ends[talk.state.end ?? '-'] = (ends[talk.state.end ?? '-'] ?? 0) + 1
      turns += talk.turns.length
      if (new Set(talk.spoken).size !== talk.spoken.length) {
        rep++
        if (rep < 3) console.log(s.id, p, i, talk.turns.map((t) => t.intents.join()).join(' / '))
      }
    }
  const n = totals.length
  table[p] = {
    mean: totals.reduce((a, b) => a + b, 0) / n / 100,
    min: Math.min(...totals) / 100,
    max: Math.max(...totals) / 100,
    out: ((out / n) * 100).toFixed(1),
    leaves: ((leaves / n) * 100).toFixed(1),
    pass: ((pass / n) * 100).toFixed(1),
    rep,
    ends: JSON.stringify(ends),
    usTurn: (((performance.now() - t0) * 1000) / turns).toFixed(0),
  }
  console.log(
    p,
    Object.entries(by)
      .map(([k, v]) => `${k} ${(v.reduce((a, b) => a + b, 0) / v.length / 100).toFixed(0)}`)
      .join(', '),
  )
}
console.table(table)
