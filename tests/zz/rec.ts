import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { isAct } from '../../app/domain/role-play/acts.ts'
import { agreementOf } from '../../app/domain/role-play/lint/recognition-agrees.ts'
import { openModel } from '../../app/domain/role-play/model.ts'
import { readTurn } from '../../app/domain/role-play/read-turn.ts'
import { carryOn, conclude, openTalk } from '../../app/domain/role-play/replay.ts'
import { runTest } from '../../app/domain/role-play/run-tests.ts'
import { settingOf } from '../../app/domain/role-play/setting.ts'
import { trainModel } from '../../app/domain/role-play/train.ts'
import { allScenarios } from '../bench/role-play/scenarios.ts'

const ex: any[] = []
for (const w of readdirSync('/work/brief/acts'))
  for (const f of readdirSync(`/work/brief/acts/${w}`)) {
    const act = f.replace('.yaml', '')
    if (!isAct(act)) continue
    for (const l of parse(readFileSync(`/work/brief/acts/${w}/${f}`, 'utf8')))
      ex.push({ text: l.text, act, author: l.author })
  }
console.log(ex.length)
const t = performance.now()
const model = openModel(trainModel(ex, '0'.repeat(31) + '1'))
console.log('train', performance.now() - t)
for (const s of allScenarios({ fixtures: true })) {
  let f = 0,
    o = 0
  const red: string[] = []
  const diffs: string[] = []
  for (const test of s.tests) {
    const run = runTest(s, test)
    const a = agreementOf(run, (say, ar) => readTurn(model, say, ar))
    f += a.found
    o += a.of
    red.push(...a.strayRedLines)
    let talk = openTalk(s, { seed: 'test', variant: test.variant })
    const setting = settingOf(s, test.variant)
    for (const turn of run.talk.turns) {
      if (!turn.say) continue
      const h = readTurn(model, turn.say, {
        setting,
        state: talk.state,
        earlier: talk.turns.map((x) => x.say),
      })
      talk = carryOn(talk, { input: { say: turn.say }, acts: h.acts, flags: h.flags, at: 0 })
    }
    diffs.push(`${run.score.total / 100}→${conclude(talk).score.total / 100}`)
  }
  console.log(s.id, f, o, ((100 * f) / o).toFixed(0), red.join(), diffs.join(' '))
}
console.log('------')
const target = process.argv[2] ?? 'disconnect'
const n = Number(process.argv[3] ?? 0)
const s = allScenarios({ fixtures: true }).find((x) => x.id === target)!
const test = s.tests[n]!
let talk = openTalk(s, { seed: 'test', variant: test.variant })
const setting = settingOf(s, test.variant)
for (const turn of runTest(s, test).talk.turns) {
  const h = readTurn(model, turn.say, { setting, state: talk.state, earlier: talk.turns.map((x) => x.say) })
  talk = carryOn(talk, { input: { say: turn.say }, acts: h.acts, flags: h.flags, at: 0 })
  const l = talk.turns.at(-1)!
  console.log(
    '>',
    turn.say,
    '\n  want',
    turn.acts
      .map((a) => a.act + (a.target ? '@' + a.target : '') + ':' + [...a.details, ...a.tags].join('+'))
      .join(' '),
    '\n  got ',
    h.acts
      .map(
        (a) =>
          a.act + (a.target ? '@' + a.target : '') + ':' + [...a.details, ...a.tags].join('+') + ' ' + a.p,
      )
      .join(' | '),
    h.flags.join(),
    '\n  <',
    l.reply,
    l.intents.join(),
    talk.state.end ?? '',
  )
}
