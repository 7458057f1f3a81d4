import { existsSync, readFileSync } from 'node:fs'
import * as z from 'zod'
import { findScenario, publishedScenarios } from '../../db/reads/scenarios.server.ts'
import { choicesFor } from '../../domain/role-play/choices.ts'
import { debriefOf } from '../../domain/role-play/debrief.ts'
import { dimensionOf } from '../../domain/role-play/evidence.ts'
import { readyLookups } from '../../domain/role-play/knowledge.ts'
import type { OpenModel } from '../../domain/role-play/model.ts'
import { groundedAs } from '../../domain/role-play/notation.ts'
import { readTurn } from '../../domain/role-play/read-turn.ts'
import { cueFlagsIn } from '../../domain/role-play/red-lines.ts'
import {
  carryOn,
  conclude,
  openTalk,
  type RecordedInput,
  type Talk,
  type TalkTurn,
} from '../../domain/role-play/replay.ts'
import { DIFFICULTIES, DIMENSIONS, type Scenario } from '../../domain/role-play/schema.ts'
import { formatCap, type Score } from '../../domain/role-play/score.ts'
import { pickVariant, settingOf } from '../../domain/role-play/setting.ts'
import { stageOf } from '../../domain/role-play/stage.ts'
import type { GroundedAct } from '../../domain/role-play/turn.ts'
import { widenSeed } from '../../domain/shared/rng.ts'
import { BadInput, command } from '../command.ts'
import { needsModel } from '../needs.ts'
import { readScriptRow, type ScriptRow } from '../script-row.ts'

export const rolePlayRun = command(
  'role-play run',
  '--scenario SLUG --lines FILE [--seed N] [--variant V] [--difficulty D]  照文件与已发布的模拟客户谈一遍，每行一句',
  z.strictObject({
    scenario: z.string('请给出情景编号，如 disconnect'),
    lines: z.string('请给出文件，每行学员说的一句话'),
    seed: z.string().regex(/^\d+$/, '一个十进制整数').default('1'),
    variant: z.string().optional(),
    difficulty: z.enum(DIFFICULTIES, `可用的难度：${DIFFICULTIES.join('、')}`).default('normal'),
  }),
  async ({ scenario: slug, lines: file, seed, variant: wanted, difficulty }, around) => {
    const rows = rowsOf(file)
    const { db } = await around.world()
    const { model, hash: modelHash } = await needsModel(db)
    const published = await findScenario(db, slug)
    if (!published) {
      const known = (await publishedScenarios(db)).map(({ scenario }) => scenario.id)
      throw new BadInput(`没有已发布的情景 ${slug}；现有的是 ${known.join('、')}`)
    }
    const { scenario } = published
    const root = widenSeed(BigInt(seed))
    const variant = wanted ?? pickVariant(scenario, root)
    if (!scenario.variants.some(({ id }) => id === variant))
      throw new BadInput(
        `情景 ${slug} 没有变体 ${variant}；现有的是 ${scenario.variants.map(({ id }) => id).join('、')}`,
      )
    let talk = openTalk(scenario, { seed: root, variant, difficulty })
    let said = 0
    for (const { row, where } of rows) {
      if (talk.state.end) break
      talk = carryOn(talk, inputFrom(talk, row, { model, where }))
      said++
    }
    const ended = conclude(talk)
    const unsaid = rows.slice(said).map(({ n, text }) => ({ line: n, text }))
    return {
      exit: 0,
      output: {
        scenario: slug,
        seed: Number(seed),
        variant,
        difficulty,
        opening: talk.opening,
        turns: ended.talk.turns.map((turn) => turnTold(ended.talk, turn)),
        ...outcomeTold(ended.talk, ended.score),
        unsaid,
        hashes: { scenario: published.hash, model: modelHash },
      },
      lines: linesFor(ended.talk, ended.score, unsaid),
    }
  },
)

type Row = Readonly<{ n: number; text: string; row: ScriptRow; where: string }>

/** The rows of a file that are not empty. @throws BadInput that names the file, and the line that cannot be read */
function rowsOf(file: string): Row[] {
  if (!existsSync(file)) throw new BadInput(`没有文件 ${file}；请写一个文件，每行学员说的一句话`)
  const rows = textOf(file)
    .split(/\r?\n/)
    .flatMap((line, i): Row[] => {
      const text = line.trim()
      if (text === '') return []
      const where = `${file} 第 ${i + 1} 行`
      const row = readScriptRow(text)
      if (!row.ok) throw new BadInput(`${where}：${row.refusal.why}`)
      return [{ n: i + 1, text, row: row.value, where }]
    })
  if (rows.length === 0) throw new BadInput(`${file} 里一句话也没有；请每行写学员说的一句话`)
  return rows
}

function textOf(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file))
  } catch {
    throw new BadInput(`${file} 读不成 UTF-8 文字；请另存为 UTF-8 编码的文本文件`)
  }
}

