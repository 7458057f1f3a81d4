import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { debriefOf } from '../../app/domain/role-play/debrief.ts'
import { runTest } from '../../app/domain/role-play/run-tests.ts'
import { parseScenario } from '../../app/domain/role-play/schema.ts'

const r = parseScenario(parse(readFileSync(`content/scenarios/${process.argv[2]}/scenario.yaml`, 'utf8')))
if (r.ok) {
  const run = runTest(r.value, r.value.tests[Number(process.argv[3])]!)
  for (const t of run.talk.turns) console.log('>', t.say, '\n<', t.reply, t.intents.join(' '))
  const d = debriefOf(run.talk, run.score)
  console.log(JSON.stringify({ ...d, timeline: d.timeline.slice(0, 3) }, null, 1))
}
