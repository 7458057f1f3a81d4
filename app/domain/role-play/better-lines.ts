import { firstCue, foldForCues } from './cues.ts'
import type { Line } from './evidence.ts'
import { isMatter, isVoiced } from './knowledge.ts'
import { checkedAct } from './notation.ts'
import { runTest } from './run-tests.ts'
import type { Scenario } from './schema.ts'
import { isTrue, type Setting } from './setting.ts'
import type { State } from './state.ts'

/** Acts that earn a line, as test lines carry them. */
const EARNED_BY: Readonly<Record<Line, readonly string[]>> = {
  'D1.greet': ['greet'],
  'D1.self': ['identify-self'],
  'D1.verify': ['verify-identity'],
  'D1.close': ['follow-up', 'release-gracefully', 'confirm-agreement'],
  'D2.empathy1': ['empathise'],
  'D2.empathy2': ['empathise'],
  'D2.fault': ['acknowledge-fault', 'apologise'],
  'D2.order': ['empathise'],
  'D3.fact1': ['ask-open', 'ask-problem'],
  'D3.fact2': ['ask-open', 'ask-problem'],
  'D3.problem': ['ask-problem'],
  'D3.cause': ['empathise', 'acknowledge-fault', 'summarise'],
  'D4.match': ['offer', 'compensate-within-authority'],
  'D4.terms': ['state-terms'],
  'D4.choice': ['offer', 'explain'],
  'D5.promise': ['commit-with-deadline'],
  'D5.recap': ['summarise'],
  'D5.owner': ['commit-with-deadline'],
  'D5.followUp': ['follow-up'],
  'D6.accurate': ['explain', 'state-terms'],
  'D6.candid': ['state-terms', 'explain'],
  'D6.push': ['ask-problem', 'ask-open'],
}

/** Lines that fit any customer and know nothing of him, for when the scenario's own would give away what is not out. */
const ANYWHERE: Readonly<Record<Line, readonly [string, string]>> = {
  'D1.greet': ['您好，很高兴为您服务。', '您好，让您久等了。'],
  'D1.self': ['我是您的客户经理，姓林，工号 3307。', '我叫小林，是专门负责您这边的客户经理。'],
  'D1.verify': ['为了您的信息安全，先跟您核对一下机主姓名。', '请问您是机主本人吗？我先核对一下。'],
  'D1.close': ['您还有别的要问的吗？有事随时找我。', '谢谢您肯跟我说这些，回头我再联系您。'],
  'D2.empathy1': ['这事搁谁身上都不好受，您着急我明白。', '您刚才说的这一样，换了我也会不痛快。'],
  'D2.empathy2': ['还有您后来说的这件，也够您操心的。', '一件接一件，您心里不舒服太正常了。'],
  'D2.fault': ['您说的这件事，是我们没做好。', '这是我们的疏忽，让您受累了，对不起。'],
  'D2.order': ['先不谈办什么，您这一路够不容易的。', '您先说，我先听您把委屈讲完。'],
  'D3.fact1': ['您能跟我说说，是怎么一回事吗？', '是从什么时候起觉得不合适的？'],
  'D3.fact2': ['后来又怎么样了？', '除了这个，还有什么让您为难的？'],
  'D3.problem': ['这给您添了哪些麻烦？', '最让您头疼的是哪一点？'],
  'D3.cause': [
    '您最在意的，是我们没把您的事放在心上，对不对？我们认。',
    '您刚才说的那句才是要紧的，这是我们欠您的。',
  ],
  'D4.match': [
    '照您刚才说的难处，我先给您看一个能解决它的办法。',
    '您要的不是别的，是把这件事办了，我们就从它办起。',
  ],
  'D4.terms': ['费用、期限、怎么退，我一样一样跟您说清。', '先把条件摆明：多少钱、管多久、不合适怎么退。'],
  'D4.choice': ['有两条路，您挑：各有各的好处和限制。', '为什么这么办，我把道理跟您讲清楚，您再定。'],
  'D5.promise': ['这件事，明天下午五点前我给您准信。', '今天下班前我把结果告诉您，打这个号码。'],
  'D5.recap': ['我跟您对一遍：刚才说好的这几样和时间，您看对不对？', '咱们说好的，我再念一遍给您听。'],
  'D5.owner': ['这事归我管，有问题您直接找我。', '我来盯，办完我亲自回您。'],
  'D5.followUp': ['办好之后，第三天我再打给您，看看还有没有问题。', '下周我回访一次，您不满意随时说。'],
  'D6.accurate': ['我查了再说，查到什么就告诉您什么。', '情况是这样，我把查到的念给您听。'],
  'D6.candid': ['有一条不利的我先说在前头，您听了再定。', '这个我现在不清楚，查明白了几点前回您。'],
  'D6.push': ['先不说方案，您最近用得怎么样？', '这个不合适就不提了，您最想解决的是哪一样？'],
}