/** A row as the engine takes it. @throws BadInput on a lookup or choice that is not to be had at this moment */
function inputFrom(
  talk: Talk,
  row: ScriptRow,
  { model, where }: { model: OpenModel; where: string },
): RecordedInput {
  const { scenario, made, state, turns } = talk
  const setting = settingOf(scenario, made.variant, made.difficulty)
  const bare = { acts: [], flags: [], at: 0 }
  switch (row.kind) {
    case 'end':
      return { ...bare, input: { end: true } }
    case 'lookup': {
      const ready = [...readyLookups(setting, state).map(({ id }) => id), ...state.lookups]
      if (!ready.includes(row.id))
        throw new BadInput(`${where}：此刻查不了 ${row.id}；能查的是 ${ready.join('、') || '（还没有）'}`)
      return { ...bare, input: { lookup: row.id } }
    }
    case 'choice': {
      const choices = choicesFor(talk)
      const chosen = choices.find(({ say }) => say === row.id) ?? choices[Number(row.id) - 1]
      if (!chosen)
        throw new BadInput(
          `${where}：此刻没有选项 ${row.id}；可选的是 ${choices.map(({ say }, i) => `${i + 1}. ${say}`).join(' ') || '（没有，请直接写要说的话）'}`,
        )
      return { ...bare, input: { choice: chosen.say }, acts: chosen.acts }
    }
    case 'acts': {
      const acts = row.acts.map((act) => groundedAs(act, 'given', row.say.length))
      const flags = [...new Set([...cueFlagsIn(scenario, row.say), ...row.flags])]
      return { ...bare, input: { say: row.say }, acts, flags }
    }
    case 'say': {
      const earlier = turns.map(({ say }) => say)
      const { acts, flags } = readTurn(model, row.say, { setting, state, earlier })
      return { ...bare, input: { say: row.say }, acts, flags }
    }
  }
}

/** What was chosen or given is certain. */
const actTold = ({ act, p = 1, target, details, tags, span, source }: GroundedAct) => ({
  act,
  p,
  ...(target === undefined ? {} : { target }),
  details,
  tags,
  span,
  source,
})

function turnTold({ scenario, made }: Talk, { say, acts, flags, intents, reply, after }: TalkTurn) {
  const { mood, trust, churn, patience } = after
  const opened = intents.flatMap((intent) => /^(?:fact|volunteer|objection):(.+)$/.exec(intent)?.[1] ?? [])
  const stage = stageOf(settingOf(scenario, made.variant, made.difficulty), after)
  return {
    trainee: say,
    acts: acts.map(actTold),
    customer: reply,
    state: { mood, trust, churn, patience, stage },
    flags,
    opened,
    intents,
  }
}

const inPoints = (hundredths: number): number => hundredths / 100

/** Score, ends and evidence; every figure on the 0–100 scale. */
function outcomeTold(talk: Talk, score: Score) {
  const { evidence, missed } = debriefOf(talk, score)
  const { end, falseClose, hangUp } = talk.state
  return {
    score: {
      total: inPoints(score.total),
      dimensions: Object.fromEntries(DIMENSIONS.map((d) => [d, inPoints(score.points[d])])),
      pct: score.pct,
      caps: score.caps.map(formatCap),
      missed: missed.map(({ line, pct, of, first }) => ({ line, pct, of, turn: first ?? null })),
      passed: score.passed,
    },
    redLines: score.redLines,
    suspected: score.suspected,
    end,
    falseClose,
    hangUp,
    evidence: evidence.map(({ line, pct, points, turn, quote, reason }) => ({
      dimension: dimensionOf(line),
      points: inPoints(points),
      turn,
      quote,
      reason,
      line,
      pct,
    })),
  }
}

function linesFor(
  talk: Talk,
  score: Score,
  unsaid: readonly Readonly<{ line: number; text: string }>[],
): string[] {
  const { scenario, state, turns, opening } = talk
  const names = (acts: readonly GroundedAct[]) => acts.map(({ act, p = 1 }) => `${act} ${p}`).join(' ')
  return [
    `${nameOf(scenario)}：${opening}`,
    ...turns.flatMap(({ say, acts, reply, after }) => [
      `学员：${say}　［${names(acts) || '听不出'}］`,
      `${nameOf(scenario)}：${reply}　（火气 ${after.mood}，信任 ${after.trust}，离意 ${after.churn}，耐心 ${after.patience}）`,
    ]),
    `结局 ${state.end}，总分 ${inPoints(score.total)}（${DIMENSIONS.map((d) => `${d} ${inPoints(score.points[d])}`).join(' ')}）${score.caps.map((cap) => ` ${formatCap(cap)}`).join('')}`,
    ...(score.redLines.length > 0 ? [`红线：${score.redLines.join('、')}`] : []),
    ...(score.suspected.length > 0 ? [`疑似红线：${score.suspected.join('、')}`] : []),
    ...(unsaid.length > 0
      ? [`谈话已经结束，没有说出的行：${unsaid.map(({ line }) => line).join('、')}`]
      : []),
  ]
}

const nameOf = ({ persona }: Scenario): string => persona.name
