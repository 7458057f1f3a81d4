import { checkedAct, groundedAs } from './notation.ts'
import { cueFlagsIn } from './red-lines.ts'
import { carryOn, conclude, openTalk, type RecordedInput, type Talk } from './replay.ts'
import { DIMENSIONS, type Scenario } from './schema.ts'
import { formatCap, type Score } from './score.ts'
import { type Setting, settingOf } from './setting.ts'
import type { State } from './state.ts'
import type { Range, ScenarioTest, TestTurn } from './test-schema.ts'
import type { TurnInput } from './turn.ts'

/** Reads a line into the talk: the recogniser with its model, bound. */
export type Reader = (
  say: string,
  around: { setting: Setting; state: State; earlier: readonly string[] },
) => Pick<TurnInput, 'acts' | 'flags'>

export type TestRun = Readonly<{
  test: ScenarioTest
  talk: Talk
  score: Score
  /** What did not come out as expected, in Chinese; empty: it passes. */
  problems: readonly string[]
  /** It has a line without acts and nobody to read it: not judged. */
  skipped: boolean
}>

const SEED = 'test'
const SECOND_MS = 1_000

/** Runs a scenario's own test on the engine; lines without acts are read by `read`, if there is one. */
export function runTest(scenario: Scenario, test: ScenarioTest, read?: Reader): TestRun {
  let talk = openTalk(scenario, { seed: SEED, variant: test.variant, difficulty: test.difficulty })
  let at = 0
  let skipped = false
  for (const turn of test.turns) {
    at += (turn.pause ?? 0) * SECOND_MS
    const taken = recorded(talk, turn, { at, read })
    skipped ||= taken.unread
    for (const input of taken.inputs) talk = carryOn(talk, input)
  }
  const ended = conclude(talk)
  const problems = skipped ? [] : problemsOf(test, ended.talk.state, ended.score)
  return { test, ...ended, problems, skipped }
}

function recorded(
  talk: Talk,
  turn: TestTurn,
  { at, read }: { at: number; read: Reader | undefined },
): { inputs: RecordedInput[]; unread: boolean } {
  const { scenario, state, turns } = talk
  const bare = { acts: [], flags: [], at }
  const inputs: RecordedInput[] =
    turn.lookup === undefined ? [] : [{ ...bare, input: { lookup: turn.lookup } }]
  const { say = '' } = turn
  if (turn.say === undefined && turn.acts === undefined && turn.flags === undefined)
    return { inputs, unread: false }
  const own = cueFlagsIn(scenario, say)
  const flags = [...new Set([...own, ...(turn.flags ?? [])])]
  if (turn.acts !== undefined) {
    const acts = turn.acts.map((act) => groundedAs(checkedAct(act), 'given', say.length))
    return { inputs: [...inputs, { input: { say }, acts, flags, at }], unread: false }
  }
  const setting = settingOf(scenario, state.variant, state.difficulty)
  const heard = read?.(say, { setting, state, earlier: turns.map((one) => one.say) })
  const acts = heard?.acts ?? []
  const all = [...new Set([...flags, ...(heard?.flags ?? [])])]
  return { inputs: [...inputs, { input: { say }, acts, flags: all, at }], unread: !heard && all.length === 0 }
}

const inPoints = (hundredths: number): number => hundredths / 100

function problemsOf({ expect }: ScenarioTest, state: State, score: Score): string[] {
  const problems: string[] = []
  const differ = (what: string, is: unknown, wanted: unknown) => {
    if (wanted !== undefined && is !== wanted)
      problems.push(`${what}是 ${String(is)}，应是 ${String(wanted)}`)
  }
  const within = (what: string, is: number, range: Range | undefined) => {
    if (!range) return
    const { gte = -Infinity, lte = Infinity } = range
    if (is < gte) problems.push(`${what} ${is}，应至少 ${gte}`)
    if (is > lte) problems.push(`${what} ${is}，应至多 ${lte}`)
  }
  const holds = (what: string, have: readonly string[], wanted: readonly string[] | undefined) => {
    const missing = (wanted ?? []).filter((id) => !have.includes(id))
    if (missing.length > 0) problems.push(`${what}缺 ${missing.join('、')}`)
  }
  const objections = (kind: 'voiced' | 'resolved') =>
    Object.keys(state.objections).filter((id) => state.objections[id]?.[kind] !== undefined)
  differ('结局', state.end, expect.end)
  differ('敷衍收场 falseClose', state.falseClose, expect.falseClose)
  differ('挂断 hangUp', state.hangUp, expect.hangUp)
  holds('吐露的事', Object.keys(state.facts), expect.facts)
  holds('说出口的异议', objections('voiced'), expect.voiced)
  holds('化解的异议', objections('resolved'), expect.resolved)
  holds('红线', state.redLines, expect.redLines)
  holds('疑似红线', state.suspected, expect.suspected)
  const unlisted = state.redLines.filter((redLine) => !(expect.redLines ?? []).includes(redLine))
  if (unlisted.length > 0) problems.push(`碰了没有写明的红线 ${unlisted.join('、')}`)
  within('总分', inPoints(score.total), expect.total)
  for (const dimension of DIMENSIONS) within(dimension, inPoints(score.points[dimension]), expect[dimension])
  if (problems.length === 0) return problems
  const said = DIMENSIONS.map((dimension) => `${dimension} ${inPoints(score.points[dimension])}`).join(' ')
  const caps = score.caps.map(formatCap).join(' ')
  return [...problems, `实得 ${inPoints(score.total)}（${said}${caps && `；${caps}`}）`]
}
