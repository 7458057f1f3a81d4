import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { familyOf, isAct, isHarm } from '../../domain/role-play/acts.ts'
import { openModel } from '../../domain/role-play/model.ts'
import { readTurn } from '../../domain/role-play/read-turn.ts'
import { recognise } from '../../domain/role-play/recognise.ts'
import { carryOn, conclude, openTalk } from '../../domain/role-play/replay.ts'
import { parseScenario } from '../../domain/role-play/schema.ts'
import { settingOf } from '../../domain/role-play/setting.ts'
import { begin } from '../../domain/role-play/state.ts'
import { actModelFrom } from './act-model.ts'
import { loadRolePlay } from './load-role-play.ts'

const reference = (file: string) => readFileSync(`tests/reference/role-play/${file}`, 'utf8')
const fixture = parseScenario(parse(reference('ret-zhang.scenario.yaml')))
if (!fixture.ok) throw new Error('the fixture is a scenario')
const scenario = fixture.value
const setting = settingOf(scenario, 'base')

const content = loadRolePlay('content', ({ file, path, message }) => {
  throw new Error(`${file} ${path}: ${message}`)
})
const model = openModel(actModelFrom(content))
const readAlone = (say: string) =>
  readTurn(model, say, { setting, state: begin(scenario, 'base'), earlier: [] })

type Pair = { redLine: string; guilty: string; innocent: string }
describe.each<Pair>(JSON.parse(reference('red_line_pairs.json')))(
  '$redLine',
  ({ redLine, guilty, innocent }) => {
    test(`confirmed: ${guilty}`, () => expect(readAlone(guilty).flags).toContain(`red:${redLine}`))
    test(`nothing heard against: ${innocent}`, () => {
      const { acts, flags } = readAlone(innocent)
      expect(acts.filter(({ act }) => isHarm(act))).toEqual([])
      expect(flags.filter((flag) => flag.includes(':'))).toEqual([])
    })
  },
)

test('of 84 clauses by another author at least 85 % are heard right or not at all', () => {
  const clauses: { text: string; acts: string[] }[] = JSON.parse(reference('trainee_acts_hard84.json'))
  const wrong = clauses.filter(({ text, acts }) => {
    const families = acts.flatMap((written) => {
      const act = written.split(':')[0] ?? ''
      return isAct(act) ? [familyOf(act)] : []
    })
    const heard = recognise(model, text).acts
    return heard.length > 0 && !heard.some(({ act }) => families.includes(familyOf(act)))
  })
  expect(wrong.length).toBeLessThanOrEqual(84 * 0.15)
})

type Case = { id: string; name: string; band: [number, number]; turns: { say: string }[] }
test.each<Case>(JSON.parse(reference('roleplay_adversarial_12.json')).cases)(
  '$id $name is in its band',
  (talk) => {
    const opened = openTalk(scenario, { seed: 'bands', variant: 'base' })
    const ended = talk.turns.reduce((so, { say }) => {
      const around = { setting, state: so.state, earlier: so.turns.map((turn) => turn.say) }
      const { acts, flags } = readTurn(model, say, around)
      return carryOn(so, { input: { say }, acts, flags, at: 0 })
    }, opened)
    const total = conclude(ended).score.total / 100
    expect(total).toBeGreaterThanOrEqual(talk.band[0])
    expect(total).toBeLessThanOrEqual(talk.band[1])
  },
)

test.each(['嗯嗯那什么', '怎么说呢', '呃，就是说'])('%s is heard as nothing', (say) =>
  expect(readAlone(say).acts).toEqual([]),
)

test.each(['急什么急，排队去。', '您爱找谁找谁。'])('%s is no question, though built like one', (say) =>
  expect(readAlone(say).acts).toMatchObject([{ act: 'interrupt-dismiss' }]),
)

test('what people type by chance is met without a verdict', () => {
  for (const noise of ['……', '。。。', '', '   ', '👍👍👍']) expect(recognise(model, noise).acts).toEqual([])
})

test.each([
  { say: '您忙，我长话短说。', act: 'interrupt-dismiss' },
  { say: '请您放心。', act: 'commit-vague' },
  { say: '查资格、要码都不收钱。', act: 'obstruct-porting' },
  { say: '如不认可，可以申请复检。', act: 'confirm-agreement' },
  { say: '您想好了，我不劝。就问一句，是什么事要用那边的号？', act: 'release-gracefully' },
  { say: '“以后天天满格”这种话，谁说我也不说，说了是哄您。', act: 'false-promise' },
])('$say is not heard as $act', ({ say, act }) => {
  expect(recognise(model, say).acts.map((one) => one.act)).not.toContain(act)
})

test('你 and 您, 啥 and 什么 are heard alike', () => {
  const acts = (say: string) => recognise(model, say).acts.map(({ act }) => act)
  expect(acts('你家里网平时都用来干啥？')).toEqual(acts('您家里网平时都用来干什么？'))
})

test('headings one after another are stuffed, terse speech is not', () => {
  const flagsOf = (say: string) => readAlone(say).flags
  expect(flagsOf('问候，自我介绍，核实身份，理解，抱歉。')).toContain('stuffed')
  expect(flagsOf('押金不收，用到修好，还时看外观，刮花照登记，不认可能复检，明早九点取。')).toEqual([])
})

test.each([
  ['那什么，您别急，欠您的退费我明儿下午六点前给您退回去，我盯着。', ['commit-with-deadline', 'follow-up']],
  ['怎么说呢，搁谁碰上这事儿都得窝火，是我们没办好。', ['empathise', 'acknowledge-fault']],
  ['这个嘛，您跟我唠唠，打啥时候开始不好使的？', ['ask-problem']],
  ['哎呀您先别着急，是个啥情况您慢慢讲？', ['ask-open']],
  ['这事儿闹的，叫您白跑两趟，怪我们，对不住您。', ['empathise', 'apologise']],
  ['不知道该怎么跟您说，实话讲，咱这儿确实没端口，哪天扩容我也说不准。', ['explain']],
])('what stands among empty words is heard: %s', (said, acts) =>
  expect(recognise(model, said).acts.map(({ act }) => act)).toEqual(expect.arrayContaining(acts)),
)

test.each(['怎么说呢这事吧', '那什么您别急', '这个嘛，怎么跟您说呢'])('%s is heard as nothing', (said) =>
  expect(recognise(model, said).abstained).toBe(true),
)
