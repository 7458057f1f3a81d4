import { readFileSync, readdirSync } from 'node:fs'
import { parse } from 'yaml'
import { parseScenario } from '../../app/domain/role-play/schema.ts'
import { lintScenario } from '../../app/domain/role-play/lint/lint.ts'
import { tryExpert } from '../../app/domain/role-play/lint/best-path.ts'
import { explore } from '../../app/domain/role-play/explore.ts'
import { settingOf } from '../../app/domain/role-play/setting.ts'
const files = ['tests/reference/role-play/disconnect.scenario.yaml','tests/reference/role-play/ret-zhang.scenario.yaml', ...readdirSync('content/scenarios').map(d=>`content/scenarios/${d}/scenario.yaml`)]
for (const f of files) {
  const r = parseScenario(parse(readFileSync(f,'utf8')))
  if (!r.ok) { console.log(f, r.refusal.issues); continue }
  const t = performance.now()
  const { findings, runs } = lintScenario(r.value)
  console.log('==', f, Math.round(performance.now()-t),'ms')
  for (const v of r.value.variants) { const e = tryExpert(r.value, v.id); const t0=performance.now(); const x = explore(settingOf(r.value, v.id)); console.log('  ', v.id, 'expert', e.score.total, e.end, JSON.stringify(e.score.pct), 'states', x.states, Math.round(performance.now()-t0)) }
  for (const run of runs) console.log('   ', run.test.name, run.score.total, run.talk.state.end, run.skipped?'skipped':'')
  for (const x of findings) console.log('   ', x.severity, x.rule, x.path, x.message)
}