const WANTED = 2
const GOOD = 85

/** A line a trainer approved for an act. */
export type ApprovedLine = Readonly<{ act: string; text: string }>

/** A line of a good test, and what was out when it is said there. */
export type Moment = Readonly<{
  say: string
  acts: readonly string[]
  variant: string
  out: readonly string[]
}>

const outIn = (state: State): string[] => [
  ...Object.keys(state.facts),
  ...Object.keys(state.objections).filter((id) => isVoiced(state, id)),
]

/** The lines of a scenario's good tests, each with its moment. */
export const momentsIn = (scenario: Scenario): Moment[] =>
  scenario.tests
    .filter(({ expect }) => (expect.total?.gte ?? 0) >= GOOD)
    .flatMap((test) => {
      const authored = test.turns.filter(({ say, acts }) => say !== undefined && acts !== undefined)
      return runTest(scenario, test).talk.turns.flatMap(({ say, before }) => {
        const acts = authored.find((turn) => turn.say === say)?.acts
        return acts ? [{ say, acts, variant: test.variant, out: outIn(before) }] : []
      })
    })

/**
 * Two better lines for a rubric line at a moment of a talk: lines of good tests whose moment has come (the same variant
 * first, then the moment nearest to this one, then short ones), lines a trainer approved, general ones. Never one that
 * names what is not out.
 */
export function betterLines(
  setting: Setting,
  state: State,
  line: Line,
  { moments, approved = [] }: { moments: readonly Moment[]; approved?: readonly ApprovedLine[] },
): string[] {
  const wanted = EARNED_BY[line]
  const out = outIn(state)
  const fits = ({ acts }: Moment) => {
    const read = acts.map(checkedAct)
    return (
      read.some(({ act, target }) => wanted.includes(act) && serves(setting, state, line, { act, target })) &&
      read.every(({ target }) => isSayable(setting, state, target))
    )
  }
  const own = ({ variant }: Moment) => Number(variant === setting.variant.id)
  const written = moments
    .filter((moment) => moment.out.every((id) => out.includes(id)) && fits(moment))
    .sort((a, b) => own(b) - own(a) || b.out.length - a.out.length || a.say.length - b.say.length)
    .map(({ say }) => say)
  const others = approved.filter(({ act }) => wanted.includes(act)).map(({ text }) => text)
  const all = [...written, ...others].filter((say) => !givesAway(setting, state, say))
  return [...new Set([...all, ...ANYWHERE[line]])].slice(0, WANTED)
}

/** A second empathy has to be another one; the cause is named by what the true objection rests on. */
function serves(
  { facts, objections }: Setting,
  state: State,
  line: Line,
  { act, target = '' }: { act: string; target?: string | undefined },
): boolean {
  if (line === 'D2.empathy2') return !state.done.includes(`${act}@${target}`)
  if (line !== 'D3.cause') return true
  return objections
    .filter(isTrue)
    .some(
      ({ id, need, opensBy }) =>
        target === id ||
        opensBy?.facts.includes(target) ||
        facts.some((fact) => fact.id === target && need !== undefined && fact.need === need),
    )
}

/** Whether an act may be about this now: nothing, a matter that is out, an offer on sale, what was agreed. */
const isSayable = (setting: Setting, state: State, target: string | undefined): boolean =>
  target === undefined ||
  target === 'promise' ||
  target === 'consent' ||
  isMatter(setting, state, target) ||
  setting.offers.some(({ id }) => id === target)

/** Whether a text names a fact or true objection that is not out, or a lookup that is not open. */
export function givesAway({ facts, objections, lookups }: Setting, state: State, text: string): boolean {
  const folded = foldForCues(text)
  const hidden = [
    ...facts.filter(({ id }) => !state.facts[id]),
    ...objections.filter((objection) => isTrue(objection) && !isVoiced(state, objection.id)),
    ...lookups.filter(({ id }) => !state.lookups.includes(id)),
  ]
  return hidden.some(({ cues }) => firstCue(folded, cues) >= 0)
}
